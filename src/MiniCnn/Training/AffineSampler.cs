using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace MiniCnn.Training;

/// <summary>The part of a plane, in pixels, that becomes numbers, and where they go; the strides, of rows and pixels, are in floats.</summary>
internal readonly unsafe record struct PlaneWindow(nint To, int Top, int Left, int Rows, int Columns, int RowStride, int PixelStride = 1);

/// <summary>
/// Bytes of a plane through an affine map to numbers: bilinear, as PyTorch's <c>affine_grid</c> and <c>grid_sample</c> with <c>align_corners=False</c>, and
/// outside of the plane its border goes on. Pixels that are not moved keep their value to the bit.
/// </summary>
internal static unsafe class AffineSampler
{
    /// <param name="plane">Rows of pixels.</param>
    /// <param name="width">Of the plane.</param>
    /// <param name="map">From a new pixel to its place in the plane.</param>
    /// <param name="scale">A number is scale · pixel + offset.</param>
    /// <param name="offset">As above.</param>
    /// <param name="window">What is computed, and where it is stored.</param>
    public static void Sample(ReadOnlySpan<byte> plane, int width, in AffineMap map, float scale, float offset, in PlaneWindow window)
    {
        // a vector may read beyond the last pixel; what it finds there has the weight zero
        byte[] copy = ArrayPool<byte>.Shared.Rent(plane.Length + width + V.Count);
        plane.CopyTo(copy);
        bool still = map == AffineMap.Identity;
        float right = (width - 1) / 2f, bottom = ((plane.Length / width) - 1) / 2f;
        float* rest = stackalloc float[V.Count];
        fixed (byte* pixels = copy)
        {
            for (int row = 0; row < window.Rows; row++)
            {
                float y = window.Top + row - bottom;
                V startX = Vector256.Create((map.Xy * y) + map.Right + right), startY = Vector256.Create((map.Yy * y) + map.Down + bottom);
                byte* first = pixels + ((window.Top + row) * width) + window.Left;
                for (int column = 0; column < window.Columns; column += V.Count)
                {
                    V x = V.Indices + Vector256.Create(window.Left + column - right);
                    V values = still ? Eight(first + column) : Bilinear(
                        pixels, width,
                        Vector256.ClampNative((x * map.Xx) + startX, V.Zero, Vector256.Create(2 * right)),
                        Vector256.ClampNative((x * map.Yx) + startY, V.Zero, Vector256.Create(2 * bottom)));
                    V numbers = (values * scale) + Vector256.Create(offset);
                    float* to = (float*)window.To + (row * window.RowStride) + (column * window.PixelStride);
                    int left = window.Columns - column;
                    if (window.PixelStride == 1 && left >= V.Count)
                    {
                        numbers.Store(to);
                        continue;
                    }

                    numbers.Store(rest);
                    for (int i = 0; i < Math.Min(left, V.Count); i++)
                        to[i * window.PixelStride] = rest[i];
                }
            }
        }

        ArrayPool<byte>.Shared.Return(copy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Eight(byte* pixels)
    {
        var wide = Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(pixels)).AsByte());
        (Vector128<uint> lower, Vector128<uint> upper) = Vector128.Widen(wide);
        return Vector256.ConvertToSingle(Vector256.Create(lower, upper).AsInt32());
    }

    /// <summary>Places within the plane; a whole number gives its pixel exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Bilinear(byte* pixels, int width, V x, V y)
    {
        Vector256<int> column = Vector256.ConvertToInt32Native(x), row = Vector256.ConvertToInt32Native(y);
        V rightward = x - Vector256.ConvertToSingle(column), downward = y - Vector256.ConvertToSingle(row);
        Vector256<int> index = (row * width) + column;
        V above = Blend(Words(pixels, index), rightward), below = Blend(Words(pixels + width, index), rightward);
        return above + ((below - above) * downward);
    }

    /// <summary>Between the lowest bytes of each word and those after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Blend(Vector256<int> words, V part)
    {
        V left = Vector256.ConvertToSingle(words & Vector256.Create(0xFF)), right = Vector256.ConvertToSingle((words >> 8) & Vector256.Create(0xFF));
        return left + ((right - left) * part);
    }

    /// <summary>The four bytes from each index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Words(byte* from, Vector256<int> index)
    {
        if (Avx2.IsSupported)
            return Avx2.GatherVector256((int*)from, index, 1);
        int* words = stackalloc int[Vector256<int>.Count];
        for (int i = 0; i < Vector256<int>.Count; i++)
            words[i] = Unsafe.ReadUnaligned<int>(from + index[i]);
        return Vector256.Load(words);
    }
}
