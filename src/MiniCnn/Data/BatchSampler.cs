namespace MiniCnn.Data;

/// <summary>
/// The order in which samples are seen. A pure function of seed and epoch (Fisher–Yates over <see cref="SplitMix64"/>), so that it
/// is the same on every platform and a resumed run continues in it.
/// </summary>
public static class BatchSampler
{
    /// <summary>A permutation of 0 … count − 1 that differs from epoch to epoch.</summary>
    /// <param name="count">Samples, at least 0.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="epoch">From 0.</param>
    public static int[] Of(int count, long seed, int epoch)
    {
        int[] order = Enumerable.Range(0, count).ToArray();
        Shuffle(order, new SplitMix64(seed, Stream.Order, epoch));
        return order;
    }

    /// <summary>The batches of one epoch: all of <paramref name="size"/> samples but the last, which has the rest.</summary>
    /// <param name="order">From <see cref="Of"/>.</param>
    /// <param name="size">Samples in a batch, at least 1.</param>
    /// <param name="dropLast">Leave out a last batch that is not full.</param>
    public static IEnumerable<ReadOnlyMemory<int>> Batches(int[] order, int size, bool dropLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Cut();

        IEnumerable<ReadOnlyMemory<int>> Cut()
        {
            for (int at = 0; at < order.Length && (!dropLast || order.Length - at >= size); at += size)
                yield return order.AsMemory(at, Math.Min(size, order.Length - at));
        }
    }

    internal static void Shuffle(Span<int> items, SplitMix64 random)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Keeps the random streams of this room apart.</summary>
    internal static class Stream
    {
        public const long Order = 1;
        public const long Split = 2;
        public const long Digits = 3;
        public const long Shapes = 4;
    }
}
