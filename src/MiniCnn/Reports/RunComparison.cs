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
