namespace MiniCnn.Models;

/// <summary>The constructors behind <c>nn.</c>: PyTorch's names and arguments, which TorchSharp shares, in the notation of a language.</summary>
internal static class ModuleCode
{
    /// <summary>Every layer but those that only one of the two has as a module, and the convolutions, whose padding differs.</summary>
    public static string Of(PlacedLayer placed, CodeNotation notation) => placed.Layer switch
    {
        PoolingLayer layer => $"{(layer.Kind == PoolingKind.Max ? "MaxPool2d" : "AvgPool2d")}({notation.Pair(layer.Window)}"
            + notation.Unless(layer.Stride is null, "stride", layer.Stride ?? layer.Window) + notation.Unless(layer.Padding == 0, "padding", layer.Padding)
            + notation.Unless(!layer.Ceil, "ceil_mode", true) + ")",
        AdaptivePoolingLayer layer => $"AdaptiveAvgPool2d({notation.Pair(layer.Size)})",
        BatchNormLayer => $"{(placed.Input.IsFlat ? "BatchNorm1d" : "BatchNorm2d")}({placed.Input.Channels})",
        GroupNormLayer layer => $"GroupNorm({layer.Groups}, {placed.Input.Channels})",
        DropoutLayer layer => $"Dropout({LayerKeywords.Of(layer.Probability)})",
        LinearLayer layer => $"Linear({placed.Input.Channels}, {layer.Outputs}{notation.Unless(layer.Bias, notation.LinearBias, false)})",
        FlattenLayer => "Flatten()",
        IdentityLayer => "Identity()",
        ActivationLayer layer => Activation(layer),
        _ => throw new NotSupportedException($"No code is known for '{placed.Layer}'."),
    };

    /// <summary>A convolution or a transposed one.</summary>
    /// <param name="type">The module's name.</param>
    /// <param name="layer">Its settings.</param>
    /// <param name="channels">How many arrive.</param>
    /// <param name="padding">What is said of padding, ready to stand after another argument.</param>
    /// <param name="notation">Of the language.</param>
    public static string Filters(string type, FilterLayer layer, int channels, string padding, CodeNotation notation)
    {
        int groups = layer.Groups ?? channels;
        return $"{type}({channels}, {layer.Filters}, {notation.KernelName}{notation.Pair(layer.Kernel)}" + notation.Unless(layer.Stride == 1, "stride", layer.Stride) + padding
            + notation.Unless(layer.Dilation == 1, "dilation", layer.Dilation) + notation.Unless(groups == 1, "groups", $"{groups}") + notation.Unless(layer.Bias, "bias", false) + ")";
    }

    private static string Activation(ActivationLayer layer) => layer.Kind switch
    {
        ActivationKind.Relu => "ReLU()",
        ActivationKind.Relu6 => "ReLU6()",
        ActivationKind.LeakyRelu => $"LeakyReLU({LayerKeywords.Of(layer.Parameter ?? 0)})",
        ActivationKind.Elu => $"ELU({LayerKeywords.Of(layer.Parameter ?? 0)})",
        ActivationKind.Selu => "SELU()",
        ActivationKind.Silu => "SiLU()",
        ActivationKind.Gelu => "GELU()",
        ActivationKind.Mish => "Mish()",
        ActivationKind.Hardswish => "Hardswish()",
        ActivationKind.Tanh => "Tanh()",
        ActivationKind.Sigmoid => "Sigmoid()",
        ActivationKind.Softplus => "Softplus()",
        _ => throw new NotSupportedException($"No code is known for '{layer}'."),
    };
}
