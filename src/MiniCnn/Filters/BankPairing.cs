namespace MiniCnn.Filters;

/// <summary>A filter of one bank and its counterpart in another.</summary>
/// <param name="Mine">Output channel in the first bank.</param>
/// <param name="Theirs">Output channel in the second; null where it has fewer.</param>
/// <param name="Cosine">⟨ŵ, v̂⟩ over all channels, −1 to 1; 0 without counterpart.</param>
public sealed record FilterPair(int Mine, int? Theirs, double Cosine);

/// <summary>
/// Two banks side by side: the one-to-one assignment with the greatest sum of abs cosines, beside that of random filters,
/// since a best assignment always finds something.
/// </summary>
/// <param name="Pairs">In the order of the first bank.</param>
/// <param name="MeanCosine">Mean abs cosine of the pairs, 0–1.</param>
/// <param name="Random">The same mean over banks of random filters against the second bank.</param>
/// <param name="PValue">Probability that random filters reach it, 0–1.</param>
/// <param name="Mine">The first bank as a set of two-dimensional filters.</param>
/// <param name="Theirs">The second.</param>
public sealed record BankPairing(
    IReadOnlyList<FilterPair> Pairs, double MeanCosine, NullDistribution Random, double PValue, BankStatistics Mine, BankStatistics Theirs)
{
    /// <param name="mine">The first bank.</param>
    /// <param name="theirs">The second; filters of the same size and number of channels.</param>
    /// <param name="draws">Random banks, 20 to 10,000.</param>
    /// <param name="seed">Of the random banks.</param>
    /// <exception cref="MiniCnnException">Filters of different sizes, or draws out of range.</exception>
    public static BankPairing Of(FilterBank mine, FilterBank theirs, int draws = 200, int seed = 1)
    {
        if ((mine.Inputs, mine.Height, mine.Width) != (theirs.Inputs, theirs.Height, theirs.Width))
            throw MiniCnnException.BadUsage(
                $"{mine.Layer} has filters of {mine.Inputs}x{mine.Height}x{mine.Width} and {theirs.Layer} of the other {theirs.Inputs}x{theirs.Height}x{theirs.Width}; expected the same size, choose another layer");
        if (draws is < 20 or > 10_000)
            throw MiniCnnException.BadUsage($"{draws} random banks: expected 20 to 10000");
        double[][] rows = Vectors(mine), columns = Vectors(theirs);
        (int[] assigned, double[,] cosines) = Assign(rows, columns);
        FilterPair[] pairs = [.. assigned.Select((column, row) => new FilterPair(row, column < 0 ? null : column, column < 0 ? 0 : cosines[row, column]))];
        var random = new Random(seed);
        int length = rows[0].Length;
        var chance = NullDistribution.Of(Enumerable.Range(0, draws).Select(_ =>
        {
            double[][] drawn = [.. rows.Select(_ => FilterVector.Centered(FilterVector.Of(NullDistribution.RandomKernel(1, length, random))))];
            (int[] found, double[,] scores) = Assign(drawn, columns);
            return Mean(found, scores);
        }));
        double mean = Mean(assigned, cosines);
        return new BankPairing(pairs, mean, chance, chance.PValue(mean), BankStatistics.Of(mine.Slices), BankStatistics.Of(theirs.Slices));
    }

    private static (int[] Assigned, double[,] Cosines) Assign(double[][] rows, double[][] columns)
    {
        double[,] cosines = new double[rows.Length, columns.Length], scores = new double[rows.Length, columns.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                cosines[row, column] = FilterVector.Dot(rows[row], columns[column]);
                scores[row, column] = Math.Abs(cosines[row, column]);
            }
        }

        return (Assignment.Best(scores), cosines);
    }

    private static double Mean(int[] assigned, double[,] cosines) =>
        assigned.Select((column, row) => (column, row)).Where(pair => pair.column >= 0).Average(pair => Math.Abs(cosines[pair.row, pair.column]));

    private static double[][] Vectors(FilterBank bank) => [.. Enumerable.Range(0, bank.Outputs).Select(output =>
        FilterVector.Centered([.. bank.Channels(output).SelectMany(FilterVector.Of)]))];
}
