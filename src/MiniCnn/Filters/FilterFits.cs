using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MiniCnn.Filters;

/// <summary>
/// The best fit of a filter by a Gaussian and its derivatives up to second order, with the width free
/// (Jacobsen, van Gemert, Lou, Smeulders, Structured receptive fields in CNNs, arXiv 1605.02971).
/// </summary>
/// <param name="Share">R²: the share of ‖w‖² that the six functions explain, 0–1. Of a random 3×3 filter already about 6/9 or more.</param>
/// <param name="Sigma">Width of the Gaussian in pixels.</param>
/// <param name="FirstOrder">The share that the two first derivatives alone explain at that width, 0–1: an oriented edge.</param>
public sealed record GaussianDerivativeFit(double Share, double Sigma, double FirstOrder)
{
    private static readonly Func<double, double, double>[] Factors =
        [(_, _) => 1, (x, _) => x, (_, y) => y, (x, _) => (x * x) - 1, (x, y) => x * y, (_, y) => (y * y) - 1];

    /// <summary>The best of the widths from 0.4 pixels to the filter's side in steps of 3 %.</summary>
    internal static GaussianDerivativeFit Of(Plane filter)
    {
        Vector<double> w = Vector<double>.Build.DenseOfArray(filter.ToDoubles());
        GaussianDerivativeFit? best = null;
        for (double sigma = 0.4; sigma <= Math.Max(filter.Height, filter.Width); sigma *= 1.03)
        {
            Vector<double>[] basis = Basis(filter.Height, filter.Width, sigma);
            double share = ShareOf(w, basis);
            if (best is null || share > best.Share + 1e-9)
                best = new GaussianDerivativeFit(share, sigma, ShareOf(w, basis[1..3]));
        }

        return best!;
    }

    /// <summary>G, Gx, Gy, Gxx, Gxy, Gyy sampled around the center, each of norm 1.</summary>
    private static Vector<double>[] Basis(int height, int width, double sigma) => Array.ConvertAll(Factors, factor => Vector<double>.Build.Dense(height * width, i =>
    {
        double x = ((i % width) - ((width - 1) / 2.0)) / sigma, y = ((i / width) - ((height - 1) / 2.0)) / sigma;
        return factor(x, y) * Math.Exp(-((x * x) + (y * y)) / 2);
    }).Normalize(2));

    /// <summary>The share of ‖w‖² in the span of vectors that may depend on each other, 0–1.</summary>
    private static double ShareOf(Vector<double> w, Vector<double>[] basis)
    {
        Svd<double> svd = Matrix<double>.Build.DenseOfColumnVectors(basis).Svd();
        Matrix<double> span = svd.U.SubMatrix(0, w.Count, 0, svd.S.Count(value => value > 1e-10 * svd.S[0]));
        Vector<double> along = span.TransposeThisAndMultiply(w);
        double energy = w.DotProduct(w);
        return energy == 0 ? 0 : Math.Min(along.DotProduct(along) / energy, 1);
    }
}

/// <summary>
/// The best fit of a filter by a Gabor function exp(−r²/2σ²)·cos(2πx'/λ + φ), x' along the angle
/// (J. Daugman, Uncertainty relation for resolution in space, spatial frequency and orientation, 1985). For filters of 5×5 and more:
/// a smaller one has too few weights for the five parameters.
/// </summary>
/// <param name="Share">R²: the share of ‖w‖² explained, 0–1.</param>
/// <param name="Sigma">Width in pixels.</param>
/// <param name="Angle">Direction across the stripes in degrees, 0–180.</param>
/// <param name="Wavelength">λ in pixels, 2 or more.</param>
/// <param name="Phase">φ in degrees, −180 to 180; 0 a line, ±90 an edge.</param>
public sealed record GaborFit(double Share, double Sigma, double Angle, double Wavelength, double Phase)
{
    /// <exception cref="MiniCnnException">A filter with a side under 5.</exception>
    internal static GaborFit Of(Plane filter)
    {
        if (Math.Min(filter.Height, filter.Width) < 5)
            throw MiniCnnException.BadUsage($"A Gabor function is fitted to filters of 5x5 and more; this one is {filter.Height}x{filter.Width}");
        double[] w = filter.ToDoubles();
        int side = Math.Max(filter.Height, filter.Width);
        // the grid is fine enough to start in the right valley
        (double sigma, double angle, double wavelength) = (
            from s in Geometric(0.6, side, 1.4)
            from l in Geometric(2, 3 * side, 1.3)
            from a in Enumerable.Range(0, 12)
            select (s, a * 15.0, l)).MaxBy(start => ShareOf(w, Pair(filter, start.s, start.Item2, start.l)));
        (double logSigma, angle, double logWavelength) = FindMinimum.OfFunction(
            (s, a, l) => -ShareOf(w, Pair(filter, Math.Exp(s), a * 15, Math.Max(2, Math.Exp(l)))), Math.Log(sigma), angle / 15, Math.Log(wavelength), 1e-6);
        (sigma, angle, wavelength) = (Math.Exp(logSigma), angle * 15, Math.Max(2, Math.Exp(logWavelength)));
        (double[] Even, double[] Odd) pair = Pair(filter, sigma, angle, wavelength);
        (double even, double odd) = Solve(w, pair);
        return new GaborFit(ShareOf(w, pair), sigma, ((angle % 180) + 180) % 180, wavelength, Math.Atan2(-odd, even) * 180 / Math.PI);
    }

    private static IEnumerable<double> Geometric(double first, double last, double factor)
    {
        for (double value = first; value <= last; value *= factor)
            yield return value;
    }

    private static (double[] Even, double[] Odd) Pair(Plane filter, double sigma, double angle, double wavelength)
    {
        (double[] even, double[] odd) = (new double[filter.Values.Length], new double[filter.Values.Length]);
        (double sin, double cos) = Math.SinCos(angle * Math.PI / 180);
        for (int i = 0; i < even.Length; i++)
        {
            double x = (i % filter.Width) - ((filter.Width - 1) / 2.0), y = (i / filter.Width) - ((filter.Height - 1) / 2.0);
            double envelope = Math.Exp(-((x * x) + (y * y)) / (2 * sigma * sigma));
            (double s, double c) = Math.SinCos(2 * Math.PI * ((x * cos) + (y * sin)) / wavelength);
            (even[i], odd[i]) = (envelope * c, envelope * s);
        }

        return (even, odd);
    }

    /// <summary>Least squares with the two functions as they are.</summary>
    private static (double Even, double Odd) Solve(double[] w, (double[] Even, double[] Odd) pair)
    {
        (double[] even, double[] odd) = pair;
        double ee = FilterVector.Dot(even, even), oo = FilterVector.Dot(odd, odd), eo = FilterVector.Dot(even, odd);
        double we = FilterVector.Dot(w, even), wo = FilterVector.Dot(w, odd);
        double determinant = (ee * oo) - (eo * eo);
        return determinant <= 1e-9 * ee * Math.Max(oo, 1e-12)
            ? (ee > 0 ? we / ee : 0, 0)
            : (((we * oo) - (wo * eo)) / determinant, ((wo * ee) - (we * eo)) / determinant);
    }

    private static double ShareOf(double[] w, (double[] Even, double[] Odd) pair)
    {
        double energy = FilterVector.Dot(w, w);
        if (energy == 0)
            return 0;
        (double even, double odd) = Solve(w, pair);
        return Math.Clamp(((even * FilterVector.Dot(w, pair.Even)) + (odd * FilterVector.Dot(w, pair.Odd))) / energy, 0, 1);
    }
}
