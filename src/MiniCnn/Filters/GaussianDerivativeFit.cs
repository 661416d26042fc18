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
    /// <summary>Tries widths from 0.4 pixels to the filter's side in steps of 3 %, and takes the best.</summary>
    public static GaussianDerivativeFit Of(Plane filter)
    {
        double[] w = FilterVector.Of(filter);
        int widest = Math.Max(filter.Height, filter.Width);
        GaussianDerivativeFit? best = null;
        for (double sigma = 0.4; sigma <= widest; sigma *= 1.03)
        {
            double[][] basis = Basis(filter.Height, filter.Width, sigma);
            (double[]? fitted, double share) = LeastSquares.Fit(w, basis);
            if (best is null || share > best.Share + 1e-9)
            {
                best = new GaussianDerivativeFit(
                    share, sigma, LeastSquares.EnergyShare(w, [basis[1], basis[2]]), new Plane(filter.Height, filter.Width, Array.ConvertAll(fitted, value => (float)value)));
            }
        }
        return best!;
    }

    /// <summary>G, Gx, Gy, Gxx, Gxy, Gyy sampled around the middle, each of unit length.</summary>
    internal static double[][] Basis(int height, int width, double sigma)
    {
        Func<double, double, double>[] factors =
        [
            (_, _) => 1, (x, _) => x, (_, y) => y,
            (x, _) => (x * x / (sigma * sigma)) - 1, (x, y) => x * y, (_, y) => (y * y / (sigma * sigma)) - 1,
        ];
        return Array.ConvertAll(factors, factor =>
        {
            double[] values = new double[height * width];
            for (int row = 0; row < height; row++)
            {
                for (int column = 0; column < width; column++)
                {
                    double x = column - ((width - 1) / 2.0), y = row - ((height - 1) / 2.0);
                    values[(row * width) + column] = factor(x, y) * Math.Exp(-((x * x) + (y * y)) / (2 * sigma * sigma));
                }
            }
            return FilterVector.Unit(values);
        });
    }
}
