// 3,305 parameters, 273,092 multiply-adds an image. Made by MiniCnn from:
//   input 2x20x18
//   crop 18x16
//   conv 8 3x5 stride 2x1 padding 1,2,0,3 dilation 1x2 groups 2 no-bias as edges
//   batchnorm
//   leaky-relu 0.2
//   conv 8 4x4 padding same
//   relu
//   conv 8 3x3 padding 1 padding-mode reflect groups depthwise
//   silu
//   conv 8 3x3 padding 2,1,1,2 padding-mode circular as base
//   gelu
//   conv 8 2x2 padding full padding-mode replicate
//   mish
//   transposed 6 3x2 stride 2 padding 1x0 output-padding 1 groups 2
//   groupnorm 3
//   elu 0.75
//   maxpool 3x2 stride 2 padding 1 ceil
//   hardswish
//   avgpool 2x3 stride 1
//   selu
//   upsample 2 bilinear
//   tanh
//   upsample 2 nearest
//   relu6
//   adaptive-avgpool 4x3
//   identity
//   dropout 0.25
//   flatten
//   batchnorm as flat_norm
//   linear 12 no-bias
//   softplus
//   linear 3 as classes
//   sigmoid
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Generated;

public sealed class EveryLayer : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d edges = nn.Conv2d(2, 8, (3, 5), stride: (2, 1), dilation: (1, 2), groups: 2, bias: false);
    private readonly BatchNorm2d batchnorm1 = nn.BatchNorm2d(8);
    private readonly LeakyReLU leakyrelu1 = nn.LeakyReLU(0.2);
    private readonly Conv2d conv2 = nn.Conv2d(8, 8, 4);
    private readonly ReLU relu1 = nn.ReLU();
    private readonly Conv2d conv3 = nn.Conv2d(8, 8, 3, groups: 8);
    private readonly SiLU silu1 = nn.SiLU();
    private readonly Conv2d @base = nn.Conv2d(8, 8, 3);
    private readonly GELU gelu1 = nn.GELU();
    private readonly Conv2d conv5 = nn.Conv2d(8, 8, 2);
    private readonly Mish mish1 = nn.Mish();
    private readonly ConvTranspose2d transposed1 = nn.ConvTranspose2d(8, 6, (3, 2), stride: (2, 2), padding: (1, 0), output_padding: (1, 1), groups: 2);
    private readonly GroupNorm groupnorm1 = nn.GroupNorm(3, 6);
    private readonly ELU elu1 = nn.ELU(0.75);
    private readonly MaxPool2d maxpool1 = nn.MaxPool2d((3, 2), stride: (2, 2), padding: (1, 1), ceil_mode: true);
    private readonly Hardswish hardswish1 = nn.Hardswish();
    private readonly AvgPool2d avgpool1 = nn.AvgPool2d((2, 3), stride: (1, 1));
    private readonly SELU selu1 = nn.SELU();
    private readonly Tanh tanh1 = nn.Tanh();
    private readonly ReLU6 relu6_1 = nn.ReLU6();
    private readonly AdaptiveAvgPool2d adaptiveavgpool1 = nn.AdaptiveAvgPool2d((4, 3));
    private readonly Identity identity1 = nn.Identity();
    private readonly Dropout dropout1 = nn.Dropout(0.25);
    private readonly Flatten flatten1 = nn.Flatten();
    private readonly BatchNorm1d flat_norm = nn.BatchNorm1d(72);
    private readonly Linear linear1 = nn.Linear(72, 12, hasBias: false);
    private readonly Softplus softplus1 = nn.Softplus();
    private readonly Linear classes = nn.Linear(12, 3);
    private readonly Sigmoid sigmoid1 = nn.Sigmoid();

    public EveryLayer() : base(nameof(EveryLayer)) => RegisterComponents();

    public override Tensor forward(Tensor x) // [N, 2, 20, 18]
    {
        using DisposeScope scope = NewDisposeScope();
        x = x.narrow(2, 1, 18).narrow(3, 1, 16); // [N, 2, 18, 16]
        x = edges.call(nn.functional.pad(x, new long[] { 1, 2, 0, 3 })); // [N, 8, 10, 11]
        x = batchnorm1.call(x); // [N, 8, 10, 11]
        x = leakyrelu1.call(x); // [N, 8, 10, 11]
        x = conv2.call(nn.functional.pad(x, new long[] { 1, 2, 1, 2 })); // [N, 8, 10, 11]
        x = relu1.call(x); // [N, 8, 10, 11]
        x = conv3.call(nn.functional.pad(x, new long[] { 1, 1, 1, 1 }, PaddingModes.Reflect)); // [N, 8, 10, 11]
        x = silu1.call(x); // [N, 8, 10, 11]
        x = @base.call(nn.functional.pad(x, new long[] { 2, 1, 1, 2 }, PaddingModes.Circular)); // [N, 8, 11, 12]
        x = gelu1.call(x); // [N, 8, 11, 12]
        x = conv5.call(nn.functional.pad(x, new long[] { 1, 1, 1, 1 }, PaddingModes.Replicate)); // [N, 8, 12, 13]
        x = mish1.call(x); // [N, 8, 12, 13]
        x = transposed1.call(x); // [N, 6, 24, 27]
        x = groupnorm1.call(x); // [N, 6, 24, 27]
        x = elu1.call(x); // [N, 6, 24, 27]
        x = maxpool1.call(x); // [N, 6, 13, 14]
        x = hardswish1.call(x); // [N, 6, 13, 14]
        x = avgpool1.call(x); // [N, 6, 12, 12]
        x = selu1.call(x); // [N, 6, 12, 12]
        x = nn.functional.interpolate(x, scale_factor: new double[] { 2, 2 }, mode: InterpolationMode.Bilinear, align_corners: false); // [N, 6, 24, 24]
        x = tanh1.call(x); // [N, 6, 24, 24]
        x = nn.functional.interpolate(x, scale_factor: new double[] { 2, 2 }, mode: InterpolationMode.Nearest); // [N, 6, 48, 48]
        x = relu6_1.call(x); // [N, 6, 48, 48]
        x = adaptiveavgpool1.call(x); // [N, 6, 4, 3]
        x = identity1.call(x); // [N, 6, 4, 3]
        x = dropout1.call(x); // [N, 6, 4, 3]
        x = flatten1.call(x); // [N, 72]
        x = flat_norm.call(x); // [N, 72]
        x = linear1.call(x); // [N, 12]
        x = softplus1.call(x); // [N, 12]
        x = classes.call(x); // [N, 3]
        x = sigmoid1.call(x); // [N, 3]
        return x.MoveToOuterDisposeScope();
    }
}
