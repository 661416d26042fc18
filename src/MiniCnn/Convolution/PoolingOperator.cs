using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>What a pooling window gives.</summary>
public enum PoolingRule
{
    /// <summary>The largest number; padding never wins.</summary>
    Maximum,

    /// <summary>The mean; padding counts as 0, what hangs over the padded image in ceil mode does not count.</summary>
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
        for (int y = 0; y < output.Height; y++)
        {
            for (int x = 0; x < output.Width; x++)
                output[y, x] = Window(image, rule, geometry, y, x);
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
        if (rule == PoolingRule.Mean && layer.Dilation != Size2D.Square(1))
            throw MiniCnnException.BadUsage($"mean pooling has no dilation, but dilation is {layer.Dilation.ToShortString()}; expected 1");
        return (layer with { Kind = LayerKind.Pooling, InputChannels = 1, OutputChannels = 1 }).Over(new(image.Height, image.Width));
    }

    private static float Window(Plane image, PoolingRule rule, ConvolutionGeometry geometry, int y, int x)
    {
        LayerSettings layer = geometry.Layer;
        double sum = 0;
        float most = float.NegativeInfinity;
        for (int v = 0; v < layer.Kernel.Height; v++)
        {
            int row = (y * layer.Stride.Height) - geometry.Pads.Top + (v * layer.Dilation.Height);
            if (row < 0 || row >= image.Height)
                continue;
            for (int u = 0; u < layer.Kernel.Width; u++)
            {
                int column = (x * layer.Stride.Width) - geometry.Pads.Left + (u * layer.Dilation.Width);
                if (column < 0 || column >= image.Width)
                    continue;
                sum += image[row, column];
                most = Math.Max(most, image[row, column]);
            }
        }
        return rule == PoolingRule.Maximum ? most : (float)(sum / Divisor(geometry, y, x));
    }
}
