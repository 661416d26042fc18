using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>
/// How far atan2(Gy, Gx) of a pair of derivative kernels is from the true direction of a grating: the largest error over all directions.
/// Sobel at π/4, π/2, 3π/4 radians a pixel: 0.75°, 3.2°, 8.4°; Scharr: 0.16°, 0.29°, 2.2°.
/// </summary>
public static class GradientAngleError
{
    /// <returns>Degrees, 0–180.</returns>
    /// <param name="x">Answers to change from left to right, or its negative.</param>
    /// <param name="y">Answers to change from top to bottom, with the same sign rule as <paramref name="x"/>.</param>
    /// <param name="frequency">In radians a pixel, over 0 to below π.</param>
    public static double Largest(Plane x, Plane y, double frequency)
    {
        const int directions = 720;
        // A pair that points backwards everywhere (…1 0 −1…) is as good as one that points forwards.
        double turned = FilterSpectrum.At(x, Math.Min(frequency, 0.1), 0).Imaginary < 0 ? -1.0 : 1.0;
        double largest = 0.0;
        for (int k = 0; k < directions; k++)
        {
            double angle = 2 * Math.PI * k / directions;
            double u = frequency * Math.Cos(angle), v = frequency * Math.Sin(angle);
            // A derivative's response to a sinusoid is a quarter period ahead: the imaginary part carries it.
            double found = Math.Atan2(turned * FilterSpectrum.At(y, u, v).Imaginary, turned * FilterSpectrum.At(x, u, v).Imaginary);
            largest = Math.Max(largest, Math.Abs(Math.IEEERemainder(found - angle, 2 * Math.PI)));
        }
        return largest * 180 / Math.PI;
    }
}
