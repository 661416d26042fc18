using MiniCnn.Imaging;
using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>Properties of a single filter that need nothing to compare with.</summary>
/// <param name="Norm">‖w‖.</param>
/// <param name="Mean">Mean weight.</param>
/// <param name="Separability">σ₁²/Σσ² of the weights as a matrix, 0–1: 1 for a product of a column and a row.</param>
/// <param name="OddEnergy">‖(w − w rotated by 180°)/2‖²/‖w‖², 0–1: 1 for a derivative, 0 for a blur or a line detector.</param>
/// <param name="DcShare">abs(Σw)/Σabs(w), 0–1: 0 for a filter that is blind to brightness.</param>
/// <param name="Sparsity">Share of weights smaller than 1 % of the largest, 0–1.</param>
/// <remarks>Sobel: separability 1, odd energy 1, DC share 0.</remarks>
public sealed record FilterStructure(double Norm, double Mean, double Separability, double OddEnergy, double DcShare, double Sparsity)
{
    /// <summary>Of a filter of zeros every share is 0.</summary>
    public static FilterStructure Of(Plane filter)
    {
        double[] w = FilterVector.Of(filter);
        double energy = FilterVector.Dot(w, w);
        if (energy == 0) return new FilterStructure(0, 0, 0, 0, 0, 1);
        double largest = w.Max(Math.Abs);
        return new FilterStructure(
            Math.Sqrt(energy), FilterVector.Mean(w), Separation.Of(filter).Share, Odd(w) / energy, Math.Abs(w.Sum()) / w.Sum(Math.Abs),
            w.Count(value => Math.Abs(value) < 0.01 * largest) / (double)w.Length);
    }

    private static double Odd(double[] w)
    {
        double sum = 0.0;
        for (int i = 0; i < w.Length; i++)
        {
            double half = (w[i] - w[w.Length - 1 - i]) / 2;
            sum += half * half;
        }
        return sum;
    }
}
