// 1,199,882 parameters, 11,992,448 multiply-adds an image. Made by MiniCnn from:
//   input 1x28x28
//   conv 32 3x3
//   relu
//   conv 64 3x3
//   relu
//   maxpool 2
//   dropout 0.25
//   flatten
//   linear 128 as fc1
//   relu
//   dropout 0.5
//   linear 10 as fc2
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Generated;

public sealed class Example : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = nn.Conv2d(1, 32, 3);
    private readonly ReLU relu1 = nn.ReLU();
    private readonly Conv2d conv2 = nn.Conv2d(32, 64, 3);
    private readonly ReLU relu2 = nn.ReLU();
    private readonly MaxPool2d maxpool1 = nn.MaxPool2d(2);
    private readonly Dropout dropout1 = nn.Dropout(0.25);
    private readonly Flatten flatten1 = nn.Flatten();
    private readonly Linear fc1 = nn.Linear(9216, 128);
    private readonly ReLU relu3 = nn.ReLU();
    private readonly Dropout dropout2 = nn.Dropout(0.5);
    private readonly Linear fc2 = nn.Linear(128, 10);

    public Example() : base(nameof(Example)) => RegisterComponents();

    public override Tensor forward(Tensor x) // [N, 1, 28, 28]
    {
        using DisposeScope scope = NewDisposeScope();
        x = conv1.call(x); // [N, 32, 26, 26]
        x = relu1.call(x); // [N, 32, 26, 26]
        x = conv2.call(x); // [N, 64, 24, 24]
        x = relu2.call(x); // [N, 64, 24, 24]
        x = maxpool1.call(x); // [N, 64, 12, 12]
        x = dropout1.call(x); // [N, 64, 12, 12]
        x = flatten1.call(x); // [N, 9216]
        x = fc1.call(x); // [N, 128]
        x = relu3.call(x); // [N, 128]
        x = dropout2.call(x); // [N, 128]
        x = fc2.call(x); // [N, 10]
        return x.MoveToOuterDisposeScope();
    }
}
