using MiniCnn.Data;

namespace MiniCnn.Lessons;

/// <summary>Seconds to convolve two rows of one length, by definition and by Fourier transforms.</summary>
internal sealed record FftTiming(int Length, double Direct, double Fft)
{
    private const int Rounds = 5;

    /// <summary>The fastest of a few rounds each, so that other load on the machine counts little.</summary>
    public static IReadOnlyList<FftTiming> Measure(TimeProvider clock, IReadOnlyList<int> lengths, int seed, CancellationToken cancel)
    {
        // the first calls pay for compilation and for the transform's tables
        Run(Values(64, seed), 200);
        return [.. lengths.Select(length =>
        {
            cancel.ThrowIfCancellationRequested();
            double[] a = Values(length, seed), b = Values(length, seed + 1);
            int calls = Math.Clamp(4_000_000 / (length * length), 1, 1000);
            Series.ByFft(a, b);
            Series.Direct(a, b);
            return new FftTiming(length, Fastest(clock, calls, () => Series.Direct(a, b)), Fastest(clock, Math.Min(calls + 1, 200), () => Series.ByFft(a, b)));
        })];
    }

    /// <summary>The first length from which on the transforms were faster at every length that was measured; null if there is none.</summary>
    public static int? Crossover(IReadOnlyList<FftTiming> timings)
    {
        FftTiming[] faster = [.. timings.Reverse().TakeWhile(timing => timing.Fft < timing.Direct)];
        return faster.Length > 0 ? faster[^1].Length : null;
    }

    private static void Run(double[] values, int times)
    {
        for (int n = 0; n < times; n++)
        {
            Series.Direct(values, values);
            Series.ByFft(values, values);
        }
    }

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
        double[] values = new double[length];
        for (int n = 0; n < length; n++)
            values[n] = random.Uniform(-1, 1);
        return values;
    }
}
