using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>What the first layer's weights are replaced by.</summary>
public enum FilterSource
{
    /// <summary>The run's own trained filters.</summary>
    Learned,
    /// <summary>Sobel's operator steered to as many directions as there are filters.</summary>
    Sobel,
    /// <summary>Gabor functions, edges and lines, in as many directions.</summary>
    Gabor,
    /// <summary>Independent normal weights, others for each seed.</summary>
    Random,
}

/// <summary>Makes the filters of a source: as many and as large as the learned ones, each with their mean norm.</summary>
internal static class FilterSourceWeights
{
    /// <summary>[outputs, inputs, k, k]; hand-made kernels are the same for each channel, and random ones are of the seed.</summary>
    public static float[] Of(FilterSource source, FilterBank learned, int seed)
    {
        if (source == FilterSource.Learned)
            return [.. learned.Slices.SelectMany(slice => slice.Values)];
        double norm = FilterStatistics.Of(learned).Average(statistics => statistics.Norm);
        var random = new Random(seed);
        return [.. Enumerable.Range(0, learned.Outputs).SelectMany(output => Scaled(source switch
        {
            FilterSource.Sobel => Repeated(Sobel(learned, output), learned.Inputs),
            FilterSource.Gabor => Repeated(Gabor(learned, output), learned.Inputs),
            _ => [.. Enumerable.Range(0, learned.Inputs).SelectMany(_ => NullDistribution.RandomKernel(learned.Height, learned.Width, random).Values)],
        }, norm))];
    }

    /// <summary>cos θ·Sx + sin θ·Sy, θ evenly around the circle: ReLU lets one sign through, so opposite directions differ.</summary>
    private static float[] Sobel(FilterBank learned, int output)
    {
        (Kernel x, Kernel y) = ComparisonKernels.SobelPair(learned.Height, learned.Width)
            ?? throw MiniCnnException.BadUsage(
                $"{learned.Layer} has filters of {learned.Height}x{learned.Width}, a size that Sobel's operator does not have; expected odd sides of 3 or more");
        (double sin, double cos) = Math.SinCos(2 * Math.PI * output / learned.Outputs);
        return [.. x.Weights.Values.Zip(y.Weights.Values, (a, b) => (float)((cos * a) + (sin * b)))];
    }

    private static float[] Gabor(FilterBank learned, int output)
    {
        IReadOnlyList<Kernel> kernels = ComparisonKernels.For(["gabor"], learned.Height, learned.Width, out IReadOnlyList<string> leftOut);
        if (kernels.Count == 0)
            throw MiniCnnException.BadUsage($"{learned.Layer}: no Gabor filter of its size: {string.Join("; ", leftOut)}");
        // edges and lines in turn, spread over the directions, and negated from the second round on
        int half = Math.Max(1, kernels.Count / 2), place = output % kernels.Count;
        int direction = place / 2 * Math.Max(1, half * 2 / Math.Min(learned.Outputs, kernels.Count)) % half;
        Plane chosen = kernels[kernels.Count == 1 ? 0 : direction + (place % 2 == 0 ? half : 0)].Weights;
        return output / kernels.Count % 2 == 0 ? chosen.Values : Array.ConvertAll(chosen.Values, value => -value);
    }

    private static float[] Repeated(float[] kernel, int channels) => [.. Enumerable.Repeat(kernel, channels).SelectMany(values => values)];

    private static float[] Scaled(float[] filter, double norm)
    {
        double own = Math.Sqrt(filter.Sum(weight => (double)weight * weight));
        return own == 0 ? filter : Array.ConvertAll(filter, weight => (float)(weight * norm / own));
    }
}
