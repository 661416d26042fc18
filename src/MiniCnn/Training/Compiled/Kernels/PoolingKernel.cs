using System.Runtime.CompilerServices;

namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>The windows of one row of pooled pixels, in one block of channels.</summary>
internal unsafe struct PoolingTile
{
    /// <summary>Rows of the windows, and pooled pixels.</summary>
    public int Rows, Width;

    /// <summary>Between the rows and the pixels of the maps under the windows, in floats.</summary>
    public nint Row, Pixel;

    /// <summary>Of the place of the windows' first row, in floats of the map that takes the gradient, and between its rows and pixels.</summary>
    public int Place, PlaceRow, PlacePixel;

    /// <summary>For each pooled pixel: its window's first column, its columns, and 1 over the columns that a mean divides by.</summary>
    public int* First, Columns;
    public float* Scale;

    /// <summary>1 over the rows that a mean divides by.</summary>
    public float RowScale;
}

/// <summary>
/// Max-pool and average pool, a vector of channels at a time. Of a maximum its place is kept, as an integer in the bits of a float; of equal numbers the first counts,
/// as in PyTorch.
/// </summary>
internal abstract unsafe class PoolingKernel
{
    public static PoolingKernel For(int lanes) => KernelFactory.Make<PoolingKernel>(typeof(PoolingKernel<,>), lanes);

    /// <summary>From the input at the windows' first row.</summary>
    public abstract void Max(PoolingTile* tile, float* input, float* output, float* places);

    /// <summary>From the input at the windows' first row.</summary>
    public abstract void Mean(PoolingTile* tile, float* input, float* output);

    /// <summary>Adds to the gradient of the input.</summary>
    public abstract void MeanGradient(PoolingTile* tile, float* gradient, float* result);

    /// <summary>Adds all pixels of a block of channels to sums [lanes].</summary>
    public abstract void PixelSums(float* input, int rows, int length, nint row, float* sums);
}

internal sealed unsafe class PoolingKernel<W, V> : PoolingKernel
    where W : IVectorWidth<V> where V : struct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Max(PoolingTile* tile, float* input, float* output, float* places)
    {
        int down = tile->PlaceRow, right = tile->PlacePixel;
        for (int x = 0; x < tile->Width; x++, output += W.Lanes, places += W.Lanes)
        {
            float* window = input + (tile->First[x] * tile->Pixel);
            int first = tile->Place + (tile->First[x] * right);
            V max = W.Load(window), place = W.Integer(first);
            if (tile->Rows == 2 && tile->Columns[x] == 2)
            {
                // the commonest window as a tournament: no comparison waits for more than one other
                V second = W.Load(window + tile->Pixel), third = W.Load(window + tile->Row), fourth = W.Load(window + tile->Row + tile->Pixel);
                V upper = W.Max(max, second), lower = W.Max(third, fourth);
                V upperPlace = W.Select(W.Greater(second, max), W.Integer(first + right), place);
                V lowerPlace = W.Select(W.Greater(fourth, third), W.Integer(first + down + right), W.Integer(first + down));
                place = W.Select(W.Greater(lower, upper), lowerPlace, upperPlace);
                max = W.Max(upper, lower);
            }
            else
            {
                for (int i = 0; i < tile->Rows; i++)
                {
                    for (int j = 0; j < tile->Columns[x]; j++)
                    {
                        V next = W.Load(window + (i * tile->Row) + (j * tile->Pixel));
                        place = W.Select(W.Greater(next, max), W.Integer(first + (i * down) + (j * right)), place);
                        max = W.Max(max, next);
                    }
                }
            }

            W.Store(max, output);
            W.Store(place, places);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Mean(PoolingTile* tile, float* input, float* output)
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
    public override void MeanGradient(PoolingTile* tile, float* gradient, float* result)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void PixelSums(float* input, int rows, int length, nint row, float* sums)
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
