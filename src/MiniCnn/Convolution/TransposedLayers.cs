using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>The ways between a convolution and the transposed one that undoes its shape.</summary>
public static class TransposedLayers
{
    /// <summary>
    /// The layer that leads from the output's shape back to the input's: for a convolution the transposed one with
    /// a = (i + 2p − k̂) mod s, for a transposed one the convolution. It undoes the shape, not the numbers.
    /// </summary>
    /// <exception cref="MiniCnnException">Pooling, which has none.</exception>
    public static ConvolutionGeometry Inverse(ConvolutionGeometry geometry)
    {
        LayerSettings layer = geometry.Layer;
        if (layer.Kind == LayerKind.Pooling)
            throw MiniCnnException.BadUsage("pooling has no transposed layer; a transposed convolution with the same stride gives back its input's shape");
        bool transposed = layer.Kind == LayerKind.Transposed;
        return (layer with
        {
            Kind = transposed ? LayerKind.Convolution : LayerKind.Transposed,
            Padding = Padding.Of(geometry.Pads),
            PaddingMode = PaddingMode.Constant,
            PaddingValue = null,
            OutputPadding = transposed ? Size2D.Square(0) : new Size2D(geometry.Vertical.Unseen, geometry.Horizontal.Unseen),
            InputChannels = layer.OutputChannels,
            OutputChannels = layer.InputChannels,
        }).Over(geometry.Output);
    }

    /// <summary>
    /// A transposed convolution as a direct one of stride 1: s−1 zeros between the inputs, k̂−1−p zeros around them (cropped where
    /// negative), a more at the bottom and right, and the kernel turned by 180 degrees.
    /// </summary>
    /// <param name="Zeros">Zeros between neighbors: stride − 1.</param>
    /// <param name="Stretched">Size of the input with the zeros between: (i−1)s + 1.</param>
    /// <param name="Pads">Around the stretched input; negative crops.</param>
    /// <param name="Dilation">Of the turned kernel.</param>
    public sealed record DirectEquivalent(Size2D Zeros, Size2D Stretched, Pads Pads, Size2D Dilation)
    {
        /// <summary>The input with its zeros between and around: a convolution with the turned kernel and no padding does the rest.</summary>
        public Plane Stretch(Plane image)
        {
            if (Stretched.Area > Border.MostCells)
                throw MiniCnnException.BadUsage($"the stretched input of {Stretched} would have more than {Border.MostCells} cells");
            var stretched = new Plane(Stretched.Height, Stretched.Width);
            for (int y = 0; y < image.Height; y++)
            {
                for (int x = 0; x < image.Width; x++)
                    stretched[y * (Zeros.Height + 1), x * (Zeros.Width + 1)] = image[y, x];
            }
            return Border.Pad(stretched, Pads);
        }
    }

    /// <summary>The direct convolution that computes what a transposed one does.</summary>
    /// <exception cref="MiniCnnException">The layer is of another kind.</exception>
    public static DirectEquivalent Equivalent(ConvolutionGeometry geometry)
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
}
