using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>All images of a training in memory as bytes, and the batch of each step: a function of seed and step alone, so that a resumed run goes on where it was.</summary>
internal sealed class TrainingBatches : IDisposable
{
    // the same images for validation whatever the run's seed, so that runs can be compared
    private const long ValidationSeed = 0;

    private readonly TrainingPlan _plan;
    private readonly TrainingOptions _options;
    private readonly Normalization _normalization;
    private readonly int[] _training;
    private readonly byte[] _classes;
    private readonly Tensor _pixels;
    private readonly Tensor _labels;
    private long _epoch = -1;
    private int[] _order = [];
    private readonly long[] _batch;

    public TrainingBatches(ImageSet images, TrainingPlan plan, TrainingOptions options, Normalization normalization, Device device)
    {
        (_plan, _options, _normalization, _classes, _batch) = (plan, options, normalization, images.Labels, new long[plan.BatchSize]);
        (_training, int[] validation) = ValidationSplit.Of(images.Labels, plan.ValidationImages, ValidationSeed);
        Validation = validation.Length > 0 ? images.Subset(validation) : null;
        _pixels = tensor(images.Pixels, [images.Count, images.Channels, images.Height, images.Width], dtype: ScalarType.Byte, device: device).DetachFromDisposeScope();
        _labels = tensor(Array.ConvertAll(images.Labels, label => (long)label), [images.Count], dtype: ScalarType.Int64, device: device).DetachFromDisposeScope();
    }

    /// <summary>Null where there are none.</summary>
    public ImageSet? Validation { get; }

    /// <summary>The batch of a step: images [B, C, H, W], normalized and augmented, and labels [B].</summary>
    public (Tensor Images, Tensor Labels) At(long step)
    {
        using Tensor index = tensor(IndicesAt(step), dtype: ScalarType.Int64, device: _pixels.device); // [B]
        using Tensor pixels = _pixels.index_select(0, index);                                           // [B, C, H, W], bytes
        Tensor images = _normalization.Apply(pixels);
        if (Moves(step))
        {
            using Tensor still = images;
            images = Augmented(still, AffineMaps(_options, (int)images.shape[0], (int)images.shape[2], (int)images.shape[3], step));
        }

        return (images, _labels.index_select(0, index));
    }

    /// <summary>Whether the images of a step are augmented.</summary>
    public bool Moves(long step) => _options.Augmentation.Moves && step < _options.Augmentation.Until * _plan.Steps;

    /// <summary>The bytes of all images, [N, C, H, W], and for each channel its 256 normalized numbers: what a step needs that reads the images itself.</summary>
    internal (Tensor Pixels, float[] Normalized) Bytes => (_pixels, _normalization.Table);

    /// <summary>The label of an image.</summary>
    internal int LabelOf(long image) => _classes[image];

    /// <summary>Which images a step, from 0, sees: [B], until the next call.</summary>
    internal long[] IndicesAt(long step)
    {
        long[] batch = _batch;
        for (int i = 0; i < batch.Length; i++)
        {
            (long epoch, long within) = Math.DivRem((step * batch.Length) + i, _training.Length);
            if (epoch != _epoch)
                (_epoch, _order) = (epoch, BatchSampler.Of(_training.Length, _options.Seed, checked((int)epoch)));
            batch[i] = _training[_order[within]];
        }

        return batch;
    }

    public void Dispose()
    {
        _pixels.Dispose();
        _labels.Dispose();
    }

    /// <returns>[B, C, H, W] by maps [B, 2, 3]; outside of an image its border goes on.</returns>
    internal static Tensor Augmented(Tensor images, float[] maps)
    {
        using Tensor theta = tensor(maps, [images.shape[0], 2, 3], device: images.device);
        using Tensor grid = nn.functional.affine_grid(theta, images.shape, align_corners: false); // [B, H, W, 2]
        return nn.functional.grid_sample(images, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: false);
    }

    /// <summary>
    /// For each image the map from a place of the new image to one of the old, in libtorch's coordinates: −1 to 1 across the width
    /// and down the height. Rotation, scale and shear are meant in pixels, so the off-diagonal terms carry the ratio of the sides.
    /// </summary>
    /// <returns>[count, 2, 3].</returns>
    internal static float[] AffineMaps(TrainingOptions options, int count, int height, int width, long step)
    {
        AffineAugmentation range = options.Augmentation;
        SplitMix64 random = RandomStreams.ForAugmentation(options.Seed, step);
        float[] maps = new float[count * 6];
        for (int i = 0; i < count; i++)
        {
            double angle = Draw(ref random, range.Rotation) * Math.PI / 180;
            double scale = 1 + Draw(ref random, range.Scale);
            double right = Draw(ref random, range.Shift);
            double down = Draw(ref random, range.Shift);
            double shear = Draw(ref random, range.Shear);
            (double cosine, double sine) = (Math.Cos(angle) / scale, Math.Sin(angle) / scale);
            int side = range.Flip > 0 && random.Chance((float)range.Flip) ? -1 : 1; // without flips the draws are the same as before there were any
            double[] map = [side * cosine, (shear - sine) * height / width, right * 2 / width, side * sine * width / height, cosine, down * 2 / height];
            Array.ConvertAll(map, value => (float)value).CopyTo(maps, i * 6);
        }

        return maps;
    }

    private static double Draw(ref SplitMix64 random, double range) => random.Uniform((float)-range, (float)range);
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
        Table = [.. _scale.Zip(_offset).SelectMany(pair => Enumerable.Range(0, 256).Select(value => (value * pair.First) + pair.Second))];
    }

    /// <summary>For each channel the normalized numbers of the bytes 0 to 255, rounded as <see cref="Apply"/> rounds them.</summary>
    public float[] Table { get; }

    /// <returns>[N, C, H, W], floats; a new tensor that the caller owns.</returns>
    public Tensor Apply(Tensor pixels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor PerChannel(float[] values) => tensor(values, [1, values.Length, 1, 1], device: pixels.device);
        return pixels.to(ScalarType.Float32).mul_(PerChannel(_scale)).add_(PerChannel(_offset)).MoveToOuterDisposeScope();
    }
}
