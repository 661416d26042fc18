namespace MiniCnn.Convolution;

/// <summary>
/// The animations that the field knows: the fifteen of V. Dumoulin and F. Visin, A guide to convolution arithmetic for deep
/// learning (arXiv 1603.07285, github.com/vdumoulin/conv_arithmetic), and a few that its readers ask for.
/// </summary>
/// <param name="Name">"half-padding", "padding-strides-transposed".</param>
/// <param name="Title">For people.</param>
/// <param name="InputSize">Height and width of the input.</param>
/// <param name="Layer">Kernel, stride, padding and so on.</param>
/// <param name="Rule">Pooling only.</param>
/// <param name="IsOfTheGuide">One of the fifteen.</param>
public sealed record NamedAnimation(string Name, string Title, Size2D InputSize, LayerSettings Layer, PoolingRule Rule = PoolingRule.Maximum, bool IsOfTheGuide = true)
{
    /// <summary>The fifteen of the guide, then the others.</summary>
    public static IReadOnlyList<NamedAnimation> All { get; } =
    [
        new("no-padding-no-strides", "No padding, no strides", 4, Direct(3)),
        new("arbitrary-padding-no-strides", "Arbitrary padding, no strides", 5, Direct(4, padding: 2)),
        new("half-padding", "Half padding, no strides", 5, Direct(3, padding: 1)),
        new("full-padding", "Full padding, no strides", 5, Direct(3, padding: 2)),
        new("no-padding-strides", "No padding, strides", 5, Direct(3, stride: 2)),
        new("padding-strides", "Padding, strides", 5, Direct(3, padding: 1, stride: 2)),
        new("padding-strides-odd", "Padding, strides (odd)", 6, Direct(3, padding: 1, stride: 2)),
        new("dilation", "Dilation", 7, Direct(3, dilation: 2)),
        new("no-padding-no-strides-transposed", "No padding, no strides, transposed", 2, Back(3)),
        new("arbitrary-padding-no-strides-transposed", "Arbitrary padding, no strides, transposed", 6, Back(4, padding: 2)),
        new("half-padding-transposed", "Half padding, no strides, transposed", 5, Back(3, padding: 1)),
        new("full-padding-transposed", "Full padding, no strides, transposed", 7, Back(3, padding: 2)),
        new("no-padding-strides-transposed", "No padding, strides, transposed", 2, Back(3, stride: 2)),
        new("padding-strides-transposed", "Padding, strides, transposed", 3, Back(3, padding: 1, stride: 2)),
        new("padding-strides-odd-transposed", "Padding, strides, transposed (odd)", 3, Back(3, padding: 1, stride: 2, outputPadding: 1)),
        new("max-pooling", "Max pooling", 6, Pool(2, 2), PoolingRule.Maximum, false),
        new("mean-pooling", "Mean pooling", 6, Pool(2, 2), PoolingRule.Mean, false),
        new("overlapping-pooling", "Overlapping max pooling", 7, Pool(3, 2), PoolingRule.Maximum, false),
        new("channels", "Three channels, summed", 4, Direct(3) with { InputChannels = 3 }, PoolingRule.Maximum, false),
        new("non-square", "Non-square: 4x7 input, 2x3 kernel, stride 1x2", new(4, 7), Direct(3) with { Kernel = new(2, 3), Stride = new(1, 2) }, PoolingRule.Maximum, false),
        new("causal", "Causal: no output sees what comes later", new(1, 8),
            Direct(3) with { Kernel = new(1, 3), Dilation = new(1, 2), Padding = Padding.Causal }, PoolingRule.Maximum, false),
    ];

    /// <summary>One of <see cref="All"/>; underscores and the guide's own file names are taken too.</summary>
    /// <exception cref="MiniCnnException">No such name: the names there are.</exception>
    public static NamedAnimation Get(string name)
    {
        string wanted = name.Trim().ToLowerInvariant().Replace('_', '-').Replace("same-padding", "half-padding", StringComparison.Ordinal);
        string shorter = wanted.StartsWith("half-", StringComparison.Ordinal) || wanted.StartsWith("full-", StringComparison.Ordinal)
            ? wanted.Replace("-no-strides", "", StringComparison.Ordinal)
            : wanted;
        return All.FirstOrDefault(animation => animation.Name == wanted || animation.Name == shorter)
            ?? throw MiniCnnException.BadUsage($"there is no animation '{name}'; expected one of {string.Join(", ", All.Select(animation => animation.Name))}");
    }

    /// <summary>The animation with small whole inputs and weights made from a seed; a transposed convolution as its direct equivalent or as scatters.</summary>
    public SlidingWindow Window(int seed = 1, bool scatters = false) => SampleNumbers.Window(Layer, InputSize, Rule, seed, scatters);

    private static LayerSettings Direct(int kernel, int padding = 0, int stride = 1, int dilation = 1) =>
        new() { Kernel = kernel, Padding = Padding.Of(padding), Stride = stride, Dilation = dilation, Bias = false };

    private static LayerSettings Back(int kernel, int padding = 0, int stride = 1, int outputPadding = 0) =>
        Direct(kernel, padding, stride) with { Kind = LayerKind.Transposed, OutputPadding = outputPadding };

    private static LayerSettings Pool(int kernel, int stride) => new() { Kind = LayerKind.Pooling, Kernel = kernel, Stride = stride };
}

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

    /// <summary>A layer over an image; the image or the weights that are not given are of sample numbers.</summary>
    public static SlidingWindow Window(
        LayerSettings layer, Size2D input, PoolingRule rule, int seed, bool scatters, IReadOnlyList<Plane>? image = null, KernelWeights? weights = null)
    {
        // checks the layer before any number is looked up
        int outputs = layer.Over(input).OutputChannels;
        image ??= Image(input, layer.InputChannels, seed);
        return layer.Kind switch
        {
            LayerKind.Pooling => SlidingWindow.OverPooling(image, rule, layer),
            LayerKind.Transposed => SlidingWindow.OverTransposed(image, weights ?? Weights(layer.Kernel, layer.InputChannels, outputs / layer.Groups, seed), layer, scatters),
            _ => SlidingWindow.OverConvolution(image, weights ?? Weights(layer.Kernel, outputs, layer.InputChannels / layer.Groups, seed), layer),
        };
    }

    private static Plane Fill(Size2D size, Func<int> next) => new(size.Height, size.Width, [.. Enumerable.Range(0, (int)size.Area).Select(_ => (float)next())]);
}
