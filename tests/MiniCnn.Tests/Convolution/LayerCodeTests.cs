using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Convolution;

/// <summary>Generated code: the C# lines are here once as text and once as code that runs.</summary>
public sealed class LayerCodeTests
{
    [Theory]
    [InlineData("i28 k5 s2 p2 c3 n8",
        "var layer = torch.nn.Conv2d(3, 8, 5, stride: 2, padding: 2);\nvar y = layer.call(x);  // [n, 3, 28, 28] -> [n, 8, 14, 14]",
        "layer = torch.nn.Conv2d(3, 8, kernel_size=5, stride=2, padding=2)\ny = layer(x)  # [n, 3, 28, 28] -> [n, 8, 14, 14]")]
    [InlineData("i9x11 k3x5 s1x2 p1x2 d2x1 c4 n6 g2 no-bias circular",
        "x = torch.nn.functional.pad(x, new long[] { 2, 2, 1, 1 }, PaddingModes.Circular);\nvar layer = torch.nn.Conv2d(4, 6, (3, 5), stride: (1, 2), dilation: (2, 1), groups: 2, bias: false);\n",
        "layer = torch.nn.Conv2d(4, 6, kernel_size=(3, 5), stride=(1, 2), padding=(1, 2), padding_mode=\"circular\", dilation=(2, 1), groups=2, bias=False)\n")]
    [InlineData("i8 k3 p2,0,1,0 value=5",
        "x = torch.nn.functional.pad(x, new long[] { 2, 0, 1, 0 }, PaddingModes.Constant, 5);\nvar layer = torch.nn.Conv2d(1, 1, 3);\n",
        "x = torch.nn.functional.pad(x, (2, 0, 1, 0), value=5)\nlayer = torch.nn.Conv2d(1, 1, kernel_size=3)\n")]
    [InlineData("i8 k4 psame",
        "x = torch.nn.functional.pad(x, new long[] { 1, 2, 1, 2 });\nvar layer = torch.nn.Conv2d(1, 1, 4);\n",
        "layer = torch.nn.Conv2d(1, 1, kernel_size=4, padding=\"same\")\n")]
    [InlineData("transposed i4 k4 s2 p1,2,0,1 a1 c2 n3",
        "var layer = torch.nn.ConvTranspose2d(2, 3, 4, stride: 2, output_padding: 1);\nvar y = layer.call(x);  // [n, 2, 4, 4] -> [n, 3, 10, 8]\ny = torch.nn.functional.pad(y, new long[] { -1, -2, 0, -1 });",
        "layer = torch.nn.ConvTranspose2d(2, 3, kernel_size=4, stride=2, output_padding=1)\ny = layer(x)  # [n, 2, 4, 4] -> [n, 3, 10, 8]\ny = torch.nn.functional.pad(y, (-1, -2, 0, -1))")]
    [InlineData("pool i7 k3 s2 p1 ceil c5",
        "var layer = torch.nn.MaxPool2d(3, stride: 2, padding: 1, ceil_mode: true);\n",
        "layer = torch.nn.MaxPool2d(3, stride=2, padding=1, ceil_mode=True)\n")]
    public void A_layer_in_both_languages(string words, string csharp, string python)
    {
        ConvolutionGeometry geometry = Layer(words);
        LayerCode.Of(geometry, CodeLanguage.CSharp).ShouldStartWith(csharp);
        LayerCode.Of(geometry, CodeLanguage.Python).ShouldStartWith(python);
    }

    [Fact]
    public void The_lines_in_CSharp_give_the_shapes_they_tell()
    {
        using DisposeScope scope = NewDisposeScope();
        using Conv2d plain = torch.nn.Conv2d(3, 8, 5, stride: 2, padding: 2);
        plain.call(zeros(1, 3, 28, 28)).shape.ShouldBe([1, 8, 14, 14]);

        using Conv2d circular = torch.nn.Conv2d(4, 6, (3, 5), stride: (1, 2), dilation: (2, 1), groups: 2, bias: false);
        Size2D size = Layer("i9x11 k3x5 s1x2 p1x2 d2x1 c4 n6 g2 no-bias circular").Output;
        circular.call(torch.nn.functional.pad(zeros(1, 4, 9, 11), new long[] { 2, 2, 1, 1 }, PaddingModes.Circular)).shape.ShouldBe([1, 6, size.Height, size.Width]);

        using Conv2d constant = torch.nn.Conv2d(1, 1, 3);
        constant.call(torch.nn.functional.pad(zeros(1, 1, 8, 8), new long[] { 2, 0, 1, 0 }, PaddingModes.Constant, 5)).shape.ShouldBe([1, 1, 7, 8]);

        using ConvTranspose2d transposed = torch.nn.ConvTranspose2d(2, 3, 4, stride: 2, output_padding: 1);
        torch.nn.functional.pad(transposed.call(zeros(1, 2, 4, 4)), new long[] { -1, -2, 0, -1 }).shape.ShouldBe([1, 3, 10, 8]);

        using MaxPool2d pool = torch.nn.MaxPool2d(3, stride: 2, padding: 1, ceil_mode: true);
        pool.call(zeros(1, 5, 7, 7)).shape.ShouldBe([1, 5, 4, 4]);
    }

    private static ConvolutionGeometry Layer(string words)
    {
        var text = LayerText.Parse([words]);
        return text.Layer.Over(text.Input!.Value);
    }
}
