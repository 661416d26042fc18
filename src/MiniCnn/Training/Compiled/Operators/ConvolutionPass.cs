using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>Covers the rows of a convolution's output with tiles: the widths of the tiles of a row differ by one pixel at most.</summary>
internal sealed unsafe class ConvolutionPass
{
    private readonly ConvolutionTile _tile;
    private readonly int _step, _lanes, _strideRows;
    private readonly (int First, ConvolutionKernel One, ConvolutionKernel? Two)[] _tiles;

    /// <param name="input">Where it reads.</param>
    /// <param name="lanes">Of the output.</param>
    /// <param name="kernel">Rows and columns.</param>
    /// <param name="stride">Of the convolution.</param>
    /// <param name="output">Rows and columns.</param>
    public ConvolutionPass(MapLayout input, int lanes, Size2D kernel, Size2D stride, Size2D output)
    {
        (_step, _lanes, _strideRows) = (stride.Width * input.Lanes, lanes, stride.Height);
        _tile = new ConvolutionTile
        {
            Blocks = input.Blocks,
            KernelRows = kernel.Height,
            Run = kernel.Width * input.Lanes,
            BlockStride = input.BlockStride,
            RowStride = input.RowStride,
            SecondInput = stride.Height * input.RowStride,
        };
        int count = (output.Width + ConvolutionKernel.MaxPixels - 1) / ConvolutionKernel.MaxPixels;
        _tiles = [.. Enumerable.Range(0, count).Select(i => Tile(output.Width * i / count, output.Width * (i + 1) / count))];
    }

    /// <summary>What a convolution without biases begins with.</summary>
    public static float* NoBias { get; } = new PlanMemory().Floats(16);

    /// <summary>The zeros around the gradient of a convolution's output over which the flipped kernel slides; a stride counts as pixels in between.</summary>
    public static Pads GradientBorder(ConvolutionGeometry geometry)
    {
        (Size2D kernel, Size2D stride, Pads pads) = (geometry.Layer.Kernel, geometry.Layer.Stride, geometry.Pads);
        static (int Before, int After) Along(int input, int kernel, int stride, int before, int output) =>
            (Math.Max(0, kernel - 1 - before), Math.Max(0, input - 1 + before - ((output - 1) * stride)));
        (int top, int bottom) = Along(geometry.Input.Height, kernel.Height, stride.Height, pads.Top, geometry.Output.Height);
        (int left, int right) = Along(geometry.Input.Width, kernel.Width, stride.Width, pads.Left, geometry.Output.Width);
        return new Pads(left, right, top, bottom);
    }

    /// <summary>Rows of the output from <paramref name="first"/> on, of one block of filters.</summary>
    public void Rows(float* input, int first, int count, float* weights, float* bias, float* output, nint outputRow)
    {
        ConvolutionTile tile = _tile;
        tile.SecondOutput = outputRow;
        float* x = input + (first * _strideRows * tile.RowStride);
        for (int row = 0, taken; row < count; row += taken, x += taken * _strideRows * tile.RowStride, output += taken * outputRow)
        {
            taken = row + 1 < count && _tiles is [{ Two: not null }] ? 2 : 1;
            foreach ((int start, ConvolutionKernel one, ConvolutionKernel? two) in _tiles)
                (taken == 2 ? two! : one).Run(&tile, x + (start * _step), weights, bias, output + (start * _lanes));
        }
    }

    private (int First, ConvolutionKernel One, ConvolutionKernel? Two) Tile(int first, int end)
    {
        int pixels = end - first;
        return (first, ConvolutionKernel.For(_lanes, _step, 1, pixels), pixels * 2 <= ConvolutionKernel.MaxPixels ? ConvolutionKernel.For(_lanes, _step, 2, pixels) : null);
    }
}
