using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MiniCnn.Training.Compiled;
using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Benchmarks.Subjects;

/// <summary>What one core can compute at most: fused multiply-adds on registers alone, of the widest vectors. A unit is a million rounds of twelve; the part is GFLOP.</summary>
internal sealed class Peak : Subject
{
    public const string Work = "GFLOP";
    private const int Chains = 12, Iterations = 1_000_000; // more chains than a core has multiply-adds in flight

    public override Dictionary<string, double> Take(int units)
    {
        for (int n = 0; n < units; n++)
        {
            // the result is kept, or the compiler would leave the work out
            GC.KeepAlive(PlanBuilder.WidestLanes switch
            {
                16 => Rounds<Width512, Vector512<float>>(),
                8 => Rounds<Width256, Vector256<float>>(),
                _ => (object)Rounds<Width128, Vector128<float>>(),
            });
        }

        return new() { [Work] = 2e-9 * PlanBuilder.WidestLanes * Chains * Iterations * units };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V Rounds<W, V>()
        where W : IVectorWidth<V> where V : struct
    {
        V a = default, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a, x = W.Broadcast(0.5f), y = W.Broadcast(1);
        for (int n = 0; n < Iterations; n++)
        {
            (a, b, c) = (W.MultiplyAdd(a, x, y), W.MultiplyAdd(b, x, y), W.MultiplyAdd(c, x, y));
            (d, e, f) = (W.MultiplyAdd(d, x, y), W.MultiplyAdd(e, x, y), W.MultiplyAdd(f, x, y));
            (g, h, i) = (W.MultiplyAdd(g, x, y), W.MultiplyAdd(h, x, y), W.MultiplyAdd(i, x, y));
            (j, k, l) = (W.MultiplyAdd(j, x, y), W.MultiplyAdd(k, x, y), W.MultiplyAdd(l, x, y));
        }

        V first = W.Add(W.Add(W.Add(a, b), W.Add(c, d)), W.Add(e, f));
        return W.Add(first, W.Add(W.Add(W.Add(g, h), W.Add(i, j)), W.Add(k, l)));
    }
}
