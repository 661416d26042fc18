using MathNet.Numerics.LinearAlgebra;

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
    /// <summary>Of banks with filters of one size and number of channels; <paramref name="draws"/> random banks, 20 to 10,000.</summary>
    /// <exception cref="MiniCnnException">Filters of different sizes, or draws out of range.</exception>
    public static BankPairing Of(FilterBank mine, FilterBank theirs, int draws = 200, int seed = 1) => Of(mine, theirs, draws, seed, inputs: null);

    /// <summary>As the other; for each input channel of the first bank, the second's that is compared with it.</summary>
    internal static BankPairing Of(FilterBank mine, FilterBank theirs, int draws, int seed, int[]? inputs)
    {
        if ((mine.Inputs, mine.Height, mine.Width) != (theirs.Inputs, theirs.Height, theirs.Width))
            throw MiniCnnException.BadUsage(
                $"{mine.Layer} has filters of {mine.Inputs}x{mine.Height}x{mine.Width} and {theirs.Layer} of the other "
                    + $"{theirs.Inputs}x{theirs.Height}x{theirs.Width}; expected the same size, choose another layer");
        if (draws is < 20 or > 10_000)
            throw MiniCnnException.BadUsage($"{draws} random banks: expected 20 to 10000");
        int[] own = [.. Enumerable.Range(0, mine.Inputs)];
        double[][] rows = Vectors(mine, own), columns = Vectors(theirs, inputs ?? own);
        FilterPair[] pairs = Pair(rows, columns);
        var random = new Random(seed);
        double[] Drawn() => FilterVector.Centered(NullDistribution.RandomKernel(1, rows[0].Length, random).ToDoubles());
        var chance = NullDistribution.Of(Enumerable.Range(0, draws).Select(_ => Mean(Pair([.. rows.Select(_ => Drawn())], columns))));
        double mean = Mean(pairs);
        return new BankPairing(pairs, mean, chance, chance.PValue(mean), BankStatistics.Of(mine.Slices), BankStatistics.Of(theirs.Slices));
    }

    /// <summary>For each filter its counterpart by signed cosine: the negative of a filter is another input to the next layer.</summary>
    internal static int[] Align(FilterBank mine, FilterBank theirs, int[]? inputs)
    {
        int[] own = [.. Enumerable.Range(0, mine.Inputs)];
        double[][] columns = Vectors(theirs, inputs ?? own);
        return Assignment.Best([.. Vectors(mine, own).Select(row => Array.ConvertAll(columns, column => 1 + FilterVector.Dot(row, column)))]);
    }

    private static FilterPair[] Pair(double[][] rows, double[][] columns)
    {
        double[][] cosines = [.. rows.Select(row => Array.ConvertAll(columns, column => FilterVector.Dot(row, column)))];
        return [.. Assignment.Best(cosines).Select((column, row) => column < 0 ? new FilterPair(row, null, 0) : new FilterPair(row, column, cosines[row][column]))];
    }

    private static double Mean(FilterPair[] pairs) => pairs.Where(pair => pair.Theirs is not null).Average(pair => Math.Abs(pair.Cosine));

    private static double[][] Vectors(FilterBank bank, int[] inputs) => [.. Enumerable.Range(0, bank.Outputs).Select(output =>
        FilterVector.Centered([.. inputs.SelectMany(input => bank.Channels(output)[input].ToDoubles())]))];
}

/// <summary>A layer's filters as a set (P. Gavrikov and J. Keuper, CNN Filter DB, CVPR 2022).</summary>
/// <param name="Count">Filters.</param>
/// <param name="Orthogonality">1 − mean over pairs of abs cosine, 0–1: 1 where all are orthogonal. 1 for a single filter.</param>
/// <param name="Sparsity">Share of filters whose largest weight is under 1 % of the layer's largest, 0–1: dead filters.</param>
/// <param name="VarianceEntropy">−Σ pᵢ log₁₀ pᵢ over the shares of the principal components of the filters, 0 (all along one line) to log₁₀ k².</param>
public sealed record BankStatistics(int Count, double Orthogonality, double Sparsity, double VarianceEntropy)
{
    /// <exception cref="MiniCnnException">No filter, or filters of different sizes.</exception>
    internal static BankStatistics Of(IReadOnlyList<Plane> filters)
    {
        if (filters.Count == 0)
            throw MiniCnnException.BadUsage("A bank needs at least one filter");
        foreach (Plane filter in filters)
            FilterVector.RequireSameSize(filter, filters[0], "The bank's first filter");
        var vectors = filters.Select(filter => filter.ToDoubles()).ToList();
        double largest = vectors.Max(w => w.Max(Math.Abs));
        return new BankStatistics(filters.Count, Orthogonal(vectors), vectors.Count(w => w.Max(Math.Abs) < 0.01 * largest) / (double)vectors.Count, Entropy(vectors));
    }

