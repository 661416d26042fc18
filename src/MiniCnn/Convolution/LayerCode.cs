namespace MiniCnn.Convolution;

internal static class LayerCode
{
    /// <summary>Statements, one a line, from <c>x</c> [n, c, h, w] to <c>y</c>; what the module cannot do is a call of <c>pad</c> before or after it.</summary>
    public static string Of(ConvolutionGeometry geometry, CodeLanguage language)
    {
        var code = new CodeNotation(language);
        LayerSettings layer = geometry.Layer;
        (string declare, string end) = code.IsPython ? ("", "") : ("var ", ";");
        var lines = new List<string>();
        if (PadsBefore(geometry, code))
            lines.Add($"x = {code.Pad("torch.nn.functional", "x", geometry.Pads, layer.PaddingMode, layer.Kind == LayerKind.Pooling ? double.NegativeInfinity : layer.PaddingValue ?? 0)}{end}");
        lines.Add($"{declare}layer = torch.nn.{Module(geometry, code)}{end}");
        lines.Add($"{declare}y = {code.Apply("layer", "x")}{end}  {code.Comment} {Shape(geometry.Input, layer.InputChannels)} -> {Shape(geometry.Output, geometry.OutputChannels)}");
        // A transposed layer's padding crops its output: where the sides differ, the crop comes after it.
        if (layer.Kind == LayerKind.Transposed && !IsEven(geometry.Pads))
            lines.Add($"y = {code.Pad("torch.nn.functional", "y", new(-geometry.Pads.Left, -geometry.Pads.Right, -geometry.Pads.Top, -geometry.Pads.Bottom), PaddingMode.Constant, 0)}{end}");
        return string.Join('\n', lines);
    }

    /// <summary>The module's constructor, without the namespace before it.</summary>
    public static string Module(ConvolutionGeometry geometry, CodeNotation code, bool averages = false)
    {
        (LayerSettings layer, Pads pads) = (geometry.Layer, geometry.Pads);
        bool pooling = layer.Kind == LayerKind.Pooling, inside = !PadsBefore(geometry, code);
        string type = layer.Kind == LayerKind.Convolution ? "Conv2d" : layer.Kind == LayerKind.Transposed ? "ConvTranspose2d" : averages ? "AvgPool2d" : "MaxPool2d";
        object? padding = !inside || pads == Pads.None ? null
            : code.IsPython && layer.Padding.Rule == PaddingRule.Same ? "\"same\""
            : IsEven(pads) ? new Size2D(pads.Top, pads.Left) : null;
        return code.Call(
            type,
            ("", pooling ? null : layer.InputChannels),
            ("", pooling ? null : layer.OutputChannels),
            (pooling ? "" : code.KernelName, layer.Kernel),
            ("stride", Unless(layer.Stride, pooling ? layer.Kernel : 1)),
            ("padding", padding),
            ("padding_mode", padding is null ? null : Unless(layer.PaddingMode, PaddingMode.Constant)),
            ("output_padding", Unless(layer.OutputPadding, 0)),
            ("dilation", Unless(layer.Dilation, 1)),
            ("groups", Unless(layer.Groups, 1)),
            ("bias", pooling ? null : Unless(layer.Bias, true)),
            ("ceil_mode", Unless(layer.CeilMode, false)));
    }

    /// <summary>Whether <c>pad</c> comes before the module. Both modules take one amount of zeros an axis; PyTorch's other modes too, and its 'same' may be uneven.</summary>
    public static bool PadsBefore(ConvolutionGeometry geometry, CodeNotation code)
    {
        LayerSettings layer = geometry.Layer;
        bool same = code.IsPython && layer.Padding.Rule == PaddingRule.Same;
        return layer.Kind != LayerKind.Transposed && geometry.Pads != Pads.None
            && (layer.PaddingValue is not (null or 0) || (!code.IsPython && layer.PaddingMode != PaddingMode.Constant) || (!IsEven(geometry.Pads) && !same));
    }

    private static bool IsEven(Pads pads) => pads.Left == pads.Right && pads.Top == pads.Bottom;
    private static object? Unless<T>(T value, T standard) => EqualityComparer<T>.Default.Equals(value, standard) ? null : value;
    private static string Shape(Size2D size, int channels) => $"[n, {channels}, {size.Height}, {size.Width}]";
}
