using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MiniCnn.Models;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>The random streams of a training, kept apart by numbers; each is a function of the seed and of its purpose.</summary>
internal static class RandomStreams
{
    private const long Weights = 101;
    private const long Step = 102;
    private const long Augmentation = 103;
    private const long Dropout = 104;
    private const long Proxy = 105;

    /// <summary>Sets the threads, and <see cref="Build"/>s.</summary>
    public static ArchitectureModule BuildModule(Architecture architecture, TrainingOptions options)
    {
        set_num_threads(TrainingStep.Threads(architecture, options));
        return Build(architecture, options.Seed);
    }

    /// <summary>The first weights are a function of seed and architecture: networks that differ do not share their first filters.</summary>
    public static ArchitectureModule Build(Architecture architecture, long seed)
    {
        long text = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(architecture.ToString())));
        manual_seed(Positive(new SplitMix64(seed, Weights, text))).Dispose();
        return ModelBuilder.Build(architecture);
    }

    /// <summary>The seed of libtorch's generator in one step, for dropout.</summary>
    public static long ForStep(long seed, long step) => Positive(new SplitMix64(seed, Step, step));

    /// <summary>Of an image, by its place in the batch, in a layer of a compiled plan.</summary>
    public static uint ForDropout(long seed, long step, int layer, int image) => (uint)new SplitMix64(seed, Dropout, step, layer, image).Next();

    /// <summary>Of an image, by its place in the batch.</summary>
    public static SplitMix64 ForAugmentation(long seed, long step, int image) => new(seed, Augmentation, step, image);

    /// <summary>The seed of a proxy network's own training.</summary>
    public static int ForProxy(long seed) => (int)(new SplitMix64(seed, Proxy).Next() >> 33);

    private static long Positive(SplitMix64 random) => (long)(random.Next() >> 1);
}
