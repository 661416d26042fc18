using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>One output channel's filter over all its input channels.</summary>
/// <param name="Output">Output channel, from 0.</param>
/// <param name="Norm">‖w‖ over all its weights.</param>
/// <param name="Mean">Mean weight.</param>
/// <param name="Sparsity">Share of weights smaller than 1 % of the filter's largest, 0–1; 1 for a filter of zeros.</param>
/// <param name="OddEnergy">Share of ‖w‖² that changes its sign when every channel is rotated by 180°, 0–1: 1 for a derivative, 0 for a blur.</param>
/// <param name="Separability">Σσ₁²/ΣΣσ² over the channels' matrices, 0–1: 1 where each channel is a product of a column and a row.</param>
/// <param name="Orientation">Preference among gratings of all directions.</param>
public sealed record FilterStatistics(
    int Output, double Norm, double Mean, double Sparsity, double OddEnergy, double Separability, OrientationSelectivity Orientation)
{
    /// <summary>Of every filter of a bank, in its order.</summary>
    public static IReadOnlyList<FilterStatistics> Of(FilterBank bank) => [.. Enumerable.Range(0, bank.Outputs).Select(output => Of(bank, output))];

    /// <summary>Of one filter; the shares of a filter of zeros are 0.</summary>
    public static FilterStatistics Of(FilterBank bank, int output)
    {
        IReadOnlyList<Plane> channels = bank.Channels(output);
        FilterStructure[] structures = [.. channels.Select(FilterStructure.Of)];
        double energy = structures.Sum(structure => structure.Norm * structure.Norm);
        float largest = channels.Max(channel => channel.Values.Max(Math.Abs));
        int small = channels.Sum(channel => channel.Values.Count(weight => Math.Abs(weight) < 0.01 * largest || largest == 0));
        return new FilterStatistics(
            output, Math.Sqrt(energy), structures.Average(structure => structure.Mean), small / (double)(channels.Count * bank.Height * bank.Width),
            Share(structure => structure.OddEnergy), Share(structure => structure.Separability), OrientationSelectivity.Of(channels));

        double Share(Func<FilterStructure, double> of) => energy == 0 ? 0 : structures.Sum(structure => of(structure) * structure.Norm * structure.Norm) / energy;
    }
}

/// <summary>Properties of a single two-dimensional filter. Sobel: separability 1, odd energy 1, DC share 0.</summary>
/// <param name="Norm">‖w‖.</param>
/// <param name="Mean">Mean weight.</param>
/// <param name="Separability">σ₁²/Σσ² of the weights as a matrix, 0–1: 1 for a product of a column and a row.</param>
/// <param name="OddEnergy">‖(w − w rotated by 180°)/2‖²/‖w‖², 0–1: 1 for a derivative, 0 for a blur or a line detector.</param>
/// <param name="DcShare">abs(Σw)/Σabs(w), 0–1: 0 for a filter that does not respond to brightness.</param>
/// <param name="Sparsity">Share of weights smaller than 1 % of the largest, 0–1.</param>
public sealed record FilterStructure(double Norm, double Mean, double Separability, double OddEnergy, double DcShare, double Sparsity)
{
    /// <summary>Of a filter of zeros every share is 0.</summary>
    internal static FilterStructure Of(Plane filter)
    {
        double[] w = filter.ToDoubles();
        double energy = FilterVector.Dot(w, w);
        if (energy == 0)
            return new FilterStructure(0, 0, 0, 0, 0, 1);
        double largest = w.Max(Math.Abs);
        double odd = w.Select((value, i) => Math.Pow((value - w[^(i + 1)]) / 2, 2)).Sum();
        return new FilterStructure(
            Math.Sqrt(energy), w.Average(), Separation.Of(filter).Share, odd / energy, Math.Abs(w.Sum()) / w.Sum(Math.Abs),
            w.Count(value => Math.Abs(value) < 0.01 * largest) / (double)w.Length);
    }
}

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
    private static readonly double[][] Basis = [.. KernelCatalog.Get("frei-chen").Kernels.Select(kernel => FilterVector.Unit(kernel.Weights.ToDoubles()))];

    /// <exception cref="MiniCnnException">A filter that is not 3×3.</exception>
    internal static FreiChenEnergy Of(Plane filter)
    {
        if (filter.Height != 3 || filter.Width != 3)
            throw MiniCnnException.BadUsage($"Frei-Chen energies are of 3x3 filters; this one is {filter.Height}x{filter.Width}");
        double[] w = filter.ToDoubles();
        double energy = FilterVector.Dot(w, w);
        return energy == 0
            ? new FreiChenEnergy(0, 0, 0, 0)
            : new FreiChenEnergy(Share(..4), Share(..2), Share(4..8), Share(8..));
        double Share(Range members) => Basis[members].Sum(vector => Math.Pow(FilterVector.Dot(w, vector), 2)) / energy;
    }
}
