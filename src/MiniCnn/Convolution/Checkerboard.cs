namespace MiniCnn.Convolution;

/// <summary>
/// What a flat image of ones becomes in a transposed convolution: with a stride, outputs next to each other get the weights of different taps, and where these
/// do not add up to the same a checkerboard shows. Source: A. Odena, V. Dumoulin and C. Olah, Deconvolution and checkerboard artifacts, Distill 2016.
/// </summary>
/// <param name="Flat">The flat image's output [o_h, o_w]; with weights of 1 the number of inputs that reach each output.</param>
/// <param name="Min">The smallest sum of the weights that meet in one output, away from the borders.</param>
/// <param name="Max">The largest.</param>
/// <param name="Unevenness">(max − min)/mean of the sums' sizes; 0 where the difference is rounding.</param>
internal sealed record Checkerboard(Plane Flat, double Min, double Max, double Unevenness)
{
    public bool IsEven => Unevenness == 0;

    /// <summary>Of a kernel [k_h, k_w]; default: every weight 1, which tells how evenly the taps overlap.</summary>
    /// <exception cref="MiniCnnException">The layer is not a transposed convolution.</exception>
    public static Checkerboard Of(ConvolutionGeometry geometry, Plane? kernel = null)
    {
        LayerSettings layer = geometry.Layer;
        if (layer.Kind != LayerKind.Transposed)
            throw MiniCnnException.BadUsage("only a transposed convolution has overlapping scatters; expected one");
        Plane weights = kernel ?? Ones(layer.Kernel);
        LayerSettings single = layer with { InputChannels = 1, OutputChannels = 1, Groups = 1, Bias = false };
        Plane flat = KernelOperator.Transpose([Ones(geometry.Input)], KernelWeights.Of(weights), single)[0];
        double[] sums = new double[layer.Stride.Area];
        for (int n = 0; n < weights.Values.Length; n++)
        {
            long row = (long)(n / weights.Width) * layer.Dilation.Height % layer.Stride.Height, column = (long)(n % weights.Width) * layer.Dilation.Width % layer.Stride.Width;
            sums[(row * layer.Stride.Width) + column] += weights.Values[n];
        }
        (double min, double max) = (sums.Min(), sums.Max());
        bool rounding = max - min <= 1e-6 * weights.Values.Max(Math.Abs);
        return new(flat, min, max, rounding ? 0 : (max - min) / sums.Average(Math.Abs));
    }

    private static Plane Ones(Size2D size) => new(size.Height, size.Width, [.. Enumerable.Repeat(1f, (int)size.Area)]);
}
