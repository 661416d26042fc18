using System.Runtime.CompilerServices;
using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>The backward pass of a convolution before a max-pool, filter by filter: only the outputs that were a maximum, one in four of a 2×2 pool, have a gradient.</summary>
internal sealed unsafe class PooledGradientPass
{
    private readonly MapLayout _in, _out, _gradient;
    private readonly MapStorage _lists;
    private readonly int _filterSize, _lineSize, _pixels;
    private readonly (PooledGradientKernel Kernel, int Row)[] _parts;

    /// <param name="input">Its gradient has the border of its layout.</param>
    /// <param name="output">Pooled.</param>
    /// <param name="kernel">Rows and columns.</param>
    /// <param name="storage">Of the plan.</param>
    public PooledGradientPass(FeatureMap input, FeatureMap output, Size2D kernel, PlanStorage storage)
    {
        (_in, _out, _gradient) = (input.Layout, output.Layout, output.GradientLayout);
        (int lanes, int columns) = _in.IsPlanes ? (PlaneColumns, 1) : (_in.Lanes, kernel.Width);
        _lineSize = columns * lanes;
        _filterSize = kernel.Height * _lineSize;
        _parts = [.. Enumerable.Range(0, kernel.Height).Chunk(PooledGradientKernel.MaxTaps / columns).Select(rows => (PooledGradientKernel.For(lanes, rows.Length, columns), rows[0]))];
        _pixels = _out.Height * _out.Width;
        _lists = storage.PerThread(_out.Lanes * (1 + (2 * _pixels)));
    }

    /// <summary>Where channels are planes, rows of the kernel have so many numbers.</summary>
    public const int PlaneColumns = 8;

    /// <summary>Adds the weight gradients of one image to the sums and, where the input's is not null, the gradient of the input.</summary>
    public void Run(float* input, float* gradient, int* places, float* sums, float* inputGradient, float* weights, int thread)
    {
        int* counts = (int*)_lists.At(thread), listed = counts + _out.Lanes;
        float* values = (float*)(listed + (_out.Lanes * _pixels));
        for (int filter = 0; filter < _out.Channels; filter++)
        {
            (int block, int lane) = Math.DivRem(filter, _out.Lanes);
            if (lane == 0)
                Gather(counts, listed, values, gradient + (block * _gradient.BlockStride), places + (block * _pixels * _out.Lanes));
            PooledGradients list = new() { Count = counts[lane], Places = listed + (lane * _pixels), Values = values + (lane * _pixels) };
            for (int from = 0; from < _in.Blocks; from++)
            {
                nint at = ((from * _out.Blocks * _out.Lanes) + filter) * _filterSize;
                foreach ((PooledGradientKernel kernel, int row) in _parts)
                {
                    nint first = (from * _in.BlockStride) + (row * _in.RowStride), taps = at + (row * _lineSize);
                    kernel.Weights(&list, input + first, _in.RowStride, sums + taps);
                    if (inputGradient != null)
                        kernel.Input(&list, inputGradient + first, _in.RowStride, weights + taps);
                }
            }
        }
    }

    /// <summary>
    /// For each filter of a block the gradients that are not 0 (a ReLU's are). Neighbors, which have input in common, are kept apart so that none waits for the other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(int* counts, int* toPlaces, float* toValues, float* gradient, int* places)
    {
        int lanes = _out.Lanes, length = _out.RowLength, pixels = _pixels;
        new Span<int>(counts, lanes).Clear();
        for (int row = 0; row < 2 * _out.Height; row++)
        {
            for (int i = row % 2 * lanes; i < length; i += 2 * lanes)
            {
                for (int lane = 0, list = 0; lane < lanes; lane++, list += pixels)
                {
                    int value = *(int*)(gradient + i + lane), count = counts[lane];
                    toPlaces[list + count] = places[i + lane];
                    *(int*)(toValues + list + count) = value;
                    counts[lane] = count + ((value & int.MaxValue) == 0 ? 0 : 1);
                }
            }

            if (row % 2 == 0)
                continue;
            gradient += _gradient.RowStride;
            places += length;
        }
    }
}
