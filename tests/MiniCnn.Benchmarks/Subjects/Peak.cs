using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MiniCnn.Benchmarks.Subjects;

/// <summary>What one core can compute at most: fused multiply-adds on registers alone, of the widest vectors. A unit is a million rounds of twelve; the part is GFLOP.</summary>
internal sealed class Peak : Subject
{
    public const string Work = "GFLOP";
    private const int Chains = 12, Iterations = 1_000_000; // more chains than a core has multiply-adds in flight

    private float _sum;

    public override Dictionary<string, double> Take(int units)
    {
        for (int n = 0; n < units; n++)
            _sum += Vector512.IsHardwareAccelerated ? Wide512() : Wide();
        int lanes = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector<float>.Count;
        return new() { [Work] = 2e-9 * lanes * Chains * Iterations * units };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Wide512()
    {
        Vector512<float> a = default, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a, x = Vector512.Create(0.5f), y = Vector512.Create(1f);
        for (int n = 0; n < Iterations; n++)
        {
            (a, b, c) = (Vector512.FusedMultiplyAdd(a, x, y), Vector512.FusedMultiplyAdd(b, x, y), Vector512.FusedMultiplyAdd(c, x, y));
            (d, e, f) = (Vector512.FusedMultiplyAdd(d, x, y), Vector512.FusedMultiplyAdd(e, x, y), Vector512.FusedMultiplyAdd(f, x, y));
            (g, h, i) = (Vector512.FusedMultiplyAdd(g, x, y), Vector512.FusedMultiplyAdd(h, x, y), Vector512.FusedMultiplyAdd(i, x, y));
            (j, k, l) = (Vector512.FusedMultiplyAdd(j, x, y), Vector512.FusedMultiplyAdd(k, x, y), Vector512.FusedMultiplyAdd(l, x, y));
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Wide()
    {
        Vector<float> a = default, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a, x = new(0.5f), y = new(1f);
        for (int n = 0; n < Iterations; n++)
        {
            (a, b, c) = (Vector.FusedMultiplyAdd(a, x, y), Vector.FusedMultiplyAdd(b, x, y), Vector.FusedMultiplyAdd(c, x, y));
            (d, e, f) = (Vector.FusedMultiplyAdd(d, x, y), Vector.FusedMultiplyAdd(e, x, y), Vector.FusedMultiplyAdd(f, x, y));
            (g, h, i) = (Vector.FusedMultiplyAdd(g, x, y), Vector.FusedMultiplyAdd(h, x, y), Vector.FusedMultiplyAdd(i, x, y));
            (j, k, l) = (Vector.FusedMultiplyAdd(j, x, y), Vector.FusedMultiplyAdd(k, x, y), Vector.FusedMultiplyAdd(l, x, y));
        }

        return Vector.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
