using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>Small whole numbers for animations.</summary>
internal static class SampleNumbers
{
    /// <summary>An image of whole numbers 0 to 9.</summary>
    public static Plane[] Image(Size2D size, int channels, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, channels).Select(_ => Fill(size, () => random.Next(0, 10)))];
    }

    /// <summary>Weights −1, 0, 1 and 2, in rows and columns of planes as <see cref="KernelWeights"/> has them.</summary>
    public static KernelWeights Weights(Size2D size, int rows, int columns, int seed)
    {
        var random = new Random(unchecked((seed * 7919) + 17));
        return new([.. Enumerable.Range(0, rows).Select(_ => (IReadOnlyList<Plane>)[.. Enumerable.Range(0, columns).Select(_ => Fill(size, () => random.Next(-1, 3)))])]);
    }

    /// <summary>A layer over an image, both of sample numbers.</summary>
    public static SlidingWindow Window(LayerSettings layer, Size2D input, PoolingRule rule, int seed, bool scatters)
    {
        ConvolutionGeometry geometry = layer.Over(input);
        Plane[] image = Image(input, layer.InputChannels, seed);
        return layer.Kind switch
        {
            LayerKind.Pooling => SlidingWindow.OverPooling(image, rule, layer),
            LayerKind.Transposed => SlidingWindow.OverTransposed(
                image, Weights(layer.Kernel, layer.InputChannels, geometry.OutputChannels / layer.Groups, seed), layer, scatters),
            _ => SlidingWindow.OverConvolution(image, Weights(layer.Kernel, geometry.OutputChannels, layer.InputChannels / layer.Groups, seed), layer),
        };
    }

    private static Plane Fill(Size2D size, Func<int> next) => new(size.Height, size.Width, [.. Enumerable.Range(0, (int)size.Area).Select(_ => (float)next())]);
}
