namespace MiniCnn.Data;

/// <summary>Parts a set into what is learned from and what the learning is watched with. A pure function of labels and seed.</summary>
public static class ValidationSplit
{
    /// <summary>Disjoint indices that together are all of them, each ascending.</summary>
    /// <param name="labels">One per sample.</param>
    /// <param name="validation">Samples to set aside, 0 to one less than there are.</param>
    /// <param name="seed">Another seed, another choice.</param>
    /// <param name="stratified">Each class gives its share, rounded so that the total is exact; otherwise all samples are alike.</param>
    /// <exception cref="MiniCnnException">A count that leaves nothing to learn from: kind Usage.</exception>
    public static (int[] Train, int[] Validation) Of(ReadOnlySpan<byte> labels, int validation, long seed, bool stratified = true)
    {
        if (validation < 0 || (validation > 0 && validation >= labels.Length))
            throw MiniCnnException.BadUsage(
                $"{validation} validation images of {labels.Length}; expected 0 to {Math.Max(0, labels.Length - 1)}, so that some are left to learn from");
        var random = new SplitMix64(seed, BatchSampler.Stream.Split);
        int[] order = Enumerable.Range(0, labels.Length).ToArray();
        BatchSampler.Shuffle(order, random);
        bool[] aside = new bool[labels.Length];
        int[]? left = stratified ? Shares(labels, validation) : null;
        int taken = 0;
        foreach (int index in order)
        {
            if (taken == validation)
                break;
            if (left is not null && --left[labels[index]] < 0)
                continue;
            aside[index] = true;
            taken++;
        }

        return (Array.FindAll(Enumerable.Range(0, labels.Length).ToArray(), i => !aside[i]), Array.FindAll(order, i => aside[i]).Order().ToArray());
    }

    /// <summary>Largest remainders: floor of each class's share, the rest to the classes that lost most by it.</summary>
    private static int[] Shares(ReadOnlySpan<byte> labels, int validation)
    {
        long[] counts = new long[256];
        foreach (byte label in labels)
            counts[label]++;
        long total = Math.Max(1, labels.Length);
        int[] shares = counts.Select(count => (int)(count * validation / total)).ToArray();
        int rest = validation - shares.Sum();
        foreach (int label in Enumerable.Range(0, 256).OrderByDescending(label => counts[label] * validation % total).Take(rest))
            shares[label]++;
        return shares;
    }
}
