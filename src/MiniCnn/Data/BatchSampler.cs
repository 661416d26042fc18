namespace MiniCnn.Data;

/// <summary>
/// The order of the samples of an epoch: a function of seed and epoch (Fisher–Yates over <see cref="SplitMix64"/>), the same on every
/// platform, so that a resumed run continues in it.
/// </summary>
internal static class BatchSampler
{
    /// <summary>A permutation of 0 … count − 1.</summary>
    public static int[] Of(int count, long seed, int epoch) => Permutation(count, new SplitMix64(seed, Stream.Order, epoch));

    public static int[] Permutation(int count, SplitMix64 random)
    {
        int[] items = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }

        return items;
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

/// <summary>Splits samples into training and validation: a function of labels and seed.</summary>
internal static class ValidationSplit
{
    /// <summary>Disjoint indices that together are all of them, each ascending; stratified: each class gives its share, rounded so that the total is exact.</summary>
    /// <exception cref="MiniCnnException">No training samples would be left: kind Usage.</exception>
    public static (int[] Train, int[] Validation) Of(ReadOnlySpan<byte> labels, int validation, long seed, bool stratified = true)
    {
        if (validation < 0 || (validation > 0 && validation >= labels.Length))
            throw MiniCnnException.BadUsage(
                $"{validation} validation images of {labels.Length}; expected 0 to {Math.Max(0, labels.Length - 1)}, so that some are left to train on");
        int[] left = stratified ? Shares(labels, validation) : [.. Enumerable.Repeat(validation, 256)];
        var chosen = new SortedSet<int>();
        foreach (int index in BatchSampler.Permutation(labels.Length, new SplitMix64(seed, BatchSampler.Stream.Split)))
        {
            if (chosen.Count < validation && --left[labels[index]] >= 0)
                chosen.Add(index);
        }

        return ([.. Enumerable.Range(0, labels.Length).Where(i => !chosen.Contains(i))], [.. chosen]);
    }

    /// <summary>Largest remainders: floor of each class's share, the rest to the classes with the largest fraction.</summary>
    private static int[] Shares(ReadOnlySpan<byte> labels, int validation)
    {
        long[] counts = new long[256];
        foreach (byte label in labels)
            counts[label]++;
        long total = Math.Max(1, labels.Length);
        int[] shares = [.. counts.Select(count => (int)(count * validation / total))];
        int rest = validation - shares.Sum();
        foreach (int label in Enumerable.Range(0, 256).OrderByDescending(label => counts[label] * validation % total).Take(rest))
            shares[label]++;
        return shares;
    }
}
