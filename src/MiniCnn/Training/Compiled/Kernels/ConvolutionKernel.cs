using System.Runtime.CompilerServices;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>Where a tile of a convolution reads and writes; distances in floats.</summary>
internal struct ConvolutionTile
{
    /// <summary>Blocks of input channels, kernel rows, and numbers in a kernel row of one block: kernel columns times lanes.</summary>
    public int Blocks, KernelRows, Run;

    /// <summary>From a block or row of the input to the next; from the tile's first row to its second, in input and output.</summary>
    public nint BlockStride, RowStride, SecondInput, SecondOutput;
}

/// <summary>
/// The convolution of up to 14 pixels with one block of filters; lanes are filters. For every kernel position and input channel it loads one vector
/// of weights and multiplies it with one number of each pixel, broadcast from memory: 14 independent sums hide the latency of the
/// multiply-add (4 cycles), and with the weights and one address they fit 16 registers. A tile is one row of up to 14 pixels or, in narrow maps, two rows of up to 7.
/// </summary>
internal abstract unsafe class ConvolutionKernel
{
    /// <summary>Sums in a tile.</summary>
    public const int MaxPixels = 14;

    /// <summary>The kernel for filters in vectors of so many lanes, pixels so many floats apart, and a tile of rows × pixels.</summary>
    public static ConvolutionKernel For(int lanes, int step, int rows, int pixels) =>
        KernelFactory.Make<ConvolutionKernel>(typeof(ConvolutionKernel<,,,,>), lanes, step, pixels, rows);

    public abstract void Run(ConvolutionTile* tile, float* input, float* weights, float* bias, float* output);
}

internal sealed unsafe class ConvolutionKernel<W, V, TStep, TPixels, TRows> : ConvolutionKernel
    where W : IVectorWidth<V> where V : struct where TStep : IConstant where TPixels : IConstant where TRows : IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V At(float* first, float* second, int i) =>
        W.Broadcast(i < TPixels.Value ? first[i * TStep.Value] : second[(i - TPixels.Value) * TStep.Value]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(V value, ConvolutionTile* tile, float* output, int i) =>
        W.Store(value, i < TPixels.Value ? output + (i * W.Lanes) : output + tile->SecondOutput + ((i - TPixels.Value) * W.Lanes));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(ConvolutionTile* tile, float* input, float* weights, float* bias, float* output)
    {
        int sums = TPixels.Value * TRows.Value;
        V a0 = W.Load(bias), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0, a8 = a0, a9 = a0, a10 = a0, a11 = a0, a12 = a0, a13 = a0;
        for (int block = 0; block < tile->Blocks; block++)
        {
            float* row = input + (block * tile->BlockStride);
            for (int i = 0; i < tile->KernelRows; i++, row += tile->RowStride)
            {
                float* p = row;
                float* q = row + tile->SecondInput;
                float* end = p + tile->Run;
                for (; p < end; p++, q++, weights += W.Lanes)
                {
                    V w = W.Load(weights);
                    a0 = W.MultiplyAdd(w, At(p, q, 0), a0);
                    if (sums > 1) a1 = W.MultiplyAdd(w, At(p, q, 1), a1);
                    if (sums > 2) a2 = W.MultiplyAdd(w, At(p, q, 2), a2);
                    if (sums > 3) a3 = W.MultiplyAdd(w, At(p, q, 3), a3);
                    if (sums > 4) a4 = W.MultiplyAdd(w, At(p, q, 4), a4);
                    if (sums > 5) a5 = W.MultiplyAdd(w, At(p, q, 5), a5);
                    if (sums > 6) a6 = W.MultiplyAdd(w, At(p, q, 6), a6);
                    if (sums > 7) a7 = W.MultiplyAdd(w, At(p, q, 7), a7);
                    if (sums > 8) a8 = W.MultiplyAdd(w, At(p, q, 8), a8);
                    if (sums > 9) a9 = W.MultiplyAdd(w, At(p, q, 9), a9);
                    if (sums > 10) a10 = W.MultiplyAdd(w, At(p, q, 10), a10);
                    if (sums > 11) a11 = W.MultiplyAdd(w, At(p, q, 11), a11);
                    if (sums > 12) a12 = W.MultiplyAdd(w, At(p, q, 12), a12);
                    if (sums > 13) a13 = W.MultiplyAdd(w, At(p, q, 13), a13);
                }
            }
        }

        Put(a0, tile, output, 0);
        if (sums > 1) Put(a1, tile, output, 1);
        if (sums > 2) Put(a2, tile, output, 2);
        if (sums > 3) Put(a3, tile, output, 3);
        if (sums > 4) Put(a4, tile, output, 4);
        if (sums > 5) Put(a5, tile, output, 5);
        if (sums > 6) Put(a6, tile, output, 6);
        if (sums > 7) Put(a7, tile, output, 7);
        if (sums > 8) Put(a8, tile, output, 8);
        if (sums > 9) Put(a9, tile, output, 9);
        if (sums > 10) Put(a10, tile, output, 10);
        if (sums > 11) Put(a11, tile, output, 11);
        if (sums > 12) Put(a12, tile, output, 12);
        if (sums > 13) Put(a13, tile, output, 13);
    }
}
