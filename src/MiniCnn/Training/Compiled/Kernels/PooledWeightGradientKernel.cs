using System.Runtime.CompilerServices;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>Where the gradients of a convolution before a 2×2 max-pool read and write; distances in floats.</summary>
internal unsafe struct PooledTile
{
    /// <summary>Pooled pixels, and blocks of filters.</summary>
    public int Height, Width, Blocks;

    /// <summary>Between the rows of the input, or of its gradient.</summary>
    public nint InputRow;

    /// <summary>Between neighboring pooled pixels, between their rows in the gradient, and between their rows of codes.</summary>
    public nint GradientPixel, GradientRow, CodeRow;

    /// <summary>Between blocks of filters.</summary>
    public nint GradientBlock, CodeBlock;

    /// <summary>From a window's first pixel to its maximum, for each of the four codes, in floats of the input.</summary>
    public fixed int Offsets[4];
}

/// <summary>
/// The gradient of the weights of up to three filters of a kernel of at most 3×3 before a 2×2 max-pool; lanes are input channels. Only one of the four
/// outputs under a pooled pixel has a gradient, so this does a quarter of the work of the dense kernel: the code says which, and the
/// 3×3 input pixels there are added up in 27 registers of 32 (with 16 registers it takes one filter at a time).
/// </summary>
internal abstract unsafe class PooledWeightGradientKernel
{
    public const int MaxFilters = 3;

    /// <summary>The kernel for input channels in vectors of so many lanes.</summary>
    public static PooledWeightGradientKernel For(int lanes, int filters, int kernelRows, int kernelColumns) =>
        KernelFactory.Make<PooledWeightGradientKernel>(typeof(PooledWeightGradientKernel<,,,,>), lanes, filters, kernelRows, kernelColumns);

    public abstract void Run(PooledTile* tile, float* input, float* gradient, int* codes, float* weights);
}

internal sealed unsafe class PooledWeightGradientKernel<W, V, TFilters, TRows, TColumns> : PooledWeightGradientKernel
    where W : IVectorWidth<V> where V : struct where TFilters : IConstant where TRows : IConstant where TColumns : IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(PooledTile* tile, float* input, float* gradient, int* codes, float* weights)
    {
        int filters = TFilters.Value;
        V zero = W.Broadcast(0);
        V a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero, a6 = zero, a7 = zero, a8 = zero;
        V b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero, b5 = zero, b6 = zero, b7 = zero, b8 = zero;
        V c0 = zero, c1 = zero, c2 = zero, c3 = zero, c4 = zero, c5 = zero, c6 = zero, c7 = zero, c8 = zero;
        for (int y = 0; y < tile->Height; y++, input += 2 * tile->InputRow, gradient += tile->GradientRow, codes += tile->CodeRow)
        {
            float* window = input;
            for (int x = 0; x < tile->Width; x++, window += 2 * W.Lanes)
            {
                float* g = gradient + (x * tile->GradientPixel);
                int* code = codes + (x * tile->GradientPixel);
                Window(W.Broadcast(g[0]), window + tile->Offsets[code[0]], tile->InputRow, ref a0, ref a1, ref a2, ref a3, ref a4, ref a5, ref a6, ref a7, ref a8);
                if (filters > 1) Window(W.Broadcast(g[1]), window + tile->Offsets[code[1]], tile->InputRow, ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7, ref b8);
                if (filters > 2) Window(W.Broadcast(g[2]), window + tile->Offsets[code[2]], tile->InputRow, ref c0, ref c1, ref c2, ref c3, ref c4, ref c5, ref c6, ref c7, ref c8);
            }
        }

        int kernel = TRows.Value * TColumns.Value * W.Lanes;
        Add(weights, a0, a1, a2, a3, a4, a5, a6, a7, a8);
        if (filters > 1) Add(weights + kernel, b0, b1, b2, b3, b4, b5, b6, b7, b8);
        if (filters > 2) Add(weights + (2 * kernel), c0, c1, c2, c3, c4, c5, c6, c7, c8);
    }

    /// <summary>The products of one number of the gradient with the input under its kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Window(
        V v, float* x, nint row, ref V a0, ref V a1, ref V a2, ref V a3, ref V a4, ref V a5, ref V a6, ref V a7, ref V a8)
    {
        a0 = W.MultiplyAdd(v, W.Load(x), a0);
        if (TColumns.Value > 1) a1 = W.MultiplyAdd(v, W.Load(x + (1 * W.Lanes)), a1);
        if (TColumns.Value > 2) a2 = W.MultiplyAdd(v, W.Load(x + (2 * W.Lanes)), a2);
        if (TRows.Value > 1) a3 = W.MultiplyAdd(v, W.Load(x + row), a3);
        if (TRows.Value > 1 && TColumns.Value > 1) a4 = W.MultiplyAdd(v, W.Load(x + row + (1 * W.Lanes)), a4);
        if (TRows.Value > 1 && TColumns.Value > 2) a5 = W.MultiplyAdd(v, W.Load(x + row + (2 * W.Lanes)), a5);
        if (TRows.Value > 2) a6 = W.MultiplyAdd(v, W.Load(x + (2 * row)), a6);
        if (TRows.Value > 2 && TColumns.Value > 1) a7 = W.MultiplyAdd(v, W.Load(x + (2 * row) + (1 * W.Lanes)), a7);
        if (TRows.Value > 2 && TColumns.Value > 2) a8 = W.MultiplyAdd(v, W.Load(x + (2 * row) + (2 * W.Lanes)), a8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* weights, V a0, V a1, V a2, V a3, V a4, V a5, V a6, V a7, V a8)
    {
        int columns = TColumns.Value;
        W.Accumulate(a0, weights);
        if (TColumns.Value > 1) W.Accumulate(a1, weights + (((0 * columns) + 1) * W.Lanes));
        if (TColumns.Value > 2) W.Accumulate(a2, weights + (((0 * columns) + 2) * W.Lanes));
        if (TRows.Value > 1) W.Accumulate(a3, weights + (((1 * columns) + 0) * W.Lanes));
        if (TRows.Value > 1 && TColumns.Value > 1) W.Accumulate(a4, weights + (((1 * columns) + 1) * W.Lanes));
        if (TRows.Value > 1 && TColumns.Value > 2) W.Accumulate(a5, weights + (((1 * columns) + 2) * W.Lanes));
        if (TRows.Value > 2) W.Accumulate(a6, weights + (((2 * columns) + 0) * W.Lanes));
        if (TRows.Value > 2 && TColumns.Value > 1) W.Accumulate(a7, weights + (((2 * columns) + 1) * W.Lanes));
        if (TRows.Value > 2 && TColumns.Value > 2) W.Accumulate(a8, weights + (((2 * columns) + 2) * W.Lanes));
    }
}
