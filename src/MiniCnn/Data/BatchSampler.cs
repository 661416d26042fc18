namespace MiniCnn.Data;

/// <summary>
/// The order of the samples of an epoch: a function of seed and epoch (Fisher–Yates over <see cref="SplitMix64"/>), the same on every
/// platform, so that a resumed run continues in it.
/// </summary>
internal static class BatchSampler
{
    /// <summary>A permutation of 0 … count − 1.</summary>
    public static int[] Of(int count, long seed, int epoch)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        Shuffle(order, new SplitMix64(seed, Stream.Order, epoch));
        return order;
    }

    public static void Shuffle(Span<int> items, SplitMix64 random)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Keeps the random streams of this namespace apart.</summary>
    public static class Stream
    {
        public const long Order = 1;
        public const long Split = 2;
        public const long Digits = 3;
        public const long Shapes = 4;
    }
}
