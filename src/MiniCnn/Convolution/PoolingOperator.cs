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
        (int[][] rows, int[][] columns) = (Cells(geometry.Vertical), Cells(geometry.Horizontal));
        IEnumerable<float> Window(int y, int x) => rows[y].SelectMany(row => columns[x].Select(column => image[row, column]));
        float Result(int y, int x) => rule == PoolingRule.Maximum ? Window(y, x).Aggregate(float.NegativeInfinity, Math.Max)
            : (float)(Window(y, x).Sum(value => (double)value) / Divisor(geometry, y, x));
        return new(rows.Length, columns.Length, [.. from y in Enumerable.Range(0, rows.Length) from x in Enumerable.Range(0, columns.Length) select Result(y, x)]);
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

    /// <summary>The inputs that each output's window covers along an axis, without padding.</summary>
    private static int[][] Cells(AxisGeometry axis) => [.. Enumerable.Range(0, (int)axis.Output).Select(output => Enumerable.Range(0, axis.Kernel)
        .Select(tap => (output * axis.Stride) - axis.Before + (tap * axis.Dilation)).Where(cell => cell >= 0 && cell < axis.Input).ToArray())];
}
