using System.Text;
using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>An architecture as a PyTorch module.</summary>
internal static class PyTorchCode
{
    public static string Of(Architecture architecture)
    {
        string name = SourceCode.ClassName(architecture);
        var declarations = new StringBuilder();
        var steps = new StringBuilder($"    def forward(self, x):  # {SourceCode.Shape(architecture.Input)}\n");
        foreach (PlacedLayer layer in architecture.Layers)
        {
            if (Module(layer) is { } module)
                declarations.Append($"        self.{layer.Name} = nn.{module}\n");
            steps.Append($"        x = {Call(layer)}  # {SourceCode.Shape(layer.Output)}\n");
        }
        string functional = steps.ToString().Contains("F.pad", StringComparison.Ordinal) ? "import torch.nn.functional as F\n" : "";
        return string.Concat(SourceCode.Header(architecture, "#").Select(line => line + "\n"))
            + $"import torch\n{functional}from torch import nn\n\n\nclass {name}(nn.Module):\n    def __init__(self):\n        super().__init__()\n{declarations}\n{steps}        return x\n"
            + $"\n\nif __name__ == \"__main__\":\n    model = {name}()\n    print(model)\n    print(tuple(model(torch.zeros(2, {string.Join(", ", architecture.Input.Sizes)})).shape))\n";
    }

    /// <summary>The constructor behind <c>nn.</c>, or null for what is only a step.</summary>
    private static string? Module(PlacedLayer placed) => placed.Layer switch
    {
        ConvolutionLayer layer => Convolution(layer, placed.Input),
        TransposedLayer layer => $"ConvTranspose2d({placed.Input.Channels}, {layer.Filters}, kernel_size={Pair(layer.Kernel)}"
            + Unless(layer.Stride == 1, $", stride={Pair(layer.Stride)}") + Unless(layer.Padding == 0, $", padding={Pair(layer.Padding)}")
            + Unless(layer.OutputPadding == 0, $", output_padding={Pair(layer.OutputPadding)}") + Unless(layer.Dilation == 1, $", dilation={Pair(layer.Dilation)}")
            + Groups(layer.Groups ?? placed.Input.Channels) + Unless(layer.Bias, ", bias=False") + ")",
        PoolingLayer layer => $"{(layer.Kind == PoolingKind.Max ? "MaxPool2d" : "AvgPool2d")}({Pair(layer.Window)}"
            + Unless(layer.Stride is null, $", stride={Pair(layer.Stride ?? layer.Window)}") + Unless(layer.Padding == 0, $", padding={Pair(layer.Padding)}")
            + Unless(!layer.Ceil, ", ceil_mode=True") + ")",
        AdaptivePoolingLayer layer => $"AdaptiveAvgPool2d({Pair(layer.Size)})",
        BatchNormLayer => $"{(placed.Input.IsFlat ? "BatchNorm1d" : "BatchNorm2d")}({placed.Input.Channels})",
        GroupNormLayer layer => $"GroupNorm({layer.Groups}, {placed.Input.Channels})",
        DropoutLayer layer => $"Dropout({Words.Of(layer.Probability)})",
        LinearLayer layer => $"Linear({placed.Input.Channels}, {layer.Outputs}{Unless(layer.Bias, ", bias=False")})",
        UpsampleLayer layer => $"Upsample(scale_factor={layer.Factor}, mode=\"{Words.Of(layer.Kind)}\"{Unless(layer.Kind == UpsamplingKind.Nearest, ", align_corners=False")})",
        FlattenLayer => "Flatten()",
        IdentityLayer => "Identity()",
        ActivationLayer layer => Activation(layer),
        CropLayer or GlobalPoolingLayer => null,
        _ => throw new NotSupportedException($"No PyTorch code is known for '{placed.Layer}'."),
    };

    private static string Convolution(ConvolutionLayer layer, FeatureShape input)
    {
        Pads pads = layer.Over(input).Pads;
        bool inside = PadsInside(layer, input);
        string padding = !inside || pads == Pads.None ? "" : layer.Padding.Rule == PaddingRule.Same ? ", padding=\"same\"" : $", padding={Pair(new(pads.Top, pads.Left))}";
        return $"Conv2d({input.Channels}, {layer.Filters}, kernel_size={Pair(layer.Kernel)}{Unless(layer.Stride == 1, $", stride={Pair(layer.Stride)}")}{padding}"
            + Unless(padding.Length == 0 || layer.PaddingMode == PaddingMode.Constant, $", padding_mode=\"{Words.Of(layer.PaddingMode)}\"")
            + Unless(layer.Dilation == 1, $", dilation={Pair(layer.Dilation)}") + Groups(layer.Groups ?? input.Channels) + Unless(layer.Bias, ", bias=False") + ")";
    }

    // Conv2d pads by itself when both sides are equal, or by its 'same'.
    private static bool PadsInside(ConvolutionLayer layer, FeatureShape input)
    {
        Pads pads = layer.Over(input).Pads;
        return layer.Padding.Rule == PaddingRule.Same || (pads.Left == pads.Right && pads.Top == pads.Bottom);
    }

    private static string Call(PlacedLayer placed) => placed.Layer switch
    {
        ConvolutionLayer layer when !PadsInside(layer, placed.Input) => $"self.{placed.Name}({Pad(layer, layer.Over(placed.Input).Pads)})",
        CropLayer layer => $"x[:, :, {Slice(layer, Axis.Height, placed.Input.Height)}, {Slice(layer, Axis.Width, placed.Input.Width)}]",
        GlobalPoolingLayer => "x.mean((2, 3))",
        _ => $"self.{placed.Name}(x)",
    };

    private static string Pad(ConvolutionLayer layer, Pads pads)
    {
        string mode = Unless(layer.PaddingMode == PaddingMode.Constant, $", mode=\"{Words.Of(layer.PaddingMode)}\"");
        return $"F.pad(x, ({pads.Left}, {pads.Right}, {pads.Top}, {pads.Bottom}){mode})";
    }

    private static string Slice(CropLayer layer, Axis axis, int size) => $"{layer.First(axis, size)}:{layer.First(axis, size) + layer.Size.Along(axis)}";

    private static string Activation(ActivationLayer layer) => layer.Kind switch
    {
        ActivationKind.Relu => "ReLU()",
        ActivationKind.Relu6 => "ReLU6()",
        ActivationKind.LeakyRelu => $"LeakyReLU({Words.Of(layer.Parameter ?? 0)})",
        ActivationKind.Elu => $"ELU({Words.Of(layer.Parameter ?? 0)})",
        ActivationKind.Selu => "SELU()",
        ActivationKind.Silu => "SiLU()",
        ActivationKind.Gelu => "GELU()",
        ActivationKind.Mish => "Mish()",
        ActivationKind.Hardswish => "Hardswish()",
        ActivationKind.Tanh => "Tanh()",
        ActivationKind.Sigmoid => "Sigmoid()",
        ActivationKind.Softplus => "Softplus()",
        _ => throw new NotSupportedException($"No PyTorch code is known for '{layer}'."),
    };

    private static string Groups(int groups) => Unless(groups == 1, $", groups={groups}");

    private static string Unless(bool isDefault, string text) => isDefault ? "" : text;

    private static string Pair(Size2D pair) => pair.Height == pair.Width ? $"{pair.Height}" : $"({pair.Height}, {pair.Width})";
}
