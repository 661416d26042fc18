using System.Runtime.Intrinsics;
using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>
/// A pool by itself: not behind a convolution, or with windows that overlap or hold padding. A crop and a global average are means over windows of one pixel and of the whole map.
/// </summary>
internal sealed unsafe class PoolOperator(OperatorPlace place, PoolWindows windows, bool isMax) : Operator(place)
{
    private readonly MapStorage _places = place.Storage.Kept(isMax ? place.Output.Layout.Blocks * place.Output.Layout.Height * place.Output.Layout.RowLength : 0);
    private readonly PoolingKernel _kernel = PoolingKernel.For(place.Output.Layout.Lanes);

    public override void Forward(in Work work)
    {
        (MapLayout from, MapLayout to) = (Input.Layout, Output.Layout);
        for (int image = work.First; image < work.End; image++)
        {
            for (int row = 0; row < to.Height * to.Blocks; row++)
            {
                int y = row % to.Height;
                PoolingTile tile = windows.Row(y, from.RowStride, from.Lanes, Input.GradientLayout.RowStride, from.Lanes);
                float* x = Input.Value(image, row / to.Height, work) + (windows.FirstRow(y) * from.RowStride);
                float* output = Output.Values.At(image, work) + to.Row(row);
                if (isMax)
                    _kernel.Max(&tile, x, output, _places.At(image) + (row * to.RowLength));
                else
                    _kernel.Mean(&tile, x, output);
            }
        }
    }

    public override void Backward(in Work work)
    {
        if (!NeedsInputGradient)
            return;
        (MapLayout from, MapLayout to) = (Output.GradientLayout, Input.GradientLayout);
        for (int image = work.First; image < work.End; image++)
        {
            new Span<float>(Input.Gradient.At(image, work), to.Size).Clear();
            for (int row = 0; row < from.Height * from.Blocks; row++)
            {
                (int b, int y) = Math.DivRem(row, from.Height);
                float* gradient = Output.Gradient.At(image, work) + from.Row(row);
                float* result = Input.Slope(image, b, work);
                if (isMax)
                {
                    int* places = (int*)_places.At(image) + (row * from.RowLength);
                    for (int i = 0; i < from.RowLength; i++)
                        result[places[i] + (i % from.Lanes)] += gradient[i];
                    continue;
                }

                PoolingTile tile = windows.Row(y, to.RowStride, to.Lanes, 0, 0);
                _kernel.MeanGradient(&tile, gradient, result + (windows.FirstRow(y) * to.RowStride));
            }
        }
    }
}

/// <summary>
/// Dropout. A number is kept where the hash of its position and of a key, a function of seed, step, layer and image, is under a limit: it has no state, so that the backward pass
/// finds the same numbers again, and no thread disturbs another. The hash is MurmurHash3's finalizer (A. Appleby).
/// </summary>
internal sealed unsafe class DropoutOperator(OperatorPlace place, double probability, long seed, int layer) : Operator(place)
{
    public override void Forward(in Work work)
    {
        for (int image = work.First; image < work.End; image++)
            Rows(Input.Values.At(image, work), Input.Layout, Output.Values.At(image, work), Output.Layout, image, work);
    }

    public override void Backward(in Work work)
    {
        for (int image = work.First; image < work.End && NeedsInputGradient; image++)
            Rows(Output.Gradient.At(image, work), Output.GradientLayout, Input.Gradient.At(image, work), Input.GradientLayout, image, work);
    }

    private void Rows(float* from, MapLayout input, float* to, MapLayout output, int image, in Work work)
    {
        double kept = work.Training ? 1 - probability : 1;
        uint key = RandomStreams.ForDropout(seed, work.Step, layer, image);
        for (int row = 0; row < output.Blocks * output.Height; row++)
            Drop(from + input.Row(row), to + output.Row(row), output.RowLength, (uint)(row * output.RowLength), key, kept);
    }

    /// <summary>One row, of whole vectors; its first number has that position.</summary>
    internal static void Drop(float* from, float* to, int length, uint first, uint key, double kept)
    {
        var limit = Vector128.Create((uint)(kept * uint.MaxValue));
        var scale = Vector128.Create((float)(1 / kept));
        for (int i = 0; i < length; i += Vector128<float>.Count)
        {
            Vector128<uint> hash = (Vector128.Create(first + (uint)i) + Vector128<uint>.Indices) ^ Vector128.Create(key);
            hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
            hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
            var mask = Vector128.LessThanOrEqual(hash ^ (hash >>> 16), limit);
            (Vector128.Load(from + i) * scale & mask.AsSingle()).Store(to + i);
        }
    }
}
