using System.Runtime.CompilerServices;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>Where a tile of a weight gradient reads and writes; distances in floats.</summary>
internal struct WeightGradientTile
{
    /// <summary>Pixels of the output's gradient.</summary>
    public int Height, Width;

    /// <summary>Between the rows of the tile in the input; between neighboring output pixels in the input; between their rows.</summary>
    public nint RowOffset, InputPixel, InputRow;

    /// <summary>Between neighboring pixels of the output's gradient, and between their rows.</summary>
    public nint GradientPixel, GradientRow;

    /// <summary>Between the rows and the taps of the tile in the weights.</summary>
    public nint WeightRow, WeightTap;
}

/// <summary>
/// The gradient of up to 4 × 7 weights of one block of filters; lanes are filters. A tile's columns are the kernel's, its rows four input channels or,
/// where channels are planes, kernel rows. Each output pixel's gradient is loaded once and multiplied with up to 28 input numbers broadcast from memory,
/// added up in as many registers of 32; with 16 registers a tile has two rows.
/// </summary>
internal abstract unsafe class WeightGradientKernel
{
    /// <summary>The kernel for filters in vectors of so many lanes, taps so many floats apart, and a tile of rows × taps.</summary>
    public static WeightGradientKernel For(int lanes, int step, int rows, int taps) =>
        KernelFactory.Make<WeightGradientKernel>(typeof(WeightGradientKernel<,,,,>), lanes, step, rows, taps);

    public abstract void Run(WeightGradientTile* tile, float* input, float* gradient, float* weights);
}

internal sealed unsafe class WeightGradientKernel<W, V, TStep, TRows, TTaps> : WeightGradientKernel
    where W : IVectorWidth<V> where V : struct where TStep : IConstant where TRows : IConstant where TTaps : IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(WeightGradientTile* tile, float* input, float* gradient, float* weights)
    {
        int rows = TRows.Value;
        V zero = W.Broadcast(0);
        V a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero, a6 = zero;
        V b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero, b5 = zero, b6 = zero;
        V c0 = zero, c1 = zero, c2 = zero, c3 = zero, c4 = zero, c5 = zero, c6 = zero;
        V d0 = zero, d1 = zero, d2 = zero, d3 = zero, d4 = zero, d5 = zero, d6 = zero;
        for (int y = 0; y < tile->Height; y++, input += tile->InputRow, gradient += tile->GradientRow)
        {
            float* g = gradient;
            float* p0 = input, p1 = p0 + tile->RowOffset, p2 = p1 + tile->RowOffset, p3 = p2 + tile->RowOffset;
            for (int x = 0; x < tile->Width; x++, g += tile->GradientPixel)
            {
                V v = W.Load(g);
                Row(v, p0, ref a0, ref a1, ref a2, ref a3, ref a4, ref a5, ref a6);
                if (rows > 1) Row(v, p1, ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6);
                if (rows > 2) Row(v, p2, ref c0, ref c1, ref c2, ref c3, ref c4, ref c5, ref c6);
                if (rows > 3) Row(v, p3, ref d0, ref d1, ref d2, ref d3, ref d4, ref d5, ref d6);
                p0 += tile->InputPixel;
                p1 += tile->InputPixel;
                p2 += tile->InputPixel;
                p3 += tile->InputPixel;
            }
        }

        nint tap = tile->WeightTap;
        Add(weights, tap, a0, a1, a2, a3, a4, a5, a6);
        if (rows > 1) Add(weights + tile->WeightRow, tap, b0, b1, b2, b3, b4, b5, b6);
        if (rows > 2) Add(weights + (2 * tile->WeightRow), tap, c0, c1, c2, c3, c4, c5, c6);
        if (rows > 3) Add(weights + (3 * tile->WeightRow), tap, d0, d1, d2, d3, d4, d5, d6);
    }

    /// <summary>The products of one vector of gradients with the inputs of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(V v, float* x, ref V a0, ref V a1, ref V a2, ref V a3, ref V a4, ref V a5, ref V a6)
    {
        int taps = TTaps.Value, step = TStep.Value;
        a0 = W.MultiplyAdd(v, W.Broadcast(x[0]), a0);
        if (taps > 1) a1 = W.MultiplyAdd(v, W.Broadcast(x[1 * step]), a1);
        if (taps > 2) a2 = W.MultiplyAdd(v, W.Broadcast(x[2 * step]), a2);
        if (taps > 3) a3 = W.MultiplyAdd(v, W.Broadcast(x[3 * step]), a3);
        if (taps > 4) a4 = W.MultiplyAdd(v, W.Broadcast(x[4 * step]), a4);
        if (taps > 5) a5 = W.MultiplyAdd(v, W.Broadcast(x[5 * step]), a5);
        if (taps > 6) a6 = W.MultiplyAdd(v, W.Broadcast(x[6 * step]), a6);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* weights, nint tap, V a0, V a1, V a2, V a3, V a4, V a5, V a6)
    {
        int taps = TTaps.Value;
        W.Accumulate(a0, weights);
        if (taps > 1) W.Accumulate(a1, weights + (1 * tap));
        if (taps > 2) W.Accumulate(a2, weights + (2 * tap));
        if (taps > 3) W.Accumulate(a3, weights + (3 * tap));
        if (taps > 4) W.Accumulate(a4, weights + (4 * tap));
        if (taps > 5) W.Accumulate(a5, weights + (5 * tap));
        if (taps > 6) W.Accumulate(a6, weights + (6 * tap));
    }
}
