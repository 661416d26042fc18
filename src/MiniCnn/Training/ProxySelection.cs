using System.Runtime.CompilerServices;
using MiniCnn.Models;

namespace MiniCnn.Training;

/// <summary>
/// Selection via proxy (Coleman et al. 2020, https://arxiv.org/abs/1906.11829): a network much smaller than the one to be trained learns for a few steps,
/// on images made smaller, and chooses the training images that it finds hardest.
/// </summary>
internal static class ProxySelection
{
    // the shorter side of an image for the proxy is from this to below twice this
    private const int Side = 14;

    /// <summary>Of these training images, as many as are to be kept: those with the lowest margins, ascending by number. Null where it was stopped.</summary>
    public static (int[] Images, SelectionReport Report)? Select(
        ImageSet images, int[] training, int keep, IReadOnlyList<float> mean, IReadOnlyList<float> standardDeviation, int classes, TrainingOptions options, int threads,
        CancellationToken stop)
    {
        ImageSet small = Shrunk(images, training, Math.Max(1, Math.Min(images.Height, images.Width) / Side));
        TrainingOptions own = Options(options, threads, small.Count);
        using ArchitectureModule proxy = RandomStreams.Build(Network(small, classes), own.Seed);
        using Trainer trainer = new(proxy, small, mean, standardDeviation, classes, own);
        trainer.Run(stop);
        if (!trainer.IsDone)
            return null;
        float[] margins = trainer.TrainingMargins();
        int[] hardest = ImageOrder.Lowest(margins, keep);
        long parameters = proxy.Architecture.Layers.Sum(layer => layer.Parameters);
        return (Array.ConvertAll(hardest, place => training[place]), new SelectionReport(
            keep, training.Length, parameters, trainer.StepsDone, (double)margins.Count(margin => margin > 0) / margins.Length, hardest.Max(place => margins[place])));
    }

    /// <summary>For images of 14x14 and 10 classes it has 1,922 parameters.</summary>
    internal static Architecture Network(ImageSet images, int classes)
    {
        int padding = Math.Min(images.Height, images.Width) < 9 ? 1 : 0;
        return Architecture.Parse(
            $"""
            input {images.Shape}
            conv 8 3x3 stride 2 padding {padding} no-bias
            batchnorm
            relu
            conv 16 3x3 padding {padding} no-bias
            maxpool 2
            batchnorm
            relu
            flatten
            linear {classes}
            """,
            "proxy");
    }

    private static TrainingOptions Options(TrainingOptions main, int threads, int images) => new()
    {
        Epochs = Math.Max(0.001, (double)main.ProxySteps * Math.Min(64, images) / images),
        BatchSize = 64,
        LearningRate = 0.02,
        Momentum = 0.7,
        Beta2 = 0.9,
        LabelSmoothing = 0.1,
        WarmUp = 0.2,
        ValidationImages = 0,
        Seed = RandomStreams.ForProxy(main.Seed),
        Threads = threads,
        Step = main.Step == StepKind.Torchsharp ? StepKind.Torchsharp : StepKind.Auto,
        Device = main.Device,
    };

    /// <summary>These images, each pixel the mean of a square of so many rows and columns; what is left over at the right and the bottom is cut off.</summary>
    internal static ImageSet Shrunk(ImageSet images, int[] chosen, int factor)
    {
        (int height, int width) = (images.Height / factor, images.Width / factor);
        byte[] pixels = new byte[(long)chosen.Length * images.Channels * height * width];
        int rows = images.Channels * height;
        Parallel.For(0, chosen.Length, i => Shrink(images, chosen[i], factor, pixels.AsSpan(i * rows * width, rows * width)));
        return new ImageSet(pixels, Array.ConvertAll(chosen, image => images.Labels[image]), images.Channels, height, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Shrink(ImageSet images, int image, int factor, Span<byte> to)
    {
        (int height, int width, int area) = (images.Height / factor, images.Width / factor, factor * factor);
        ReadOnlySpan<byte> from = images.Image(image);
        for (int row = 0; row < images.Channels * height; row++)
        {
            (int channel, int y) = Math.DivRem(row, height);
            ReadOnlySpan<byte> window = from[(((channel * images.Height) + (y * factor)) * images.Width)..];
            for (int x = 0; x < width; x++)
            {
                int sum = area / 2;
                for (int i = 0; i < factor; i++)
                {
                    for (int j = 0; j < factor; j++)
                        sum += window[(i * images.Width) + (x * factor) + j];
                }

                to[(row * width) + x] = (byte)(sum / area);
            }
        }
    }
}
