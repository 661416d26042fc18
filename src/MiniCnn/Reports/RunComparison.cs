using MiniCnn.Explanations;
using MiniCnn.Filters;
using MiniCnn.Runs;
using static TorchSharp.torch;

namespace MiniCnn.Reports;

/// <summary>One layer of a run compared with hand-made kernels, with the images that both were applied to.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Comparison">All measures.</param>
/// <param name="Inputs">[channels][images]: the layer's input; empty where there were no images.</param>
public sealed record RunComparison(LayerFilters Layer, BankComparison Comparison, IReadOnlyList<IReadOnlyList<Plane>> Inputs)
{
    /// <summary>
    /// Compares a layer. The measures on images use the layer's own input: the images as the model sees them, or the feature maps of the
    /// layer before.
    /// </summary>
    /// <param name="layer">From <see cref="ModelFilters"/>; not a linear layer, since no kernel has its size.</param>
    /// <param name="classifier">The run's model.</param>
    /// <param name="images">Held-out images, such as the first of the test images; null leaves those measures out.</param>
    /// <param name="options">Kernels, draws, seed; its images are those given here.</param>
    /// <exception cref="MiniCnnException">A linear layer, no kernel that fits, or images of another size.</exception>
    public static RunComparison Of(LayerFilters layer, Classifier classifier, ImageSet? images, ComparisonOptions options)
    {
        if (layer.IsLinear)
            throw MiniCnnException.BadUsage($"{layer.Name} is a linear layer, and no hand-made kernel has its size; compare a convolution");
        IReadOnlyList<IReadOnlyList<Plane>> inputs = [];
        if (images is not null)
        {
            using Tensor normalized = classifier.Normalize(images);
            inputs = LayerInputs.Of(classifier.Module, layer.Name, normalized);
        }

        Func<int, int, IReadOnlyList<Plane>>? imagesOf = inputs.Count == 0 ? null : (output, input) => inputs[ChannelOf(layer, output, input)];
        return new RunComparison(layer, BankComparison.Of(layer.Bank, layer.Initial, options with { ImagesOf = imagesOf }), inputs);
    }

    /// <summary>What the filters of two runs share, as a sentence; null where they share nothing. Similar filters then prove nothing.</summary>
    public static string? SharedWeights(LayerFilters a, LayerFilters b) => Same(a.Bank, b.Bank) ? "the filters of both runs are identical"
        : Same(a.Initial, b.Initial) ? "these two runs share their initial weights" : null;

    /// <summary>The layer's input channel of a filter, which with groups is not its own index.</summary>
    public int ChannelOf(FilterComparison filter) => ChannelOf(Layer, filter.Output, filter.Input);

    private static bool Same(FilterBank? one, FilterBank? other) =>
        one is not null && other is not null && one.HasShapeOf(other) && one.Slices.Zip(other.Slices).All(pair => pair.First.Values.SequenceEqual(pair.Second.Values));

    private static int ChannelOf(LayerFilters layer, int output, int input)
    {
        int groups = layer.Layer.Input.Channels / layer.Bank.Inputs;
        return (output / (layer.Bank.Outputs / groups) * layer.Bank.Inputs) + input;
    }
}

/// <summary>Whether two models compute the same, seen on images of noise: filters in another order change nothing.</summary>
/// <param name="Images">Their number.</param>
/// <param name="LargestDifference">Of the predicted probabilities.</param>
internal sealed record SameFunction(int Images, double LargestDifference)
{
    private const double Rounding = 1e-4;

    /// <summary>Whether the differences are those of rounding.</summary>
    public bool IsSame => LargestDifference <= Rounding;

    /// <summary>One sentence.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture, $"the runs compute {(IsSame ? "the same function" : "different functions")}: on {Images} images of noise their probabilities differ by at most {LargestDifference:0.0e+0}");

    /// <returns>Null for models with images of different sizes or different numbers of classes.</returns>
    public static SameFunction? Of(Classifier one, Classifier other, int seed, int images = 64)
    {
        if (one.Architecture.Input != other.Architecture.Input || one.ClassNames.Count != other.ClassNames.Count)
            return null;
        byte[] pixels = new byte[images * one.Architecture.Input.Count];
        new Random(seed).NextBytes(pixels);
        ImageSet noise = new(pixels, new byte[images], one.Architecture.Input.Channels, one.Architecture.Input.Height, one.Architecture.Input.Width);
        float[][] mine = one.Probabilities(noise), theirs = other.Probabilities(noise);
        return new SameFunction(images, mine.Zip(theirs, (a, b) => a.Zip(b, (x, y) => (double)Math.Abs(x - y)).Max()).Max());
    }
}
