using System.Runtime.CompilerServices;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>The gradients of one filter before a max-pool that are not 0, and where in the input's map the first number under the filter is, in floats.</summary>
internal unsafe struct PooledGradients
{
    public int Count;
    public int* Places;
    public float* Values;
}

/// <summary>
/// The backward pass of some rows of one filter's kernel before a max-pool; lanes are input channels or, where these are planes, the columns of the kernel. Only the
/// outputs that were a maximum have a gradient: for each, the numbers under the kernel are taken, up to 9 vectors. For the weights the sums stay in registers;
/// for the input the weights do, and the sums in the cache.
/// </summary>
internal abstract unsafe class PooledGradientKernel
{
    public const int MaxTaps = 9;

    /// <summary>The kernel for input channels in vectors of so many lanes.</summary>
    public static PooledGradientKernel For(int lanes, int rows, int columns) => KernelFactory.Make<PooledGradientKernel>(typeof(PooledGradientKernel<,,,>), lanes, rows, columns);

    /// <summary>Adds to the gradients of the weights [rows][columns][lanes].</summary>
    public abstract void Weights(PooledGradients* gradients, float* input, nint row, float* weights);

    /// <summary>Adds to the gradient of the input.</summary>
    public abstract void Input(PooledGradients* gradients, float* input, nint row, float* weights);
}

internal sealed unsafe class PooledGradientKernel<W, V, TRows, TColumns> : PooledGradientKernel
    where W : IVectorWidth<V> where V : struct where TRows : IConstant where TColumns : IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Weights(PooledGradients* gradients, float* input, nint row, float* weights)
    {
        int taps = TRows.Value * TColumns.Value;
        V zero = W.Broadcast(0);
        V a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero, a6 = zero, a7 = zero, a8 = zero;
        for (int i = 0; i < gradients->Count; i++)
        {
            float* x = input + gradients->Places[i];
            V v = W.Broadcast(gradients->Values[i]);
            a0 = W.MultiplyAdd(v, W.Load(x), a0);
            if (taps > 1) a1 = W.MultiplyAdd(v, W.Load(Tap(x, row, 1)), a1);
            if (taps > 2) a2 = W.MultiplyAdd(v, W.Load(Tap(x, row, 2)), a2);
            if (taps > 3) a3 = W.MultiplyAdd(v, W.Load(Tap(x, row, 3)), a3);
            if (taps > 4) a4 = W.MultiplyAdd(v, W.Load(Tap(x, row, 4)), a4);
            if (taps > 5) a5 = W.MultiplyAdd(v, W.Load(Tap(x, row, 5)), a5);
            if (taps > 6) a6 = W.MultiplyAdd(v, W.Load(Tap(x, row, 6)), a6);
            if (taps > 7) a7 = W.MultiplyAdd(v, W.Load(Tap(x, row, 7)), a7);
            if (taps > 8) a8 = W.MultiplyAdd(v, W.Load(Tap(x, row, 8)), a8);
        }

        W.Accumulate(a0, weights);
        if (taps > 1) W.Accumulate(a1, weights + W.Lanes);
        if (taps > 2) W.Accumulate(a2, weights + (2 * W.Lanes));
        if (taps > 3) W.Accumulate(a3, weights + (3 * W.Lanes));
        if (taps > 4) W.Accumulate(a4, weights + (4 * W.Lanes));
        if (taps > 5) W.Accumulate(a5, weights + (5 * W.Lanes));
        if (taps > 6) W.Accumulate(a6, weights + (6 * W.Lanes));
        if (taps > 7) W.Accumulate(a7, weights + (7 * W.Lanes));
        if (taps > 8) W.Accumulate(a8, weights + (8 * W.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Input(PooledGradients* gradients, float* input, nint row, float* weights)
    {
        int taps = TRows.Value * TColumns.Value;
        V w0 = W.Load(weights);
        V w1 = taps > 1 ? W.Load(weights + W.Lanes) : w0;
        V w2 = taps > 2 ? W.Load(weights + (2 * W.Lanes)) : w0;
        V w3 = taps > 3 ? W.Load(weights + (3 * W.Lanes)) : w0;
        V w4 = taps > 4 ? W.Load(weights + (4 * W.Lanes)) : w0;
        V w5 = taps > 5 ? W.Load(weights + (5 * W.Lanes)) : w0;
        V w6 = taps > 6 ? W.Load(weights + (6 * W.Lanes)) : w0;
        V w7 = taps > 7 ? W.Load(weights + (7 * W.Lanes)) : w0;
        V w8 = taps > 8 ? W.Load(weights + (8 * W.Lanes)) : w0;
        for (int i = 0; i < gradients->Count; i++)
        {
            float* x = input + gradients->Places[i];
            V v = W.Broadcast(gradients->Values[i]);
            Add(v, w0, x);
            if (taps > 1) Add(v, w1, Tap(x, row, 1));
            if (taps > 2) Add(v, w2, Tap(x, row, 2));
            if (taps > 3) Add(v, w3, Tap(x, row, 3));
            if (taps > 4) Add(v, w4, Tap(x, row, 4));
            if (taps > 5) Add(v, w5, Tap(x, row, 5));
            if (taps > 6) Add(v, w6, Tap(x, row, 6));
            if (taps > 7) Add(v, w7, Tap(x, row, 7));
            if (taps > 8) Add(v, w8, Tap(x, row, 8));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Tap(float* x, nint row, int tap) => x + (tap / TColumns.Value * row) + (tap % TColumns.Value * W.Lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(V v, V w, float* to) => W.Store(W.MultiplyAdd(v, w, W.Load(to)), to);
}