    private static double Orthogonal(List<double[]> vectors)
    {
        if (vectors.Count == 1)
            return 1;
        List<double[]> unit = vectors.ConvertAll(FilterVector.Unit);
        return 1 - unit.SelectMany((a, i) => unit.Skip(i + 1).Select(b => Math.Abs(FilterVector.Dot(a, b)))).Average();
    }

    private static double Entropy(List<double[]> vectors)
    {
        Matrix<double> matrix = Matrix<double>.Build.DenseOfRowArrays(vectors);
        Vector<double> means = matrix.ColumnSums() / vectors.Count;
        for (int row = 0; row < vectors.Count; row++)
            matrix.SetRow(row, matrix.Row(row) - means);
        double[] variances = matrix.Svd(false).S.Select(value => value * value).ToArray();
        double total = variances.Sum();
        return total <= 0 ? 0 : -variances.Select(value => value / total).Where(p => p > 1e-15).Sum(p => p * Math.Log10(p));
    }
}

/// <summary>The best one-to-one assignment of rows to columns: the Hungarian method (H. Kuhn 1955; this form after R. Jonker and A. Volgenant).</summary>
internal static class Assignment
{
    /// <summary>Maximizes the sum of abs scores [rows][columns], which are finite. O(n²m).</summary>
    /// <returns>For each row its column, or −1 where there are fewer columns than rows and it has none.</returns>
    public static int[] Best(double[][] scores)
    {
        (int rows, int columns) = (scores.Length, scores[0].Length);
        if (rows <= columns)
            return Solve(rows, columns, (row, column) => -Math.Abs(scores[row][column]));
        int[] byColumn = Solve(columns, rows, (column, row) => -Math.Abs(scores[row][column]));
        return [.. Enumerable.Range(0, rows).Select(row => Array.IndexOf(byColumn, row))];
    }

    /// <summary>Row and column 0 stand for none.</summary>
    private static int[] Solve(int n, int m, Func<int, int, double> cost)
    {
        (double[] potentialRow, double[] potentialColumn, int[] rowOf) = (new double[n + 1], new double[m + 1], new int[m + 1]);
        for (int row = 1; row <= n; row++)
        {
            (int free, int[] previous, bool[] seen) = (0, new int[m + 1], new bool[m + 1]);
            double[] slack = [.. Enumerable.Repeat(double.PositiveInfinity, m + 1)];
            rowOf[0] = row;
            do
            {
                seen[free] = true;
                (int current, int next, double delta) = (rowOf[free], 0, double.PositiveInfinity);
                foreach (int column in Enumerable.Range(1, m).Where(column => !seen[column]))
                {
                    double reduced = cost(current - 1, column - 1) - potentialRow[current] - potentialColumn[column];
                    if (reduced < slack[column])
                        (slack[column], previous[column]) = (reduced, free);
                    if (slack[column] < delta)
                        (delta, next) = (slack[column], column);
                }

                for (int column = 0; column <= m; column++)
                {
                    slack[column] -= seen[column] ? 0 : delta;
                    potentialRow[rowOf[column]] += seen[column] ? delta : 0;
                    potentialColumn[column] -= seen[column] ? delta : 0;
                }

                free = next;
            }
            while (rowOf[free] != 0);
            for (; free != 0; free = previous[free])
                rowOf[free] = rowOf[previous[free]];
        }

        return [.. Enumerable.Range(1, n).Select(row => Array.IndexOf(rowOf, row, 1) - 1)];
    }
}
