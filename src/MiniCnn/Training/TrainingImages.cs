using MiniCnn.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>All images of a training in memory as bytes; a batch is an index_select and a normalization.</summary>
internal sealed class TrainingImages : IDisposable
{
    // the same images are kept back whatever the run's seed, so that runs can be compared
    private const long ValidationSeed = 0;

    private readonly Tensor _pixels;
    private readonly Tensor _labels;
    private readonly Normalization _normalization;
    private readonly PassStream _passes;

    /// <param name="images">Training and validation images.</param>
    /// <param name="plan">How many of them are kept back.</param>
    /// <param name="normalization">Outlives this.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="device">Where to compute.</param>
    public TrainingImages(ImageSet images, TrainingPlan plan, Normalization normalization, long seed, Device device)
    {
        (int[] training, int[] validation) = ValidationSplit.Of(images.Labels, plan.ValidationImages, ValidationSeed);
        Validation = validation.Length > 0 ? images.Subset(validation) : null;
        _passes = new PassStream(training, plan.BatchSize, seed);
        _normalization = normalization;
        _pixels = torch.tensor(images.Pixels, new long[] { images.Count, images.Channels, images.Height, images.Width }, dtype: ScalarType.Byte, device: device)
            .DetachFromDisposeScope();
        _labels = torch.tensor(Array.ConvertAll(images.Labels, label => (long)label), new long[] { images.Count }, dtype: ScalarType.Int64, device: device)
            .DetachFromDisposeScope();
    }

    /// <summary>The images kept back; null where there are none.</summary>
    public ImageSet? Validation { get; }

    /// <summary>The batch of a step: images [B, C, H, W], normalized, and labels [B].</summary>
    public (Tensor Images, Tensor Labels) At(long step)
    {
        using Tensor index = torch.tensor(_passes.At(step), dtype: ScalarType.Int64, device: _pixels.device);
        using Tensor pixels = _pixels.index_select(0, index);
        return (_normalization.Apply(pixels), _labels.index_select(0, index));
    }

    public void Dispose()
    {
        _pixels.Dispose();
        _labels.Dispose();
    }
}
