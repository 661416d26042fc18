using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>The backward pass of a convolution before a 2×2 max-pool, filter by filter.</summary>
internal sealed unsafe class PooledGradientPass
{
    private readonly PooledTile _tile;
    private readonly MapLayout _in, _out, _inputGradient, _gradient;
    private readonly int _kernel;
    private readonly PooledWeightGradientKernel[] _weights;
    private readonly PooledInputGradientKernel _input;

    public PooledGradientPass(FeatureMap input, FeatureMap output, Size2D kernel)
    {
        (_in, _out, _inputGradient, _gradient) = (input.Layout, output.Layout, input.GradientLayout, output.GradientLayout);
        _kernel = (int)kernel.Area * _in.Lanes;
        _tile = new PooledTile
        {
            Height = _out.Height,
            Width = _out.Width,
            InputRow = _in.RowStride,
            GradientPixel = _out.Lanes,
            GradientRow = _gradient.RowStride,
            CodeRow = _out.RowLength,
            GradientBlock = _gradient.BlockStride,
            CodeBlock = _out.Height * _out.RowLength,
        };
        (_tile.Offsets[0], _tile.Offsets[1], _tile.Offsets[2], _tile.Offsets[3]) = (0, _in.Lanes, _in.RowStride, _in.RowStride + _in.Lanes);
        _weights = [.. Enumerable.Range(1, PooledWeightGradientKernel.MaxFilters).Select(filters => PooledWeightGradientKernel.For(_in.Lanes, filters, kernel.Height, kernel.Width))];
        _input = PooledInputGradientKernel.For(_in.Lanes, _out.Lanes, kernel.Height, kernel.Width);
    }

    public static bool Allows(ConvolutionGeometry geometry, PoolWindows? pool, int inputLanes) =>
        pool is { IsTwoByTwo: true } && inputLanes > 1 && geometry.Layer.Stride == 1 && geometry.Layer.Kernel is { Height: <= 3, Width: <= 3 };

    /// <summary>Adds the gradient of one image to the sums.</summary>
    public void Weights(float* input, float* gradient, int* codes, float* sums)
    {
        PooledTile tile = _tile;
        int most = KernelFactory.HasManyRegisters(_in.Lanes) ? PooledWeightGradientKernel.MaxFilters : 1;
        for (int from = 0; from < _in.Blocks; from++)
        {
            for (int to = 0; to < _out.Blocks; to++)
            {
                float* g = gradient + (to * _gradient.BlockStride);
                int* code = codes + (to * _out.Height * _out.RowLength);
                int filters = Math.Min(_out.Lanes, _out.Channels - (to * _out.Lanes));
                for (int filter = 0, taken; filter < filters; filter += taken)
                {
                    taken = Math.Min(most, filters - filter);
                    float* of = sums + (((((from * _out.Blocks) + to) * _out.Lanes) + filter) * _kernel);
                    _weights[taken - 1].Run(&tile, input + (from * _in.BlockStride), g + filter, code + filter, of);
                }
            }
        }
    }

    /// <summary>The gradient of the input of one image, border included.</summary>
    public void Input(float* inputGradient, float* gradient, int* codes, float* weights)
    {
        PooledTile tile = _tile;
        new Span<float>(inputGradient, _inputGradient.Size).Clear();
        int most = PooledInputGradientKernel.MaxFilters / _out.Lanes;
        for (int from = 0; from < _in.Blocks; from++)
        {
            for (int to = 0; to < _out.Blocks; to += most)
            {
                tile.Blocks = Math.Min(most, _out.Blocks - to);
                _input.Run(
                    &tile, inputGradient + (from * _inputGradient.BlockStride), gradient + (to * tile.GradientBlock), codes + (to * tile.CodeBlock),
                    weights + (((from * _out.Blocks) + to) * _out.Lanes * _kernel));
            }
        }
    }
}
