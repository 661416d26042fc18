using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>Sums over vectors of any length, on the widest vectors of the machine.</summary>
internal static unsafe class VectorKernel
{
    /// <summary>Adds the pixels of a block of channels, vectors of so many lanes side by side in rows, to sums.</summary>
    public static delegate*<float*, int, int, nint, float*, void> PixelSums(int lanes) => lanes switch
    {
        16 => &PixelSumsOf<Width512, Vector512<float>>,
        8 => &PixelSumsOf<Width256, Vector256<float>>,
        _ => &PixelSumsOf<Width128, Vector128<float>>,
    };

    /// <summary>to += from; both lengths are a multiple of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* from, float* to, int length)
    {
        for (int i = 0; i < length; i += 16)
            (Vector512.Load(from + i) + Vector512.Load(to + i)).Store(to + i);
    }

    /// <summary>NaN or infinite if any of the numbers is, or if they are too large to be added up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sum(float* from, int length)
    {
        Vector512<float> sum = Vector512<float>.Zero;
        int i = 0;
        for (; i + 16 <= length; i += 16)
            sum += Vector512.Load(from + i);
        float rest = 0;
        for (; i < length; i++)
            rest += from[i];
        return Vector512.Sum(sum) + rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PixelSumsOf<W, V>(float* input, int rows, int length, nint row, float* sums)
        where W : IVectorWidth<V> where V : struct
    {
        V sum = W.Load(sums);
        for (; rows > 0; rows--, input += row)
        {
            for (int i = 0; i < length; i += W.Lanes)
                sum = W.Add(sum, W.Load(input + i));
        }

        W.Store(sum, sums);
    }
}
