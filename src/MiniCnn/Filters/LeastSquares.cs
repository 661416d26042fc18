using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MiniCnn.Filters;

/// <summary>The share of a vector's energy that lies in the span of some others.</summary>
internal static class LeastSquares
{
    /// <summary>‖projection‖²/‖w‖², 0–1; vectors that depend on each other are allowed. 0 for a vector of zeros.</summary>
    public static double EnergyShare(double[] w, IReadOnlyList<double[]> basis) => Fit(w, basis) is var (_, share) ? share : 0;

    /// <summary>The projection itself and its share.</summary>
    public static (double[] Fitted, double Share) Fit(double[] w, IReadOnlyList<double[]> basis)
    {
        double energy = FilterVector.Dot(w, w);
        if (energy == 0) return (new double[w.Length], 0);
        Svd<double> svd = Matrix<double>.Build.DenseOfColumnArrays(basis).Svd();
        double[] fitted = new double[w.Length];
        double share = 0.0;
        for (int i = 0; i < svd.S.Count; i++)
        {
            if (svd.S[i] <= 1e-10 * svd.S[0]) break;
            double[] direction = svd.U.Column(i).ToArray();
            double along = FilterVector.Dot(w, direction);
            for (int j = 0; j < w.Length; j++) fitted[j] += along * direction[j];
            share += along * along / energy;
        }
        return (fitted, Math.Min(share, 1));
    }
}
