using System.Numerics;
using Plane = MiniCnn.Imaging.Plane;

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
        int[] chosen = Assignment.Best([.. Enumerable.Range(0, 2).Select(axis => Array.ConvertAll(cosines, both => both[axis]))]);
        (int first, int second) = (chosen[0], chosen[1]);
        (double cosineX, double cosineY) = (cosines[first][0], cosines[second][1]);
        Plane x = Aligned(bank.Slices[first], cosineX), y = Aligned(bank.Slices[second], cosineY);
        return new GradientPair(first, second, Math.Abs(cosineX), Math.Abs(cosineY), [.. Frequencies.Select(frequency => AngleError(x, y, frequency))]);
    }

    /// <summary>
    /// The largest error of atan2(Gy, Gx) over gratings of all directions, in degrees, 0–180; the frequency in radians per pixel, over 0 to below π.
    /// x and y respond to change from left to right and from top to bottom, or both to the opposite.
    /// </summary>
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
        double norm = filter.Norm();
        return filter.Map(weight => norm == 0 ? 0 : (float)((cosine < 0 ? -weight : weight) / norm));
    }
}

/// <summary>
/// How sharply a filter's response depends on the orientation of a grating: circular variance 1 − abs(Σ Rₖe^{2iθₖ})/Σ Rₖ
/// (D. Ringach, R. Shapley, M. Hawken, Orientation selectivity in macaque V1, J. Neuroscience 2002).
/// </summary>
/// <param name="CircularVariance">0 for a response to one orientation alone, 1 to all alike. An ideal first derivative has 2/3 (response abs cos θ).</param>
/// <param name="Preferred">Direction across the preferred grating in degrees, 0–180: 0 for vertical stripes.</param>
public sealed record OrientationSelectivity(double CircularVariance, double Preferred)
{
    private const int Orientations = 72;

    /// <summary>The frequency in radians per pixel, over 0 to π; R is the root of the summed squares of the channels' response amplitudes.</summary>
    internal static OrientationSelectivity Of(IReadOnlyList<Plane> channels, double frequency = Math.PI / 4)
    {
        double total = 0;
        Complex sum = 0;
        for (int k = 0; k < Orientations; k++)
        {
            double angle = Math.PI * k / Orientations;
            double response = Math.Sqrt(channels.Sum(channel => Math.Pow(FilterSpectrum.At(channel, frequency * Math.Cos(angle), frequency * Math.Sin(angle)).Magnitude, 2)));
            sum += Complex.FromPolarCoordinates(response, 2 * angle);
            total += response;
        }
        if (total <= 1e-12)
            return new OrientationSelectivity(1, 0);
        double preferred = sum.Phase / 2 * 180 / Math.PI;
        // Rounding must not turn 0° into 180°, which is the same direction.
        preferred = preferred < -1e-9 ? preferred + 180 : Math.Max(preferred, 0);
        return new OrientationSelectivity(1 - (sum.Magnitude / total), preferred);
    }
}
