using MathNet.Numerics.LinearAlgebra;

namespace MiniCnn.Filters;

/// <summary>The share of a vector's energy that lies in the span of some others.</summary>
internal static class LeastSquares
{
    /// <summary>‖projection‖²/‖w‖², 0–1; vectors that depend on each other are allowed. 0 for a vector of zeros.</summary>
    public static double EnergyShare(double[] w, IReadOnlyList<double[]> basis) => Fit(w, basis) is var (_, share) ? share : 0;

    /// <summary>The projection itself and its share.</summary>
    public static (double[] Fitted, double Share) Fit(double[] w, IReadOnlyList<double[]> basis)
    {
        var energy = FilterVector.Dot(w, w);
        if (energy == 0) return (new double[w.Length], 0);
        var svd = Matrix<double>.Build.DenseOfColumnArrays(basis).Svd();
        var fitted = new double[w.Length];
        var share = 0.0;
        for (var i = 0; i < svd.S.Count; i++)
        {
            if (svd.S[i] <= 1e-10 * svd.S[0]) break;
            var direction = svd.U.Column(i).ToArray();
            var along = FilterVector.Dot(w, direction);
            for (var j = 0; j < w.Length; j++) fitted[j] += along * direction[j];
            share += along * along / energy;
        }
        return (fitted, Math.Min(share, 1));
    }
}
