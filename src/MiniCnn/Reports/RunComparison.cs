using MiniCnn.Data;
using MiniCnn.Explanations;
using MiniCnn.Filters;
using MiniCnn.Imaging;
using MiniCnn.Runs;
using static TorchSharp.torch;

namespace MiniCnn.Reports;

/// <summary>One layer of a run held against hand-made kernels, with the images that both were applied to.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Comparison">All measures.</param>
/// <param name="Inputs">[channels][images] of what arrives at the layer; empty where there were no images.</param>
public sealed record RunComparison(LayerFilters Layer, BankComparison Comparison, IReadOnlyList<IReadOnlyList<Plane>> Inputs)
{
    /// <summary>
    /// Compares a layer. The measures of what filters do take the layer's own input: the images as the model sees them, or the
    /// feature maps of the layer before.
    /// </summary>
    /// <param name="layer">From <see cref="RunFilters"/>; no linear layer, whose weights no kernel is as large as.</param>
    /// <param name="classifier">The run's model.</param>
    /// <param name="images">Held-out images, such as the first of the test images; null leaves those measures out.</param>
    /// <param name="options">Kernels, draws, seed; its images are those given here.</param>
    /// <exception cref="MiniCnnException">A linear layer, no kernel that fits, or images of another size.</exception>
    public static RunComparison Of(LayerFilters layer, Classifier classifier, ImageSet? images, ComparisonOptions options)
    {
        if (layer.IsLinear)
            throw MiniCnnException.BadUsage($"{layer.Name} is a linear layer, and no hand-made kernel has its size; compare a convolution, or look at it with: minicnn filters {classifier.Folder.Folder}");
        IReadOnlyList<IReadOnlyList<Plane>> inputs = [];
        if (images is not null)
        {
            using Tensor normalized = classifier.Normalize(images);
            inputs = LayerInputs.Of(classifier.Module, layer.Name, normalized);
        }

        return new RunComparison(
            layer, BankComparison.Of(layer.Bank, layer.Initial, options with { ImagesOf = inputs.Count == 0 ? null : slice => inputs[ChannelOf(layer, slice.Output, slice.Input)] }), inputs);
    }

    /// <summary>Which weights two runs share, as a sentence; null where they share none.</summary>
    /// <exception cref="MiniCnnException">A run has no weights.</exception>
    public static string? SharedWeights(RunFolder a, RunFolder b)
    {
        if (Same(a.FindWeights(), b.FindWeights()))
            return $"{a.Name} and {b.Name} are identical: they have the same weights";
        return Same(a.InitialWeightsFile, b.InitialWeightsFile)
            ? $"these two runs share their initial weights: {a.Name} and {b.Name} began with the same seed and architecture, so that likeness is no evidence"
            : null;

        static bool Same(string one, string other) =>
            File.Exists(one) && File.Exists(other) && File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));
    }

    /// <summary>The input channel that a filter looks at: with groups not the one of its own count.</summary>
    public int ChannelOf(FilterComparison filter) => ChannelOf(Layer, filter.Output, filter.Input);

    private static int ChannelOf(LayerFilters layer, int output, int input)
    {
        int groups = layer.Layer.Input.Channels / layer.Bank.Inputs;
        return (output / (layer.Bank.Outputs / groups) * layer.Bank.Inputs) + input;
    }
}
