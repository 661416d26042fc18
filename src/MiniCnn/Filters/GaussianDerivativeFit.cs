using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>
/// The best fit of a filter by a Gaussian and its derivatives up to second order, with the width free
/// (Jacobsen, van Gemert, Lou, Smeulders, Structured receptive fields in CNNs, arXiv 1605.02971).
/// </summary>
/// <param name="Share">R²: the share of ‖w‖² that the six functions explain, 0–1. Of a random 3×3 filter already about 6/9 or more.</param>
/// <param name="Sigma">Width of the Gaussian in pixels.</param>
/// <param name="FirstOrder">The share that the two first derivatives alone explain at that width, 0–1: an oriented edge.</param>
/// <param name="Fitted">The fitted filter.</param>
public sealed record GaussianDerivativeFit(double Share, double Sigma, double FirstOrder, Plane Fitted)
{
    private static readonly Func<double, double, double>[] Factors =
        [(_, _) => 1, (x, _) => x, (_, y) => y, (x, _) => (x * x) - 1, (x, y) => x * y, (_, y) => (y * y) - 1];

    /// <summary>The best of the widths from 0.4 pixels to the filter's side in steps of 3 %.</summary>
    internal static GaussianDerivativeFit Of(Plane filter)
    {
        Vector<double> w = Vector<double>.Build.DenseOfArray(FilterVector.Of(filter));
        GaussianDerivativeFit? best = null;
        for (double sigma = 0.4; sigma <= Math.Max(filter.Height, filter.Width); sigma *= 1.03)
        {
            Vector<double>[] basis = Basis(filter.Height, filter.Width, sigma);
            (Vector<double> fitted, double share) = Project(w, basis);
            if (best is null || share > best.Share + 1e-9)
                best = new GaussianDerivativeFit(share, sigma, Project(w, basis[1..3]).Share, new Plane(filter.Height, filter.Width, [.. fitted.Select(value => (float)value)]));
        }

        return best!;
    }

    /// <summary>G, Gx, Gy, Gxx, Gxy, Gyy sampled around the center, each of norm 1.</summary>
    private static Vector<double>[] Basis(int height, int width, double sigma) => Array.ConvertAll(Factors, factor => Vector<double>.Build.Dense(height * width, i =>
    {
        double x = ((i % width) - ((width - 1) / 2.0)) / sigma, y = ((i / width) - ((height - 1) / 2.0)) / sigma;
        return factor(x, y) * Math.Exp(-((x * x) + (y * y)) / 2);
    }).Normalize(2));

    /// <summary>The projection on the span of vectors that may depend on each other, and its share of ‖w‖², 0–1.</summary>
    private static (Vector<double> Fitted, double Share) Project(Vector<double> w, Vector<double>[] basis)
    {
        Svd<double> svd = Matrix<double>.Build.DenseOfColumnVectors(basis).Svd();
        Matrix<double> span = svd.U.SubMatrix(0, w.Count, 0, svd.S.Count(value => value > 1e-10 * svd.S[0]));
        Vector<double> along = span.TransposeThisAndMultiply(w);
        double energy = w.DotProduct(w);
        return (span * along, energy == 0 ? 0 : Math.Min(along.DotProduct(along) / energy, 1));
    }
}
