using System.Numerics;
using System.Runtime.InteropServices;

namespace MiniCnn.Convolution;

/// <summary>The inner loop of <see cref="KernelOperator"/>.</summary>
internal static class RowSums
{
    /// <summary>sums[n] += weight · source[n · step].</summary>
    public static void Add(Span<double> sums, double weight, ReadOnlySpan<double> source, int step)
    {
        int n = 0;
        if (step == 1)
        {
            Span<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(sums);
            ReadOnlySpan<Vector<double>> wideSource = MemoryMarshal.Cast<double, Vector<double>>(source[..sums.Length]);
            for (int block = 0; block < wide.Length; block++)
                wide[block] += weight * wideSource[block];
            n = wide.Length * Vector<double>.Count;
        }
        for (; n < sums.Length; n++)
            sums[n] += weight * source[n * step];
    }
}
