using System.Numerics;
using System.Runtime.CompilerServices;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>
/// The gradient of the input of a convolution of at most 3×3 before a 2×2 max-pool; lanes are input channels. Under a pooled pixel each filter has a gradient at
/// one of four places: for each place, the kernels of its filters times their gradients are added up in 9 registers and go to the input's gradient
/// once. Filters are taken from bit masks, and those without a gradient (a ReLU's zeros) are left out.
/// </summary>
internal abstract unsafe class PooledInputGradientKernel
{
    /// <summary>Bits of a mask.</summary>
    public const int MaxFilters = 64;

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
        ulong* places = stackalloc ulong[4];
        for (int pixel = 0; pixel < tile->Height * tile->Width; pixel++)
        {
            (int y, int x) = Math.DivRem(pixel, tile->Width);
            float* g = gradient + (y * tile->GradientRow) + (x * WF.Lanes);
            float* code = (float*)codes + (pixel * WF.Lanes);
            (places[0], places[1], places[2], places[3]) = (0, 0, 0, 0);
            for (int block = 0; block < tile->Blocks; block++)
            {
                VF at = WF.Load(code + (block * tile->CodeBlock));
                uint live = ~WF.Bits(WF.SameBits(WF.Load(g + (block * tile->GradientBlock)), WF.Broadcast(0)));
                for (int place = 0; place < 4; place++)
                    places[place] |= (ulong)(live & WF.Bits(WF.SameBits(at, WF.Code(place)))) << (block * WF.Lanes);
            }

            float* window = inputGradient + (2 * y * tile->InputRow) + (2 * x * W.Lanes);
            for (int place = 0; place < 4; place++)
                Place(places[place], tile, g, weights, window + tile->Offsets[place]);
        }
    }

    /// <summary>The filters whose maximum is at one place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place(ulong filters, PooledTile* tile, float* gradient, float* weights, float* to)
    {
        int columns = TColumns.Value;
        V zero = W.Broadcast(0);
        V a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero, a6 = zero, a7 = zero, a8 = zero;
        for (; filters != 0; filters &= filters - 1)
        {
            int filter = BitOperations.TrailingZeroCount(filters);
            V v = W.Broadcast(gradient[(filter / WF.Lanes * tile->GradientBlock) + (filter % WF.Lanes)]);
            float* w = weights + (filter * TRows.Value * columns * W.Lanes);
            a0 = W.MultiplyAdd(v, W.Load(w), a0);
            if (columns > 1) a1 = W.MultiplyAdd(v, W.Load(w + W.Lanes), a1);
            if (columns > 2) a2 = W.MultiplyAdd(v, W.Load(w + (2 * W.Lanes)), a2);
            if (TRows.Value > 1) a3 = W.MultiplyAdd(v, W.Load(w + (columns * W.Lanes)), a3);
            if (TRows.Value > 1 && columns > 1) a4 = W.MultiplyAdd(v, W.Load(w + ((columns + 1) * W.Lanes)), a4);
            if (TRows.Value > 1 && columns > 2) a5 = W.MultiplyAdd(v, W.Load(w + ((columns + 2) * W.Lanes)), a5);
            if (TRows.Value > 2) a6 = W.MultiplyAdd(v, W.Load(w + (2 * columns * W.Lanes)), a6);
            if (TRows.Value > 2 && columns > 1) a7 = W.MultiplyAdd(v, W.Load(w + (((2 * columns) + 1) * W.Lanes)), a7);
            if (TRows.Value > 2 && columns > 2) a8 = W.MultiplyAdd(v, W.Load(w + (((2 * columns) + 2) * W.Lanes)), a8);
        }

        Add(to, a0, a1, a2);
        if (TRows.Value > 1) Add(to + tile->InputRow, a3, a4, a5);
        if (TRows.Value > 2) Add(to + (2 * tile->InputRow), a6, a7, a8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* row, V a0, V a1, V a2)
    {
        W.Accumulate(a0, row);
        if (TColumns.Value > 1) W.Accumulate(a1, row + W.Lanes);
        if (TColumns.Value > 2) W.Accumulate(a2, row + (2 * W.Lanes));
    }
}
