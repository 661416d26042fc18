namespace MiniCnn.Convolution;

/// <summary>
/// Transposed convolutions whose output padding differs between the axes: TorchSharp's ConvTranspose2d has the first of the two amounts on both,
/// its functional form has each on its own.
/// </summary>
internal static class UnevenOutputPadding
{
    public static bool Is(Size2D outputPadding) => outputPadding.Height != outputPadding.Width;

    /// <summary>C# for the layer over <c>x</c>, beginning with <c>nn</c>; the weights stay those of a module.</summary>
    /// <param name="module">The expression that names it.</param>
    /// <param name="layer">Its settings.</param>
    /// <param name="padding">Of either side of each axis.</param>
    public static string Call(string module, LayerSettings layer, Size2D padding) =>
        $"nn.functional.conv_transpose2d(x, {module}.weight, {(layer.Bias ? $"{module}.bias" : "null")}, "
        + $"{Both(layer.Stride)}, {Both(padding)}, {Both(layer.OutputPadding)}, {Both(layer.Dilation)}, {layer.Groups})";

    private static string Both(Size2D size) => $"new long[] {{ {size.Height}, {size.Width} }}";
}
