using MiniCnn.Models;
using MiniCnn.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Filters;

/// <summary>
/// The weights of the first layer are replaced and frozen, everything else (its biases too) is trained anew from fresh weights. The same seed gives
/// each filter source the same start and the same order of images, so that they can be compared in pairs.
/// </summary>
public static class FirstLayerAblation
{
    /// <summary>The layer that is replaced: the first convolution of the image.</summary>
    /// <exception cref="MiniCnnException">There is none.</exception>
    public static LayerFilters LayerOf(IReadOnlyList<LayerFilters> layers) =>
        layers.FirstOrDefault(layer => layer is { SeesImage: true, Layer.Layer: ConvolutionLayer })
        ?? throw MiniCnnException.BadUsage("The model has no convolution of the image; ablation needs one, use a run of another model");

    /// <summary>Trains once for each filter source and seed, 2 to 100 of them from the options' on; the test images of the dataset decide.</summary>
    /// <exception cref="MiniCnnException">Too few seeds, filters that Sobel's operator does not fit, or a training that diverges.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static AblationResult Run(
        Architecture architecture, LayerFilters layer, Dataset dataset, TrainingOptions options, int seeds = 5,
        Action<int, FilterSource, double>? done = null, CancellationToken cancel = default)
    {
        if (seeds is < 2 or > 100)
            throw MiniCnnException.BadUsage($"{seeds} seeds: expected 2 to 100, a confidence interval needs two at least");
        int[] all = [.. Enumerable.Range(options.Seed, seeds)];
        Dictionary<FilterSource, List<double>> accuracies = Enum.GetValues<FilterSource>().ToDictionary(source => source, _ => new List<double>());
        foreach (int seed in all)
        {
            foreach ((FilterSource source, List<double> found) in accuracies)
            {
                double accuracy = Train(architecture, layer, FilterSourceWeights.Of(source, layer.Bank, seed), dataset, options with { Seed = seed }, cancel);
                found.Add(accuracy);
                done?.Invoke(seed, source, accuracy);
            }
        }

        return new AblationResult(layer.Name, all, accuracies.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<double>)pair.Value));
    }

    private static double Train(Architecture architecture, LayerFilters layer, float[] weights, Dataset dataset, TrainingOptions options, CancellationToken cancel)
    {
        using ArchitectureModule module = RandomStreams.BuildModule(architecture, options);
        Parameter parameter = module.named_parameters().First(pair => pair.name == $"{layer.Name}.weight").parameter;
        using (no_grad())
        using (Tensor replaced = torch.tensor(weights, parameter.shape))
            parameter.copy_(replaced);
        parameter.requires_grad = false; // the optimizer takes only parameters that require a gradient
        using Trainer trainer = new(module, dataset.Train, dataset.Info.Mean, dataset.Info.StandardDeviation, dataset.Classes, options);
        trainer.Run(cancel);
        cancel.ThrowIfCancellationRequested();
        trainer.Finish();
        return trainer.Evaluate(dataset.Test, cancel).Accuracy;
    }
}
