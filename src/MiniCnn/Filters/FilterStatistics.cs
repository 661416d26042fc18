using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>One output channel's filter in numbers, over all the input channels that it looks at.</summary>
/// <param name="Output">Output channel, from 0.</param>
/// <param name="Norm">‖w‖ over all its weights.</param>
/// <param name="Mean">Mean weight.</param>
/// <param name="Sparsity">Share of weights smaller than 1 % of the filter's largest, 0–1; 1 for a filter of zeros.</param>
/// <param name="OddEnergy">Share of ‖w‖² that turns over when every channel is rotated by 180°, 0–1: 1 for a derivative, 0 for a blur.</param>
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
        Plane[] channels = [.. Enumerable.Range(0, bank.Inputs).Select(input => bank[output, input])];
        FilterStructure[] structures = [.. channels.Select(FilterStructure.Of)];
        double energy = structures.Sum(structure => structure.Norm * structure.Norm);
        float largest = channels.Max(channel => channel.Values.Max(Math.Abs));
        int small = channels.Sum(channel => channel.Values.Count(weight => Math.Abs(weight) < 0.01 * largest || largest == 0));
        return new FilterStatistics(
            output, Math.Sqrt(energy), structures.Average(structure => structure.Mean), small / (double)(channels.Length * bank.Height * bank.Width),
            Share(structure => structure.OddEnergy), Share(structure => structure.Separability), OrientationSelectivity.Of(channels));

        double Share(Func<FilterStructure, double> of) => energy == 0 ? 0 : structures.Sum(structure => of(structure) * structure.Norm * structure.Norm) / energy;
    }
}
