using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>
/// How sharply a filter's response depends on the orientation of a grating: circular variance 1 − abs(Σ Rₖe^{2iθₖ})/Σ Rₖ
/// (D. Ringach, R. Shapley, M. Hawken, Orientation selectivity in macaque V1, J. Neuroscience 2002).
/// </summary>
/// <param name="CircularVariance">0 for a response to one orientation alone, 1 to all alike. An ideal first derivative has 2/3 (response abs cos θ).</param>
/// <param name="Preferred">Direction across the preferred grating in degrees, 0–180: 0 for vertical stripes.</param>
public sealed record OrientationSelectivity(double CircularVariance, double Preferred)
{
    private const int Orientations = 72;

    /// <param name="channels">Weights on each input channel, of one size.</param>
    /// <param name="frequency">Of the gratings, in radians per pixel, over 0 to π; R is the root of the summed squares of the channels' response amplitudes.</param>
    internal static OrientationSelectivity Of(IReadOnlyList<Plane> channels, double frequency = Math.PI / 4)
    {
        double real = 0, imaginary = 0, total = 0;
        for (int k = 0; k < Orientations; k++)
        {
            double angle = Math.PI * k / Orientations;
            double response = Math.Sqrt(channels.Sum(channel => Math.Pow(FilterSpectrum.At(channel, frequency * Math.Cos(angle), frequency * Math.Sin(angle)).Magnitude, 2)));
            real += response * Math.Cos(2 * angle);
            imaginary += response * Math.Sin(2 * angle);
            total += response;
        }
        if (total <= 1e-12)
            return new OrientationSelectivity(1, 0);
        double preferred = Math.Atan2(imaginary, real) / 2 * 180 / Math.PI;
        // Rounding must not turn 0° into 180°, which is the same direction.
        preferred = preferred < -1e-9 ? preferred + 180 : Math.Max(preferred, 0);
        return new OrientationSelectivity(1 - (Math.Sqrt((real * real) + (imaginary * imaginary)) / total), preferred);
    }
}
