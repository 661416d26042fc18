using System.Runtime.CompilerServices;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>
/// Dropout of one row: a number is kept where the hash of its position and of a key is under the limit. It has no state, so that the
/// backward pass finds the same numbers again, and no thread disturbs another.
/// </summary>
internal abstract unsafe class DropoutKernel
{
    public static DropoutKernel For(int lanes) => KernelFactory.Make<DropoutKernel>(typeof(DropoutKernel<,>), lanes);

    /// <summary>The first number has that position; those that are kept are multiplied with the scale.</summary>
    public abstract void Run(float* input, float* output, int length, uint first, uint key, uint limit, float scale);
}

internal sealed unsafe class DropoutKernel<W, V> : DropoutKernel
    where W : IVectorWidth<V> where V : struct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* input, float* output, int length, uint first, uint key, uint limit, float scale)
    {
        V factor = W.Broadcast(scale), zero = W.Broadcast(0);
        for (int i = 0; i < length; i += W.Lanes)
            W.Store(W.Select(W.HashBelow(first + (uint)i, key, limit), W.Multiply(W.Load(input + i), factor), zero), output + i);
    }
}
