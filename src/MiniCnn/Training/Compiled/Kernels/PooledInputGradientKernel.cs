using System.Numerics;
using System.Runtime.CompilerServices;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>
/// The gradient of the input of a convolution of at most 3×3 before a 2×2 max-pool; lanes are input channels. A pooled pixel reaches 4×4 input pixels,
/// which are 16 registers; each filter of a block adds its kernel at the place of its maximum. Filters are taken by place,
/// from bit masks, and those without a gradient (a ReLU's zeros) are left out.
/// </summary>
internal abstract unsafe class PooledInputGradientKernel
{
    /// <summary>The kernel for input channels and filters in vectors of so many lanes; adds to the input's gradient.</summary>
    public static PooledInputGradientKernel For(int lanes, int filterLanes, int kernelRows, int kernelColumns) => KernelFactory.Make<PooledInputGradientKernel>(
        typeof(PooledInputGradientKernel<,,,,,>), lanes, KernelFactory.Width(filterLanes), kernelRows, kernelColumns);

    public abstract void Run(PooledTile* tile, float* inputGradient, float* gradient, int* codes, float* weights);
}

internal sealed unsafe class PooledInputGradientKernel<W, V, WF, VF, TRows, TColumns> : PooledInputGradientKernel
    where W : IVectorWidth<V> where V : struct where WF : IVectorWidth<VF> where VF : struct where TRows : IConstant where TColumns : IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(PooledTile* tile, float* inputGradient, float* gradient, int* codes, float* weights)
    {
        int rows = TRows.Value;
        for (int y = 0; y < tile->Height; y++, inputGradient += 2 * tile->InputRow, gradient += tile->GradientRow, codes += tile->CodeRow)
        {
            float* r0 = inputGradient, r1 = r0 + tile->InputRow, r2 = r1 + tile->InputRow, r3 = r2 + tile->InputRow;
            for (int x = 0; x < tile->Width; x++, r0 += 2 * W.Lanes, r1 += 2 * W.Lanes, r2 += 2 * W.Lanes, r3 += 2 * W.Lanes)
            {
                float* g = gradient + (x * tile->GradientPixel);
                VF code = WF.Load((float*)codes + (x * tile->GradientPixel));
                uint live = ~WF.Bits(WF.SameBits(WF.Load(g), WF.Broadcast(0)));
                V zero = W.Broadcast(0);
                V a00 = zero, a01 = zero, a02 = zero, a03 = zero;
                V a10 = zero, a11 = zero, a12 = zero, a13 = zero;
                V a20 = zero, a21 = zero, a22 = zero, a23 = zero;
                V a30 = zero, a31 = zero, a32 = zero, a33 = zero;
                for (uint mask = live & WF.Bits(WF.SameBits(code, WF.Code(0))); mask != 0; mask &= mask - 1)
                    Kernel(g, weights, BitOperations.TrailingZeroCount(mask), ref a00, ref a01, ref a02, ref a10, ref a11, ref a12, ref a20, ref a21, ref a22);
                for (uint mask = live & WF.Bits(WF.SameBits(code, WF.Code(1))); mask != 0; mask &= mask - 1)
                    Kernel(g, weights, BitOperations.TrailingZeroCount(mask), ref a01, ref a02, ref a03, ref a11, ref a12, ref a13, ref a21, ref a22, ref a23);
                for (uint mask = live & WF.Bits(WF.SameBits(code, WF.Code(2))); mask != 0; mask &= mask - 1)
                    Kernel(g, weights, BitOperations.TrailingZeroCount(mask), ref a10, ref a11, ref a12, ref a20, ref a21, ref a22, ref a30, ref a31, ref a32);
                for (uint mask = live & WF.Bits(WF.SameBits(code, WF.Code(3))); mask != 0; mask &= mask - 1)
                    Kernel(g, weights, BitOperations.TrailingZeroCount(mask), ref a11, ref a12, ref a13, ref a21, ref a22, ref a23, ref a31, ref a32, ref a33);

                Add(r0, a00, a01, a02, a03);
                Add(r1, a10, a11, a12, a13);
                if (rows > 1) Add(r2, a20, a21, a22, a23);
                if (rows > 2) Add(r3, a30, a31, a32, a33);
            }
        }
    }

    /// <summary>One filter's kernel, times its gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Kernel(
        float* gradient, float* weights, int filter, ref V a0, ref V a1, ref V a2, ref V a3, ref V a4, ref V a5, ref V a6, ref V a7, ref V a8)
    {
        V v = W.Broadcast(gradient[filter]);
        int columns = TColumns.Value;
        float* w = weights + (filter * TRows.Value * columns * W.Lanes);
        a0 = W.MultiplyAdd(v, W.Load(w), a0);
        if (TColumns.Value > 1) a1 = W.MultiplyAdd(v, W.Load(w + (((0 * columns) + 1) * W.Lanes)), a1);
        if (TColumns.Value > 2) a2 = W.MultiplyAdd(v, W.Load(w + (((0 * columns) + 2) * W.Lanes)), a2);
        if (TRows.Value > 1) a3 = W.MultiplyAdd(v, W.Load(w + (((1 * columns) + 0) * W.Lanes)), a3);
        if (TRows.Value > 1 && TColumns.Value > 1) a4 = W.MultiplyAdd(v, W.Load(w + (((1 * columns) + 1) * W.Lanes)), a4);
        if (TRows.Value > 1 && TColumns.Value > 2) a5 = W.MultiplyAdd(v, W.Load(w + (((1 * columns) + 2) * W.Lanes)), a5);
        if (TRows.Value > 2) a6 = W.MultiplyAdd(v, W.Load(w + (((2 * columns) + 0) * W.Lanes)), a6);
        if (TRows.Value > 2 && TColumns.Value > 1) a7 = W.MultiplyAdd(v, W.Load(w + (((2 * columns) + 1) * W.Lanes)), a7);
        if (TRows.Value > 2 && TColumns.Value > 2) a8 = W.MultiplyAdd(v, W.Load(w + (((2 * columns) + 2) * W.Lanes)), a8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* row, V a0, V a1, V a2, V a3)
    {
        W.Accumulate(a0, row);
        W.Accumulate(a1, row + W.Lanes);
        if (TColumns.Value > 1) W.Accumulate(a2, row + (2 * W.Lanes));
        if (TColumns.Value > 2) W.Accumulate(a3, row + (3 * W.Lanes));
    }
}
