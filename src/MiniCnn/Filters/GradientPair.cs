using MiniCnn.Imaging;
using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>The two filters of a bank that come nearest to Sobel's pair, and how well they tell a gradient's direction together.</summary>
/// <param name="X">Place among the bank's slices of the filter nearest to Sobel x.</param>
/// <param name="Y">Place of the filter nearest to Sobel y.</param>
/// <param name="CosineX">Abs cosine to Sobel x, 0–1.</param>
/// <param name="CosineY">Abs cosine to Sobel y, 0–1.</param>
/// <param name="Errors">Largest angle error in degrees on gratings of each of <see cref="Frequencies"/>.</param>
public sealed record GradientPair(int X, int Y, double CosineX, double CosineY, IReadOnlyList<double> Errors)
{
    /// <summary>Radians a pixel: π/4, π/2, 3π/4. Sobel errs by 0.75°, 3.2° and 8.4°, Scharr by 0.16°, 0.29° and 2.2°.</summary>
    public static IReadOnlyList<double> Frequencies { get; } = [Math.PI / 4, Math.PI / 2, 3 * Math.PI / 4];

    /// <summary>Takes different filters for x and y so that the sum of both cosines is the greatest; signs and norms do not count.</summary>
    /// <returns>Null for fewer than two filters.</returns>
    /// <exception cref="MiniCnnException">Kernels of another size than the filters.</exception>
    public static GradientPair? Of(FilterBank bank, Kernel sobelX, Kernel sobelY)
    {
        if (bank.Slices.Count < 2)
            return null;
        double[] alongX = [.. bank.Slices.Select(slice => TemplateMatch.SignedCosine(slice.Weights, sobelX))];
        double[] alongY = [.. bank.Slices.Select(slice => TemplateMatch.SignedCosine(slice.Weights, sobelY))];
        double[,] scores = new double[2, alongX.Length];
        for (int n = 0; n < alongX.Length; n++)
            (scores[0, n], scores[1, n]) = (Math.Abs(alongX[n]), Math.Abs(alongY[n]));
        int[] chosen = Assignment.Best(scores);
        Plane x = Turned(bank.Slices[chosen[0]].Weights, alongX[chosen[0]]), y = Turned(bank.Slices[chosen[1]].Weights, alongY[chosen[1]]);
        return new GradientPair(
            chosen[0], chosen[1], Math.Abs(alongX[chosen[0]]), Math.Abs(alongY[chosen[1]]),
            [.. Frequencies.Select(frequency => GradientAngleError.Largest(x, y, frequency))]);
    }

    /// <summary>The same direction as the kernel, and length 1.</summary>
    private static Plane Turned(Plane filter, double cosine)
    {
        double[] unit = FilterVector.Unit(FilterVector.Of(filter));
        return new Plane(filter.Height, filter.Width, Array.ConvertAll(unit, weight => (float)(cosine < 0 ? -weight : weight)));
    }
}
