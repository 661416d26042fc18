using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>The two filters of a bank that are nearest to Sobel's pair, and how well their directions agree with the true gradient.</summary>
/// <param name="X">Index among the bank's slices of the filter nearest to Sobel x.</param>
/// <param name="Y">Index of the filter nearest to Sobel y.</param>
/// <param name="CosineX">Abs cosine to Sobel x, 0–1.</param>
/// <param name="CosineY">Abs cosine to Sobel y, 0–1.</param>
/// <param name="Errors">Largest angle error in degrees on gratings of π/4, π/2, 3π/4 radians per pixel. Sobel: 0.75°, 3.2°, 8.4°; Scharr: 0.16°, 0.29°, 2.2°.</param>
public sealed record GradientPair(int X, int Y, double CosineX, double CosineY, IReadOnlyList<double> Errors)
{
    private const int Directions = 720;
    private static readonly double[] Frequencies = [Math.PI / 4, Math.PI / 2, 3 * Math.PI / 4];

    /// <summary>Different filters for x and y so that the sum of both cosines is the greatest; signs and norms do not count.</summary>
    /// <returns>Null for fewer than two filters.</returns>
    internal static GradientPair? Of(FilterBank bank, TemplateSet sobel)
    {
        if (bank.Slices.Count < 2)
            return null;
        double[][] cosines = [.. bank.Slices.Select(sobel.Cosines)];
        double[,] scores = new double[2, cosines.Length];
        for (int n = 0; n < cosines.Length; n++)
            (scores[0, n], scores[1, n]) = (Math.Abs(cosines[n][0]), Math.Abs(cosines[n][1]));
        int[] chosen = Assignment.Best(scores);
        Plane x = Aligned(bank.Slices[chosen[0]], cosines[chosen[0]][0]), y = Aligned(bank.Slices[chosen[1]], cosines[chosen[1]][1]);
        return new GradientPair(chosen[0], chosen[1], scores[0, chosen[0]], scores[1, chosen[1]], [.. Frequencies.Select(frequency => AngleError(x, y, frequency))]);
    }

    /// <summary>The largest error of atan2(Gy, Gx) over gratings of all directions, in degrees, 0–180.</summary>
    /// <param name="x">Responds to change from left to right, or its negative.</param>
    /// <param name="y">Responds to change from top to bottom, with the same sign rule as <paramref name="x"/>.</param>
    /// <param name="frequency">In radians per pixel, over 0 to below π.</param>
    internal static double AngleError(Plane x, Plane y, double frequency)
    {
        // A pair that points backwards everywhere (…1 0 −1…) is as good as one that points forwards.
        double sign = FilterSpectrum.At(x, Math.Min(frequency, 0.1), 0).Imaginary < 0 ? -1.0 : 1.0;
        return Enumerable.Range(0, Directions).Max(k =>
        {
            double angle = 2 * Math.PI * k / Directions;
            (double v, double u) = Math.SinCos(angle);
            // A derivative's response to a sinusoid is a quarter period ahead: the imaginary part carries it.
            double found = Math.Atan2(sign * FilterSpectrum.At(y, frequency * u, frequency * v).Imaginary, sign * FilterSpectrum.At(x, frequency * u, frequency * v).Imaginary);
            return Math.Abs(Math.IEEERemainder(found - angle, 2 * Math.PI));
        }) * 180 / Math.PI;
    }

    /// <summary>The same direction as the kernel, and norm 1.</summary>
    private static Plane Aligned(Plane filter, double cosine)
    {
        double norm = FilterVector.Norm(FilterVector.Of(filter));
        return filter.Map(weight => norm == 0 ? 0 : (float)((cosine < 0 ? -weight : weight) / norm));
    }
}
