using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>
/// Shares of a 3×3 filter's energy in the subspaces of Frei and Chen's orthogonal basis: four edge, four line and one mean vector
/// (W. Frei and C.-C. Chen, Fast boundary detection, IEEE Trans. Computers C-26, 1977). Edge, line and mean sum to 1.
/// </summary>
/// <param name="Edge">All four edge vectors, 0–1: 1 for every filter that changes its sign when rotated by 180°, Sobel's among them; random filters average 4/9.</param>
/// <param name="Gradient">The isotropic gradient pair (√2 weights) alone, 0–1, a part of <paramref name="Edge"/>: 0.971 for Sobel; random filters average 2/9.</param>
/// <param name="Line">0–1.</param>
/// <param name="Mean">0–1.</param>
public sealed record FreiChenEnergy(double Edge, double Gradient, double Line, double Mean)
{
    private static readonly double R = Math.Sqrt(2);

    private static readonly double[][] EdgeBasis = Normalized(
        [1, R, 1, 0, 0, 0, -1, -R, -1],
        [1, 0, -1, R, 0, -R, 1, 0, -1],
        [0, -1, R, 1, 0, -1, -R, 1, 0],
        [R, -1, 0, -1, 0, 1, 0, 1, -R]);

    private static readonly double[][] LineBasis = Normalized(
        [0, 1, 0, -1, 0, -1, 0, 1, 0],
        [-1, 0, 1, 0, 0, 0, 1, 0, -1],
        [1, -2, 1, -2, 4, -2, 1, -2, 1],
        [-2, 1, -2, 1, 4, 1, -2, 1, -2]);

    private static readonly double[][] MeanBasis = Normalized([1, 1, 1, 1, 1, 1, 1, 1, 1]);

    /// <exception cref="MiniCnnException">A filter that is not 3×3.</exception>
    internal static FreiChenEnergy Of(Plane filter)
    {
        if (filter.Height != 3 || filter.Width != 3)
            throw MiniCnnException.BadUsage($"Frei-Chen energies are of 3x3 filters; this one is {filter.Height}x{filter.Width}");
        double[] w = FilterVector.Of(filter);
        double energy = FilterVector.Dot(w, w);
        return energy == 0
            ? new FreiChenEnergy(0, 0, 0, 0)
            : new FreiChenEnergy(Share(w, EdgeBasis) / energy, Share(w, EdgeBasis[..2]) / energy, Share(w, LineBasis) / energy, Share(w, MeanBasis) / energy);
    }

    private static double Share(double[] w, double[][] basis) => basis.Sum(vector => Math.Pow(FilterVector.Dot(w, vector), 2));

    private static double[][] Normalized(params double[][] vectors) => Array.ConvertAll(vectors, FilterVector.Unit);
}
