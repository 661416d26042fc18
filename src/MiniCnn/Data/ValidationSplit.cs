namespace MiniCnn.Data;

/// <summary>Splits samples into training and validation: a function of labels and seed.</summary>
internal static class ValidationSplit
{
    /// <summary>Disjoint indices that together are all of them, each ascending.</summary>
    /// <param name="labels">One per sample.</param>
    /// <param name="validation">Number of validation samples, 0 to one less than there are samples.</param>
    /// <param name="seed">Selects the samples.</param>
    /// <param name="stratified">Each class gives its share, rounded so that the total is exact.</param>
    /// <exception cref="MiniCnnException">No training samples would be left: kind Usage.</exception>
    public static (int[] Train, int[] Validation) Of(ReadOnlySpan<byte> labels, int validation, long seed, bool stratified = true)
    {
        if (validation < 0 || (validation > 0 && validation >= labels.Length))
            throw MiniCnnException.BadUsage(
                $"{validation} validation images of {labels.Length}; expected 0 to {Math.Max(0, labels.Length - 1)}, so that some are left to train on");
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        BatchSampler.Shuffle(order, new SplitMix64(seed, BatchSampler.Stream.Split));
        int[] left = stratified ? Shares(labels, validation) : [.. Enumerable.Repeat(validation, 256)];
        var chosen = new SortedSet<int>();
        foreach (int index in order)
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
