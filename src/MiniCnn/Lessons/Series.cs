using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using MiniCnn.Convolution;
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
            KernelOperator.AddRow(sums.AsSpan(i, b.Length), a[i], b, 1);
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
        double[] result = new double[length];
        for (int n = 0; n < length; n++)
            result[n] = first[n].Real;
        return result;
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
}
