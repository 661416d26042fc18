using MiniCnn.Imaging;

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
    /// <summary>Pools one plane.</summary>
    /// <param name="image">[i_h, i_w].</param>
    /// <param name="rule">Maximum or mean.</param>
    /// <param name="layer">Kernel, stride, padding, ceil mode; dilation for the maximum only.</param>
    /// <exception cref="MiniCnnException">An illegal setting.</exception>
    public static Plane Pool(Plane image, PoolingRule rule, LayerSettings layer)
    {
        ConvolutionGeometry geometry = GeometryOf(image, rule, layer);
        var output = new Plane(geometry.Output.Height, geometry.Output.Width);
        (int[][] rows, int[][] columns) = (Cells(geometry.Vertical), Cells(geometry.Horizontal));
        for (int y = 0; y < output.Height; y++)
        {
            for (int x = 0; x < output.Width; x++)
            {
                (double sum, float max) = (0, float.NegativeInfinity);
                foreach (int row in rows[y])
                {
                    foreach (int column in columns[x])
                        (sum, max) = (sum + image[row, column], Math.Max(max, image[row, column]));
                }
                output[y, x] = rule == PoolingRule.Maximum ? max : (float)(sum / Divisor(geometry, y, x));
            }
        }
        return output;
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
