using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>A convolution as products of matrices: a row of output pixels with the numbers under a row of the kernel, block by block of input channels.</summary>
internal sealed unsafe class Correlation
{
    private readonly Product[] _products;
    private readonly ProductTile _tile;
    private readonly int _lanes, _mostVectors;
    private readonly nint _inputRow;

    /// <param name="input">Where it reads.</param>
    /// <param name="output">Where it writes; its width counts.</param>
    /// <param name="kernel">Rows and columns.</param>
    /// <param name="stride">Of the convolution.</param>
    public Correlation(MapLayout input, MapLayout output, Size2D kernel, Size2D stride)
    {
        (_lanes, _inputRow) = (output.Lanes, stride.Height * input.RowStride);
        // narrow maps take more blocks of filters at once, so that there are enough sums
        _mostVectors = output.Width > 4 ? 2 : ProductKernel.MaxVectors;
        _products = [.. Enumerable.Range(0, output.Blocks).Chunk(_mostVectors).Select(blocks => Product.Of(_lanes, output.Width, blocks.Length))];
        int run = kernel.Width * input.Lanes;
        _tile = new ProductTile
        {
            Blocks = input.Blocks,
            Lines = kernel.Height,
            Terms = run,
            LeftRow = stride.Width * input.Lanes,
            LeftBlock = input.BlockStride,
            LeftLine = input.RowStride,
            LeftTerm = 1,
            RightVector = input.Blocks * kernel.Height * run * _lanes,
            RightLine = run * _lanes,
            RightTerm = _lanes,
            ResultRow = _lanes,
        };
    }

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

    /// <summary>Rows of the output from <paramref name="first"/> on; the bias [filters] may be null, and the output's distances are given in floats.</summary>
    public void Rows(float* input, int first, int count, float* weights, float* bias, float* output, nint outputRow, nint outputBlock)
    {
        ProductTile tile = _tile;
        tile.ResultVector = outputBlock;
        for (int group = 0; group < _products.Length; group++)
        {
            int block = group * _mostVectors;
            for (int row = 0; row < count; row++)
            {
                _products[group].Run(
                    tile, input + ((first + row) * _inputRow), weights + (block * tile.RightVector), bias == null ? null : bias + (block * _lanes),
                    output + (row * outputRow) + (block * outputBlock));
            }
        }
    }
}
