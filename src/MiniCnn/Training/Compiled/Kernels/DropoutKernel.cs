using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>
/// Dropout of one row: a number is kept where the hash of its position and of a key is under the limit. It has no state, so that the
/// backward pass finds the same numbers again, and no thread disturbs another.
/// </summary>
internal static unsafe class DropoutKernel
{
    /// <summary>Input, output, length, position of the first number, key, limit, factor of the numbers that are kept.</summary>
    public static delegate*<float*, float*, int, uint, uint, uint, float, void> For(int lanes) => lanes switch
    {
        16 => &Run<Width512, Vector512<float>>,
        8 => &Run<Width256, Vector256<float>>,
        _ => &Run<Width128, Vector128<float>>,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<W, V>(float* input, float* output, int length, uint first, uint key, uint limit, float scale)
        where W : IVectorWidth<V> where V : struct
    {
        V factor = W.Broadcast(scale), zero = W.Broadcast(0);
        for (int i = 0; i < length; i += W.Lanes)
            W.Store(W.Select(W.HashBelow(first + (uint)i, key, limit), W.Multiply(W.Load(input + i), factor), zero), output + i);
    }
}
