using MathNet.Numerics.LinearAlgebra;
using MiniCnn.Imaging;

namespace MiniCnn.Filters;

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
        var vectors = filters.Select(FilterVector.Of).ToList();
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
