using MiniCnn.Training.Compiled;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>All images of a training in memory as bytes, and the batch of each step: a function of seed and step alone, so that a resumed run goes on where it was.</summary>
internal sealed unsafe class TrainingBatches
{
    // the same images for validation whatever the run's seed, so that runs can be compared
    private const long ValidationSeed = 0;

    private readonly TrainingPlan _plan;
    private readonly TrainingOptions _options;
    private readonly Normalization _normalization;
    private readonly Device _device;
    private readonly ImageSet _images;
    private readonly long[] _batch;

    public TrainingBatches(ImageSet images, TrainingPlan plan, TrainingOptions options, Normalization normalization, Device device)
    {
        (_plan, _options, _normalization, _images, _device, _batch) = (plan, options, normalization, images, device, new long[plan.BatchSize]);
        (int[] training, int[] validation) = ValidationSplit.Of(images.Labels, plan.ValidationImages, ValidationSeed);
        Order = new ImageOrder(training, options.KeepLater, options.Seed);
        Validation = validation.Length > 0 ? images.Subset(validation) : null;
    }

    /// <summary>Null where there are none.</summary>
    public ImageSet? Validation { get; }

    /// <summary>The images to train on: all training images until some of them are selected.</summary>
    public ImageOrder Order { get; private set; }

    /// <summary>Trains on these alone; with the margins of the first pass where it has begun.</summary>
    public void Select(int[] images, float[]? margins = null) => Order = new ImageOrder(images, _options.KeepLater, _options.Seed, margins);

    /// <summary>The images that were selected, and the margins of the first pass, where there are such.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> StateDict(bool hasSelected)
    {
        if (hasSelected)
            yield return KeyValuePair.Create("order.images", tensor(Order.Images));
        if (Order.Margins.Length > 0)
            yield return KeyValuePair.Create("order.margins", tensor(Order.Margins));
    }

    /// <exception cref="MiniCnnException">They are of other images or options.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> order, bool hasSelected, string name)
    {
        int[] images = order.TryGetValue("images", out Tensor? chosen) ? chosen.data<int>().ToArray() : Order.Images;
        float[]? margins = order.TryGetValue("margins", out Tensor? recorded) ? recorded.data<float>().ToArray() : null;
        if (hasSelected != chosen is not null || (hasSelected && images.Length != _plan.TrainingImages) || images.Any(image => image < 0 || image >= _images.Count)
            || (margins is not null && margins.Length != images.Length))
            throw MiniCnnException.BadData($"{name} holds a selection that is not of these images and options; use the file that a run wrote");
        Select(images, margins);
    }

    /// <summary>The batch of a step: images [B, C, H, W], normalized and augmented, and labels [B].</summary>
    public (Tensor Images, Tensor Labels) At(long step)
    {
        (int channels, int height, int width, long[] indices) = (_images.Channels, _images.Height, _images.Width, IndicesAt(step));
        Tensor images = empty(indices.Length, channels, height, width);
        float* numbers = CompiledParameter.AddressOf(images);
        for (int i = 0; i < indices.Length; i++)
        {
            AffineMap map = MapAt(step, i);
            for (int channel = 0; channel < channels; channel++, numbers += height * width)
                Read(indices[i], channel, map, new PlaneWindow((nint)numbers, 0, 0, height, width, width));
        }

        return (images.to(_device, disposeAfter: true), tensor(Array.ConvertAll(indices, image => (long)LabelOf(image)), dtype: ScalarType.Int64, device: _device));
    }

    /// <summary>Whether the images of a step are augmented.</summary>
    public bool Moves(long step) => _options.Augmentation.Moves && step < _options.Augmentation.Until * _plan.Steps;

    /// <summary>Where the pixels come from of an image, by its place in the batch of a step: a function of seed, step and place.</summary>
    internal AffineMap MapAt(long step, int place) =>
        Moves(step) ? AffineMap.Draw(_options.Augmentation, RandomStreams.ForAugmentation(_options.Seed, step, place)) : AffineMap.Identity;

    /// <summary>Normalized numbers of a channel of an image; any thread may call it.</summary>
    internal void Read(long image, int channel, in AffineMap map, in PlaneWindow window)
    {
        int plane = _images.Height * _images.Width;
        (float scale, float offset) = _normalization.Of(channel);
        AffineSampler.Sample(_images.Image((int)image).Slice(channel * plane, plane), _images.Width, map, scale, offset, window);
    }

    /// <summary>The label of an image.</summary>
    internal int LabelOf(long image) => _images.Labels[image];

    /// <summary>Which images a step, from 0, sees: [B], until the next call.</summary>
    internal long[] IndicesAt(long step)
    {
        long[] batch = _batch;
        for (int i = 0; i < batch.Length; i++)
            batch[i] = Order.At((step * batch.Length) + i);
        return batch;
    }
}

/// <summary>Bytes to numbers of mean 0 and deviation 1: (pixel / 255 − mean) / deviation, channel by channel.</summary>
internal sealed class Normalization
{
    private readonly float[] _scale;
    private readonly float[] _offset;

    /// <summary>Mean and deviation per channel are of pixels scaled to 0–1.</summary>
    public Normalization(IReadOnlyList<float> mean, IReadOnlyList<float> standardDeviation)
    {
        if (mean.Count == 0 || mean.Count != standardDeviation.Count)
            throw MiniCnnException.BadData(
                $"{mean.Count} means and {standardDeviation.Count} standard deviations do not make a normalization; expected one of each for every channel");
        _scale = [.. standardDeviation.Select(deviation => 1 / (255 * deviation))];
        _offset = [.. mean.Zip(standardDeviation, (m, deviation) => -m / deviation)];
    }

    /// <summary>Of a channel: its numbers are scale · pixel + offset.</summary>
    public (float Scale, float Offset) Of(int channel) => (_scale[channel], _offset[channel]);

    /// <returns>[N, C, H, W], floats; a new tensor that the caller owns.</returns>
    public Tensor Apply(Tensor pixels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor PerChannel(float[] values) => tensor(values, [1, values.Length, 1, 1], device: pixels.device);
        return pixels.to(ScalarType.Float32).mul_(PerChannel(_scale)).add_(PerChannel(_offset)).MoveToOuterDisposeScope();
    }
}
