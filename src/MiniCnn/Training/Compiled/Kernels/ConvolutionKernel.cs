using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
internal static unsafe class ConvolutionKernel
{
    /// <summary>Sums in a tile.</summary>
    public const int MaxPixels = 14;

    /// <summary>The kernel for filters in vectors of so many lanes, pixels so many floats apart, and a tile of rows × pixels.</summary>
    public static delegate*<ConvolutionTile*, float*, float*, float*, float*, void> For(int lanes, int step, int rows, int pixels) => lanes switch
    {
        16 => ForStep<Width512, Vector512<float>>(step, rows, pixels),
        8 => ForStep<Width256, Vector256<float>>(step, rows, pixels),
        _ => ForStep<Width128, Vector128<float>>(step, rows, pixels),
    };

    private static delegate*<ConvolutionTile*, float*, float*, float*, float*, void> ForStep<W, V>(int step, int rows, int pixels)
        where W : IVectorWidth<V> where V : struct => step switch
        {
            1 => ForPixels<W, V, N1>(rows, pixels),
            2 => ForPixels<W, V, N2>(rows, pixels),
            4 => ForPixels<W, V, N4>(rows, pixels),
            8 => ForPixels<W, V, N8>(rows, pixels),
            16 => ForPixels<W, V, N16>(rows, pixels),
            32 => ForPixels<W, V, N32>(rows, pixels),
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };

    private static delegate*<ConvolutionTile*, float*, float*, float*, float*, void> ForPixels<W, V, TStep>(int rows, int pixels)
        where W : IVectorWidth<V> where V : struct
        where TStep : IConstant => (rows, pixels) switch
        {
            (1, 1) => &Run<W, V, TStep, N1, N1>,
            (1, 2) => &Run<W, V, TStep, N2, N1>,
            (1, 3) => &Run<W, V, TStep, N3, N1>,
            (1, 4) => &Run<W, V, TStep, N4, N1>,
            (1, 5) => &Run<W, V, TStep, N5, N1>,
            (1, 6) => &Run<W, V, TStep, N6, N1>,
            (1, 7) => &Run<W, V, TStep, N7, N1>,
            (1, 8) => &Run<W, V, TStep, N8, N1>,
            (1, 9) => &Run<W, V, TStep, N9, N1>,
            (1, 10) => &Run<W, V, TStep, N10, N1>,
            (1, 11) => &Run<W, V, TStep, N11, N1>,
            (1, 12) => &Run<W, V, TStep, N12, N1>,
            (1, 13) => &Run<W, V, TStep, N13, N1>,
            (1, 14) => &Run<W, V, TStep, N14, N1>,
            (2, 1) => &Run<W, V, TStep, N1, N2>,
            (2, 2) => &Run<W, V, TStep, N2, N2>,
            (2, 3) => &Run<W, V, TStep, N3, N2>,
            (2, 4) => &Run<W, V, TStep, N4, N2>,
            (2, 5) => &Run<W, V, TStep, N5, N2>,
            (2, 6) => &Run<W, V, TStep, N6, N2>,
            (2, 7) => &Run<W, V, TStep, N7, N2>,
            _ => throw new ArgumentOutOfRangeException(nameof(pixels)),
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V At<W, V, TStep, TPixels>(float* first, float* second, int i)
        where W : IVectorWidth<V> where V : struct
        where TStep : IConstant where TPixels : IConstant =>
        W.Broadcast(i < TPixels.Value ? first[i * TStep.Value] : second[(i - TPixels.Value) * TStep.Value]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<W, V, TPixels>(V value, ConvolutionTile* tile, float* output, int i)
        where W : IVectorWidth<V> where V : struct
        where TPixels : IConstant =>
        W.Store(value, i < TPixels.Value ? output + (i * W.Lanes) : output + tile->SecondOutput + ((i - TPixels.Value) * W.Lanes));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Run<W, V, TStep, TPixels, TRows>(ConvolutionTile* tile, float* input, float* weights, float* bias, float* output)
        where W : IVectorWidth<V> where V : struct
        where TStep : IConstant where TPixels : IConstant where TRows : IConstant
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
                    a0 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 0), a0);
                    if (sums > 1) a1 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 1), a1);
                    if (sums > 2) a2 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 2), a2);
                    if (sums > 3) a3 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 3), a3);
                    if (sums > 4) a4 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 4), a4);
                    if (sums > 5) a5 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 5), a5);
                    if (sums > 6) a6 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 6), a6);
                    if (sums > 7) a7 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 7), a7);
                    if (sums > 8) a8 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 8), a8);
                    if (sums > 9) a9 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 9), a9);
                    if (sums > 10) a10 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 10), a10);
                    if (sums > 11) a11 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 11), a11);
                    if (sums > 12) a12 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 12), a12);
                    if (sums > 13) a13 = W.MultiplyAdd(w, At<W, V, TStep, TPixels>(p, q, 13), a13);
                }
            }
        }

        Put<W, V, TPixels>(a0, tile, output, 0);
        if (sums > 1) Put<W, V, TPixels>(a1, tile, output, 1);
        if (sums > 2) Put<W, V, TPixels>(a2, tile, output, 2);
        if (sums > 3) Put<W, V, TPixels>(a3, tile, output, 3);
        if (sums > 4) Put<W, V, TPixels>(a4, tile, output, 4);
        if (sums > 5) Put<W, V, TPixels>(a5, tile, output, 5);
        if (sums > 6) Put<W, V, TPixels>(a6, tile, output, 6);
        if (sums > 7) Put<W, V, TPixels>(a7, tile, output, 7);
        if (sums > 8) Put<W, V, TPixels>(a8, tile, output, 8);
        if (sums > 9) Put<W, V, TPixels>(a9, tile, output, 9);
        if (sums > 10) Put<W, V, TPixels>(a10, tile, output, 10);
        if (sums > 11) Put<W, V, TPixels>(a11, tile, output, 11);
        if (sums > 12) Put<W, V, TPixels>(a12, tile, output, 12);
        if (sums > 13) Put<W, V, TPixels>(a13, tile, output, 13);
    }
}
