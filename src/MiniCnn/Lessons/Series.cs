using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Lessons;

/// <summary>Convolution of rows of numbers: by the library's kernels, by definition, and by Fourier transforms.</summary>
internal static class Series
{
    public static Plane Row(IReadOnlyList<float> values) => new(1, values.Count, [.. values]);

    /// <summary>Every overlap of two rows, the kernel turned: as long as both together less one.</summary>
    public static float[] Convolve(IReadOnlyList<float> values, IReadOnlyList<float> kernel) =>
        KernelOperator.Convolve([Row(values)], KernelWeights.Of(Row(kernel)), new LayerSettings { Padding = Padding.Full })[0].Values;

    /// <summary>The same with the kernel as it is.</summary>
    public static float[] Correlate(IReadOnlyList<float> values, IReadOnlyList<float> kernel) =>
        KernelOperator.Correlate(Row(values), Row(kernel), new LayerSettings { Padding = Padding.Full }).Values;

    /// <summary>c[i + j] += a[i] b[j]: a.Length · b.Length products.</summary>
    public static double[] Direct(double[] a, double[] b)
    {
        double[] sums = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
                sums[i + j] += a[i] * b[j];
        }
        return sums;
    }

    /// <summary>Transform both, multiply frequency by frequency, transform back; zeros fill up to a power of two.</summary>
    public static double[] ByFft(double[] a, double[] b)
    {
        int length = a.Length + b.Length - 1, size = (int)BitOperations.RoundUpToPowerOf2((uint)length);
        Complex[] first = Transform(a, size), second = Transform(b, size);
        for (int k = 0; k < size; k++)
            first[k] *= second[k];
        Fourier.Inverse(first, FourierOptions.AsymmetricScaling);
        return Array.ConvertAll(first[..length], value => value.Real);
    }

    /// <summary>A[k] = Σ a[n] exp(−2πi k n / size).</summary>
    public static Complex[] Transform(double[] values, int size)
    {
        var spectrum = new Complex[size];
        for (int n = 0; n < values.Length; n++)
            spectrum[n] = values[n];
        Fourier.Forward(spectrum, FourierOptions.AsymmetricScaling);
        return spectrum;
    }

    /// <summary>"2·1 + 1·(-4)".</summary>
    public static string Products(IEnumerable<(double Left, double Right)> pairs) => string.Join(" + ", pairs.Select(pair => $"{Factor(pair.Left)}·{Factor(pair.Right)}"));

    private static string Factor(double value) => value < 0 ? $"({NumberText.Brief(value)})" : NumberText.Brief(value);
}

/// <summary>Seconds to convolve two rows of one length, by definition and by Fourier transforms.</summary>
internal sealed record FftTiming(int Length, double Direct, double Fft)
{
    private const int Rounds = 5;

    /// <summary>The fastest of a few rounds each, so that other load on the machine counts little.</summary>
    public static IReadOnlyList<FftTiming> Measure(TimeProvider clock, IReadOnlyList<int> lengths, int seed, CancellationToken cancel)
    {
        // the first calls pay for compilation and for the transform's tables
        double[] first = Values(64, seed);
        for (int n = 0; n < 200; n++)
            _ = (Series.Direct(first, first), Series.ByFft(first, first));
        return [.. lengths.Select(length =>
        {
            cancel.ThrowIfCancellationRequested();
            double[] a = Values(length, seed), b = Values(length, seed + 1);
            int calls = Math.Clamp(4_000_000 / (length * length), 1, 1000);
            _ = (Series.ByFft(a, b), Series.Direct(a, b));
            return new FftTiming(length, Fastest(clock, calls, () => Series.Direct(a, b)), Fastest(clock, Math.Min(calls + 1, 200), () => Series.ByFft(a, b)));
        })];
    }

    /// <summary>The first length from which on the transforms were faster at every length that was measured; null if there is none.</summary>
    public static int? Crossover(IReadOnlyList<FftTiming> timings) => timings.Reverse().TakeWhile(timing => timing.Fft < timing.Direct).LastOrDefault()?.Length;

    private static double Fastest(TimeProvider clock, int calls, Func<double[]> work)
    {
        double fastest = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            long start = clock.GetTimestamp();
            for (int n = 0; n < calls; n++)
                work();
            fastest = Math.Min(fastest, clock.GetElapsedTime(start).TotalSeconds / calls);
        }
        return fastest;
    }

    private static double[] Values(int length, int seed)
    {
        var random = new SplitMix64(seed, length);
        return [.. Enumerable.Range(0, length).Select(_ => random.Uniform(-1, 1))];
    }
}
