using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace MiniCnn.Filters;

/// <summary>
/// The distribution of a measure where there is nothing to find: over random kernels, or over a layer's own initial weights. Without it a high
/// cosine misleads: of 16 random 3×3 filters the best already lies with ρ = 0.80 in the plane of Sobel's pair.
/// </summary>
public sealed class NullDistribution
{
    private readonly double[] _sorted;

    private NullDistribution(double[] sorted) => _sorted = sorted;

    /// <summary>Draws.</summary>
    public int Count => _sorted.Length;

    /// <summary>Mean of the measure.</summary>
    public double Mean => _sorted.Average();

    /// <exception cref="MiniCnnException">No value.</exception>
    internal static NullDistribution Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? throw MiniCnnException.BadUsage("A null distribution needs at least one value") : new NullDistribution(sorted);
    }

    /// <summary>Independent standard normal weights.</summary>
    internal static double[] RandomWeights(int count, Random random)
    {
        double[] weights = new double[count];
        Normal.Samples(random, weights, 0, 1);
        return weights;
    }

    /// <summary>
    /// p-values of several tests, corrected so that the probability of any false finding among them stays under a level (S. Holm, A simple sequentially rejective
    /// multiple test procedure, 1979); 0–1, in the given order.
    /// </summary>
    internal static double[] Holm(IReadOnlyList<double> pValues)
    {
        double[] corrected = new double[pValues.Count];
        double reached = 0;
        foreach ((int rank, int test) in Enumerable.Range(0, pValues.Count).OrderBy(test => pValues[test]).Index())
            corrected[test] = reached = Math.Min(1, Math.Max(reached, pValues[test] * (pValues.Count - rank)));
        return corrected;
    }

    /// <summary>The measure over <paramref name="draws"/> (100 or more) kernels of independent normal weights.</summary>
    internal static NullDistribution OfRandom(int height, int width, Func<Plane, double> measure, int draws = 10_000, int seed = 1)
    {
        if (draws < 100)
            throw MiniCnnException.BadUsage($"A null distribution of {draws} draws is too coarse; expected 100 or more");
        var random = new Random(seed);
        return Of(Enumerable.Range(0, draws).Select(_ => measure(RandomKernel(height, width, random))));
    }

    /// <summary>The value below which a share (0–1) of the draws lies.</summary>
    public double Quantile(double share) => SortedArrayStatistics.Quantile(_sorted, share);

    /// <summary>p₁ = (1 + draws that reach the value)/(1 + draws), over 0 to 1.</summary>
    public double PValue(double value)
    {
        int below = Array.BinarySearch(_sorted, value);
        for (below = below < 0 ? ~below : below; below > 0 && _sorted[below - 1] >= value; below--)
            continue;
        return (1.0 + _sorted.Length - below) / (1.0 + _sorted.Length);
    }

    /// <summary>p = 1 − (1 − p₁)ⁿ: the probability that the best of n random ones reaches the value.</summary>
    public double PValueOfBest(double value, int n) => 1 - Math.Pow(1 - PValue(value), n);

    /// <summary>A kernel of independent standard normal weights.</summary>
    internal static Plane RandomKernel(int height, int width, Random random) =>
        new(height, width, Array.ConvertAll(RandomWeights(height * width, random), weight => (float)weight));
}
