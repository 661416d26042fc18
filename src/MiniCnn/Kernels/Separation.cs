using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MiniCnn.Kernels;

/// <summary>How nearly a kernel is a column times a row, by the singular value decomposition. A separable k×k kernel costs 2k products a pixel instead of k².</summary>
/// <param name="Share">σ₁²/Σσ²: 1 for a separable kernel; 0 for a kernel of zeros.</param>
/// <param name="Rank">Singular values above 1e-6 of the largest.</param>
/// <param name="Column">√σ₁ u₁, top to bottom; its largest entry is positive.</param>
/// <param name="Row">√σ₁ v₁, left to right: column · row is the best separable approximation.</param>
/// <param name="SingularValues">Falling.</param>
public sealed record Separation(double Share, int Rank, double[] Column, double[] Row, double[] SingularValues)
{
    /// <summary>Whether the kernel is exactly a column times a row, up to the rounding of its numbers.</summary>
    public bool IsSeparable => Rank <= 1;

    /// <summary>Decomposes a kernel.</summary>
    public static Separation Of(Plane weights)
    {
        Matrix<double> matrix = Matrix<double>.Build.Dense(weights.Height, weights.Width, (y, x) => weights[y, x]);
        Svd<double> svd = matrix.Svd();
        double[] values = svd.S.ToArray();
        double energy = values.Sum(value => value * value), largest = values[0];
        double[] column = [.. svd.U.Column(0).Select(entry => entry * Math.Sqrt(largest))], row = [.. svd.VT.Row(0).Select(entry => entry * Math.Sqrt(largest))];
        if (column.MaxBy(Math.Abs) < 0)
            (column, row) = ([.. column.Select(entry => -entry)], [.. row.Select(entry => -entry)]);
        return new(energy == 0 ? 0 : largest * largest / energy, values.Count(value => value > 1e-6 * largest), column, row, values);
    }
}
