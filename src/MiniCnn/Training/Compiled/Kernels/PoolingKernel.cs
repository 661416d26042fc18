using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>The windows of one row of pooled pixels, in one block of channels.</summary>
internal unsafe struct PoolingTile
{
    /// <summary>Rows of the windows, and pooled pixels.</summary>
    public int Rows, Width;

    /// <summary>Between the rows and the pixels of the maps under the windows, in floats.</summary>
    public nint Row, Pixel;

    /// <summary>For each pooled pixel: its window's first column, its columns, and 1 over the columns that a mean divides by.</summary>
    public int* First, Columns;
    public float* Scale;

    /// <summary>1 over the rows that a mean divides by.</summary>
    public float RowScale;
}

/// <summary>
/// Max-pool and average pool, a vector of channels at a time. The place of a maximum is kept as a code, row · columns + column in its
/// window; of equal numbers the first counts, as in PyTorch.
/// </summary>
internal static unsafe class PoolingKernel
{
    /// <summary>Input at the windows' first row, output, codes.</summary>
    public static delegate*<PoolingTile*, float*, float*, float*, void> Max(int lanes) => lanes switch
    {
        16 => &MaxOf<Width512, Vector512<float>>,
        8 => &MaxOf<Width256, Vector256<float>>,
        _ => &MaxOf<Width128, Vector128<float>>,
    };

    /// <summary>Gradient of the output, codes, and the gradient of the input, to which it adds.</summary>
    public static delegate*<PoolingTile*, float*, float*, float*, void> MaxGradient(int lanes) => lanes switch
    {
        16 => &MaxGradientOf<Width512, Vector512<float>>,
        8 => &MaxGradientOf<Width256, Vector256<float>>,
        _ => &MaxGradientOf<Width128, Vector128<float>>,
    };

    /// <summary>Input at the windows' first row, output.</summary>
    public static delegate*<PoolingTile*, float*, float*, void> Mean(int lanes) => lanes switch
    {
        16 => &MeanOf<Width512, Vector512<float>>,
        8 => &MeanOf<Width256, Vector256<float>>,
        _ => &MeanOf<Width128, Vector128<float>>,
    };

    /// <summary>Gradient of the output, and the gradient of the input, to which it adds.</summary>
    public static delegate*<PoolingTile*, float*, float*, void> MeanGradient(int lanes) => lanes switch
    {
        16 => &MeanGradientOf<Width512, Vector512<float>>,
        8 => &MeanGradientOf<Width256, Vector256<float>>,
        _ => &MeanGradientOf<Width128, Vector128<float>>,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MaxOf<W, V>(PoolingTile* tile, float* input, float* output, float* codes)
        where W : IVectorWidth<V> where V : struct
    {
        for (int x = 0; x < tile->Width; x++, output += W.Lanes, codes += W.Lanes)
        {
            float* window = input + (tile->First[x] * tile->Pixel);
            V max = W.Load(window), code = W.Code(0);
            if (tile->Rows == 2 && tile->Columns[x] == 2)
            {
                // the commonest window as a tournament: no comparison waits for more than one other
                V right = W.Load(window + tile->Pixel), below = W.Load(window + tile->Row), last = W.Load(window + tile->Row + tile->Pixel);
                V upper = W.Max(max, right), lower = W.Max(below, last);
                V upperCode = W.Select(W.Greater(right, max), W.Code(1), code), lowerCode = W.Select(W.Greater(last, below), W.Code(3), W.Code(2));
                code = W.Select(W.Greater(lower, upper), lowerCode, upperCode);
                max = W.Max(upper, lower);
            }
            else
            {
                for (int i = 0, k = 0; i < tile->Rows; i++)
                {
                    for (int j = 0; j < tile->Columns[x]; j++, k++)
                    {
                        V next = W.Load(window + (i * tile->Row) + (j * tile->Pixel));
                        code = W.Select(W.Greater(next, max), W.Code(k), code);
                        max = W.Max(max, next);
                    }
                }
            }

            W.Store(max, output);
            W.Store(code, codes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MaxGradientOf<W, V>(PoolingTile* tile, float* gradient, float* codes, float* result)
        where W : IVectorWidth<V> where V : struct
    {
        for (int x = 0; x < tile->Width; x++, gradient += W.Lanes, codes += W.Lanes)
        {
            V g = W.Load(gradient), code = W.Load(codes), zero = W.Broadcast(0);
            float* window = result + (tile->First[x] * tile->Pixel);
            for (int i = 0, k = 0; i < tile->Rows; i++)
            {
                for (int j = 0; j < tile->Columns[x]; j++, k++)
                {
                    float* place = window + (i * tile->Row) + (j * tile->Pixel);
                    W.Store(W.Add(W.Load(place), W.Select(W.SameBits(code, W.Code(k)), g, zero)), place);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MeanOf<W, V>(PoolingTile* tile, float* input, float* output)
        where W : IVectorWidth<V> where V : struct
    {
        for (int x = 0; x < tile->Width; x++, output += W.Lanes)
        {
            float* window = input + (tile->First[x] * tile->Pixel);
            V sum = W.Broadcast(0);
            for (int i = 0; i < tile->Rows; i++)
            {
                for (int j = 0; j < tile->Columns[x]; j++)
                    sum = W.Add(sum, W.Load(window + (i * tile->Row) + (j * tile->Pixel)));
            }

            W.Store(W.Multiply(sum, W.Broadcast(tile->Scale[x] * tile->RowScale)), output);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MeanGradientOf<W, V>(PoolingTile* tile, float* gradient, float* result)
        where W : IVectorWidth<V> where V : struct
    {
        for (int x = 0; x < tile->Width; x++, gradient += W.Lanes)
        {
            V share = W.Multiply(W.Load(gradient), W.Broadcast(tile->Scale[x] * tile->RowScale));
            float* window = result + (tile->First[x] * tile->Pixel);
            for (int i = 0; i < tile->Rows; i++)
            {
                for (int j = 0; j < tile->Columns[x]; j++)
                {
                    float* place = window + (i * tile->Row) + (j * tile->Pixel);
                    W.Store(W.Add(W.Load(place), share), place);
                }
            }
        }
    }
}
