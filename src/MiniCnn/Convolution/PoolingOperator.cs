namespace MiniCnn.Convolution;

/// <summary>What a pooling window gives.</summary>
public enum PoolingRule
{
    /// <summary>The largest number; padding is never a maximum.</summary>
    Maximum,
    /// <summary>The mean; padding counts as 0, what extends over the padded image in ceil mode does not count.</summary>
    Mean,
}

/// <summary>Max and mean pooling: <c>torch.nn.functional.max_pool2d</c> and <c>avg_pool2d</c>.</summary>
public static class PoolingOperator
{
    /// <summary>Pools one plane by kernel, stride, padding and ceil mode; dilation for the maximum only.</summary>
    /// <exception cref="MiniCnnException">An illegal setting.</exception>
    public static Plane Pool(Plane image, PoolingRule rule, LayerSettings layer)
    {
        ConvolutionGeometry geometry = GeometryOf(image, rule, layer);
        (Size2D size, bool isMaximum, int step) = (geometry.Output, rule == PoolingRule.Maximum, layer.Stride.Width);
        Pads pads = geometry.Pads with { Right = geometry.Pads.Right + geometry.Horizontal.Beyond, Bottom = geometry.Pads.Bottom + geometry.Vertical.Beyond };
        Plane padded = Border.Pad(image, pads, value: isMaximum ? float.NegativeInfinity : 0);
        return KernelOperator.ForEachRow(size, isMaximum ? double.NegativeInfinity : 0, (results, y) =>
        {
            KernelOperator.ForEachTap(results, y, padded, geometry.Layer, (row, _, source) =>
            {
                if (isMaximum)
                    Maximum(row, source, step);
                else
                    KernelOperator.AddRow(row, 1, source, step);
            });
            for (int x = 0; x < results.Length && !isMaximum; x++)
                results[x] /= Divisor(geometry, y, x);
        });
    }

    /// <summary>How many cells a mean divides by: those of the window inside the padded image.</summary>
    internal static int Divisor(ConvolutionGeometry geometry, int y, int x)
    {
        static int Inside(AxisGeometry axis, int output) => (int)(Math.Min(((long)output * axis.Stride) + axis.Kernel, axis.PaddedInput) - ((long)output * axis.Stride));
        return Inside(geometry.Vertical, y) * Inside(geometry.Horizontal, x);
    }

    internal static ConvolutionGeometry GeometryOf(Plane image, PoolingRule rule, LayerSettings layer)
    {
        if (rule == PoolingRule.Mean && layer.Dilation != 1)
            throw MiniCnnException.BadUsage($"mean pooling has no dilation, but dilation is {layer.Dilation.ToShortString()}; expected 1");
        return (layer with { Kind = LayerKind.Pooling, InputChannels = 1, OutputChannels = 1 }).Over(new(image.Height, image.Width));
    }

    private static void Maximum(Span<double> row, ReadOnlySpan<float> source, int step)
    {
        for (int n = 0; n < row.Length; n++)
            row[n] = Math.Max(row[n], source[n * step]);
    }
}
