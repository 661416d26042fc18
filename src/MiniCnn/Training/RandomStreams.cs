using MiniCnn.Data;

namespace MiniCnn.Training;

/// <summary>The random streams of a training, kept apart by numbers; each is a function of the seed and of what it is for.</summary>
internal static class RandomStreams
{
    private const long Weights = 101;
    private const long Step = 102;
    private const long Augmentation = 103;

    /// <summary>The seed of libtorch's generator while first weights are drawn.</summary>
    public static long ForWeights(long seed) => Positive(new SplitMix64(seed, Weights));

    /// <summary>The seed of libtorch's generator in one step, for dropout.</summary>
    public static long ForStep(long seed, long step) => Positive(new SplitMix64(seed, Step, step));

    /// <summary>Turns and shifts of one step's images.</summary>
    public static SplitMix64 ForAugmentation(long seed, long step) => new(seed, Augmentation, step);

    private static long Positive(SplitMix64 random) => (long)(random.Next() >> 1);
}
