using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>
/// What a measure gives where there is nothing to find: over random kernels, or over a layer's own initial weights. Without it a high
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

    /// <summary>Of measures at hand, such as those of the initial filters.</summary>
    /// <exception cref="MiniCnnException">No value.</exception>
    public static NullDistribution Of(IEnumerable<double> values)
    {
        double[] sorted = values.Order().ToArray();
        return sorted.Length == 0 ? throw MiniCnnException.BadUsage("A null distribution needs at least one value") : new NullDistribution(sorted);
    }

    /// <summary>The measure over kernels of independent normal weights.</summary>
    /// <param name="height">Rows of a kernel.</param>
    /// <param name="width">Columns.</param>
    /// <param name="measure">What is measured of a kernel.</param>
    /// <param name="draws">Kernels drawn, 100 or more.</param>
    /// <param name="seed">Of the generator.</param>
    public static NullDistribution OfRandom(int height, int width, Func<Plane, double> measure, int draws = 10_000, int seed = 1)
    {
        if (draws < 100) throw MiniCnnException.BadUsage($"A null distribution of {draws} draws says nothing; expected 100 or more");
        var random = new Random(seed);
        return Of(Enumerable.Range(0, draws).Select(_ => measure(RandomKernel(height, width, random))).ToArray());
    }

    /// <summary>The value below which a share (0–1) of the draws lies.</summary>
    public double Quantile(double share) => _sorted[(int)Math.Clamp(share * (_sorted.Length - 1), 0, _sorted.Length - 1)];

    /// <summary>p₁ = (1 + draws that reach the value)/(1 + draws): how often chance does as well.</summary>
    public double PValue(double value)
    {
        int below = LowerBound(value);
        return (1.0 + _sorted.Length - below) / (1.0 + _sorted.Length);
    }

    /// <summary>p = 1 − (1 − p₁)ⁿ: how often the best of n random ones does as well.</summary>
    public double PValueOfBest(double value, int n) => 1 - Math.Pow(1 - PValue(value), n);

    private int LowerBound(double value)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_sorted[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>A kernel of independent standard normal weights, by Box and Muller's method from a seeded generator.</summary>
    public static Plane RandomKernel(int height, int width, Random random)
    {
        var kernel = new Plane(height, width);
        for (int i = 0; i < kernel.Values.Length; i++)
            kernel.Values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return kernel;
    }
}
