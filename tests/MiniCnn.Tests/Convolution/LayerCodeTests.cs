using MiniCnn.Convolution;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Convolution;

/// <summary>Generated code: the same lines stand here once as text and once as code that runs.</summary>
public sealed class LayerCodeTests
{
    private static ConvolutionGeometry Layer(string words)
    {
        var text = LayerText.Parse([words]);
        return text.Layer.Over(text.Input!.Value);
    }

    [Fact]
    public void A_convolution()
    {
        ConvolutionGeometry geometry = Layer("i28 k5 s2 p2 c3 n8");
        LayerCode.Of(geometry, CodeLanguage.CSharp).ShouldBe("var layer = torch.nn.Conv2d(3, 8, 5, stride: 2, padding: 2);\nvar y = layer.call(x);  // [n, 3, 28, 28] -> [n, 8, 14, 14]");
        LayerCode.Of(geometry, CodeLanguage.Python).ShouldBe("layer = torch.nn.Conv2d(3, 8, kernel_size=5, stride=2, padding=2)\ny = layer(x)  # [n, 3, 28, 28] -> [n, 8, 14, 14]");
        using DisposeScope scope = NewDisposeScope();
        Tensor x = zeros(new long[] { 1, 3, 28, 28 });
        Conv2d layer = torch.nn.Conv2d(3, 8, 5, stride: 2, padding: 2);
        Tensor y = layer.call(x);
        y.shape.ShouldBe(new long[] { 1, 8, 14, 14 });
        layer.Dispose();
    }

    [Fact]
    public void A_non_square_one_with_groups_and_a_mode()
    {
        ConvolutionGeometry geometry = Layer("i9x11 k3x5 s1x2 p1x2 d2x1 c4 n6 g2 no-bias circular");
        LayerCode.Of(geometry, CodeLanguage.CSharp).ShouldStartWith("x = torch.nn.functional.pad(x, new long[] { 2, 2, 1, 1 }, PaddingModes.Circular);\nvar layer = torch.nn.Conv2d(4, 6, (3, 5), stride: (1, 2), dilation: (2, 1), groups: 2, bias: false);\n");
        LayerCode.Of(geometry, CodeLanguage.Python).ShouldStartWith("layer = torch.nn.Conv2d(4, 6, kernel_size=(3, 5), stride=(1, 2), padding=(1, 2), padding_mode=\"circular\", dilation=(2, 1), groups=2, bias=False)\n");
        using DisposeScope scope = NewDisposeScope();
        Tensor x = zeros(new long[] { 1, 4, 9, 11 });
        x = torch.nn.functional.pad(x, new long[] { 2, 2, 1, 1 }, PaddingModes.Circular);
        Conv2d layer = torch.nn.Conv2d(4, 6, (3, 5), stride: (1, 2), dilation: (2, 1), groups: 2, bias: false);
        layer.call(x).shape.ShouldBe(new long[] { 1, 6, geometry.Output.Height, geometry.Output.Width });
        layer.Dispose();
    }

    [Fact]
    public void Pads_that_differ_stand_before()
    {
        ConvolutionGeometry geometry = Layer("i8 k3 p2,0,1,0 value=5");
        LayerCode.Of(geometry, CodeLanguage.CSharp).ShouldStartWith("x = torch.nn.functional.pad(x, new long[] { 2, 0, 1, 0 }, PaddingModes.Constant, 5);\nvar layer = torch.nn.Conv2d(1, 1, 3);\n");
        LayerCode.Of(geometry, CodeLanguage.Python).ShouldStartWith("x = torch.nn.functional.pad(x, (2, 0, 1, 0), value=5)\nlayer = torch.nn.Conv2d(1, 1, kernel_size=3)\n");
        using DisposeScope scope = NewDisposeScope();
        Tensor x = zeros(new long[] { 1, 1, 8, 8 });
        x = torch.nn.functional.pad(x, new long[] { 2, 0, 1, 0 }, PaddingModes.Constant, 5);
        Conv2d layer = torch.nn.Conv2d(1, 1, 3);
        layer.call(x).shape.ShouldBe(new long[] { 1, 1, geometry.Output.Height, geometry.Output.Width });
        layer.Dispose();
    }

    [Fact]
    public void A_transposed_one_whose_pads_differ_is_cropped_after()
    {
        ConvolutionGeometry geometry = Layer("transposed i4 k4 s2 p1,2,0,1 a1 c2 n3");
        LayerCode.Of(geometry, CodeLanguage.CSharp).ShouldEndWith("\ny = torch.nn.functional.pad(y, new long[] { -1, -2, 0, -1 });");
        LayerCode.Of(geometry, CodeLanguage.Python).ShouldEndWith("\ny = torch.nn.functional.pad(y, (-1, -2, 0, -1))");
        using DisposeScope scope = NewDisposeScope();
        Tensor x = zeros(new long[] { 1, 2, 4, 4 });
        ConvTranspose2d layer = torch.nn.ConvTranspose2d(2, 3, 4, stride: 2, output_padding: 1);
        Tensor y = layer.call(x);
        y = torch.nn.functional.pad(y, new long[] { -1, -2, 0, -1 });
        y.shape.ShouldBe(new long[] { 1, 3, geometry.Output.Height, geometry.Output.Width });
        LayerCode.Of(geometry, CodeLanguage.CSharp).ShouldStartWith("var layer = torch.nn.ConvTranspose2d(2, 3, 4, stride: 2, output_padding: 1);\n");
        layer.Dispose();
    }

    [Fact]
    public void A_pool()
    {
        ConvolutionGeometry geometry = Layer("pool i7 k3 s2 p1 ceil c5");
        LayerCode.Of(geometry, CodeLanguage.CSharp).ShouldStartWith("var layer = torch.nn.MaxPool2d(3, stride: 2, padding: 1, ceil_mode: true);\n");
        LayerCode.Of(geometry, CodeLanguage.Python).ShouldStartWith("layer = torch.nn.MaxPool2d(3, stride=2, padding=1, ceil_mode=True)\n");
        using DisposeScope scope = NewDisposeScope();
        MaxPool2d layer = torch.nn.MaxPool2d(3, stride: 2, padding: 1, ceil_mode: true);
        layer.call(zeros(new long[] { 1, 5, 7, 7 })).shape.ShouldBe(new long[] { 1, 5, geometry.Output.Height, geometry.Output.Width });
        layer.Dispose();
    }
}
