namespace MiniCnn.Convolution;

/// <summary>
/// A transposed convolution as a direct one of stride 1: s−1 zeros between the inputs, k̂−1−p zeros around them (cropped where negative), a more at
/// the bottom and right, and the kernel turned by 180 degrees. The pads lie around the input stretched by the zeros; negative crops.
/// </summary>
internal sealed record DirectEquivalent(Size2D Zeros, Size2D Stretched, Pads Pads, Size2D Dilation)
{
    /// <exception cref="MiniCnnException">The layer is not a transposed convolution.</exception>
    public static DirectEquivalent Of(ConvolutionGeometry geometry)
    {
        LayerSettings layer = geometry.Layer;
        if (layer.Kind != LayerKind.Transposed)
            throw MiniCnnException.BadUsage("only a transposed convolution has an equivalent direct one; expected one");
        (Size2D k, Pads p) = (geometry.EffectiveKernel, geometry.Pads);
        return new(
            new(layer.Stride.Height - 1, layer.Stride.Width - 1),
            new(checked(((geometry.Input.Height - 1) * layer.Stride.Height) + 1), checked(((geometry.Input.Width - 1) * layer.Stride.Width) + 1)),
            new(k.Width - 1 - p.Left, k.Width - 1 - p.Right + layer.OutputPadding.Width, k.Height - 1 - p.Top, k.Height - 1 - p.Bottom + layer.OutputPadding.Height),
            layer.Dilation);
    }

    /// <summary>The input with its zeros between and around.</summary>
    public Plane Stretch(Plane image)
    {
        if (Stretched.Area > Border.MaxCells)
            throw MiniCnnException.BadUsage($"the stretched input of {Stretched} would have more than {Border.MaxCells} cells");
        var stretched = new Plane(Stretched.Height, Stretched.Width);
        for (int n = 0; n < image.Values.Length; n++)
            stretched[n / image.Width * (Zeros.Height + 1), n % image.Width * (Zeros.Width + 1)] = image.Values[n];
        return Border.Pad(stretched, Pads);
    }
}
