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
        TransposedLayer layer => Transposed(layer, placed.Input.Channels),
        UpsampleLayer layer => $"Upsample(scale_factor={layer.Factor}, mode=\"{LayerKeywords.Of(layer.Kind)}\"{Unless(layer.Kind == UpsamplingKind.Nearest, ", align_corners=False")})",
        CropLayer or GlobalPoolingLayer => null,
        _ => ModuleCode.Of(placed, CodeNotation.Python),
    };

    private static string Convolution(ConvolutionLayer layer, FeatureShape input)
    {
        Pads pads = layer.Over(input).Pads;
        CodeNotation python = CodeNotation.Python;
        string padding = layer.Padding.Rule == PaddingRule.Same && pads != Pads.None ? ", padding=\"same\""
            : python.Unless(pads == Pads.None || !PadsInside(layer, input), "padding", new Size2D(pads.Top, pads.Left));
        padding += Unless(padding.Length == 0 || layer.PaddingMode == PaddingMode.Constant, $", padding_mode=\"{LayerKeywords.Of(layer.PaddingMode)}\"");
        return ModuleCode.Filters("Conv2d", layer, input.Channels, padding, python);
    }

    private static string Transposed(TransposedLayer layer, int channels)
    {
        CodeNotation python = CodeNotation.Python;
        string padding = python.Unless(layer.Padding == 0, "padding", layer.Padding) + python.Unless(layer.OutputPadding == 0, "output_padding", layer.OutputPadding);
        return ModuleCode.Filters("ConvTranspose2d", layer, channels, padding, python);
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
        string mode = Unless(layer.PaddingMode == PaddingMode.Constant, $", mode=\"{LayerKeywords.Of(layer.PaddingMode)}\"");
        return $"F.pad(x, ({pads.Left}, {pads.Right}, {pads.Top}, {pads.Bottom}){mode})";
    }

    private static string Slice(CropLayer layer, Axis axis, int size) => $"{layer.First(axis, size)}:{layer.First(axis, size) + layer.Size.Along(axis)}";

    private static string Unless(bool isDefault, string text) => isDefault ? "" : text;
}
