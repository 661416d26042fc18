namespace MiniCnn.Convolution;

/// <summary>
/// The uneven overlap of a transposed convolution's scatters: where the stride does not divide the kernel some outputs get more contributions than
/// their neighbors, which shows as a checkerboard. Source: A. Odena, V. Dumoulin and C. Olah, Deconvolution and checkerboard artifacts, Distill 2016.
/// </summary>
internal sealed record Checkerboard(Plane Overlap, double Unevenness)
{
    /// <summary>The overlap [o_h, o_w] is how many inputs reach each output; its unevenness (max − min)/mean away from the borders.</summary>
    public bool IsEven => Unevenness == 0;

    public static Checkerboard Of(ConvolutionGeometry geometry)
    {
        LayerSettings layer = geometry.Layer;
        if (layer.Kind != LayerKind.Transposed)
            throw MiniCnnException.BadUsage("only a transposed convolution has overlapping scatters; expected one");
        Plane ones = Ones(geometry.Input), kernel = Ones(layer.Kernel);
        Plane overlap = KernelOperator.Transpose([ones], KernelWeights.Of(kernel), layer with { InputChannels = 1, OutputChannels = 1, Groups = 1, Bias = false })[0];
        int[] inner = [.. from row in Period(geometry.Vertical) from column in Period(geometry.Horizontal) select row * column];
        return new(overlap, (inner.Max() - inner.Min()) / inner.Average());
    }

    private static Plane Ones(Size2D size) => new(size.Height, size.Width, [.. Enumerable.Repeat(1f, (int)size.Area)]);

    /// <summary>Taps that fall on each phase of the stride: what an output gets far from any border.</summary>
    private static int[] Period(AxisGeometry axis)
    {
        int[] counts = new int[axis.Stride];
        for (int tap = 0; tap < axis.Kernel; tap++)
            counts[(long)tap * axis.Dilation % axis.Stride]++;
        return counts;
    }
}
