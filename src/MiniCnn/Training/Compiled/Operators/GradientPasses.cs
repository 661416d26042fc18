using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>Covers the weights of a convolution with tiles of the dense weight gradient.</summary>
internal sealed unsafe class WeightGradientPass
{
    private readonly WeightGradientTile _tile;
    private readonly MapLayout _gradient;
    private readonly List<(WeightGradientKernel Kernel, int Input, int Block, int Weights)> _tiles = [];

    /// <param name="input">The convolution's.</param>
    /// <param name="gradient">Of the convolution's output, pixels apart as given.</param>
    /// <param name="kernel">Rows and columns.</param>
    /// <param name="stride">Of the convolution.</param>
    /// <param name="output">Rows and columns.</param>
    /// <param name="apart">1 where they are neighbors.</param>
    public WeightGradientPass(MapLayout input, MapLayout gradient, Size2D kernel, Size2D stride, Size2D output, Size2D apart)
    {
        _gradient = gradient;
        bool planes = input.Lanes == 1;
        Dictionary<int, WeightGradientKernel> kernels = [];
        _tile = new WeightGradientTile
        {
            Height = output.Height,
            Width = output.Width,
            RowOffset = planes ? input.RowStride : 1,
            InputPixel = stride.Width * input.Lanes,
            InputRow = stride.Height * input.RowStride,
            GradientPixel = apart.Width * gradient.Lanes,
            GradientRow = apart.Height * gradient.RowStride,
            WeightRow = (planes ? kernel.Width : 1) * gradient.Lanes,
            WeightTap = input.Lanes * gradient.Lanes,
        };

        // a tile of four rows has up to 28 sums
        int most = KernelFactory.HasManyRegisters(gradient.Lanes) ? 4 : 2;
        for (int to = 0; to < gradient.Blocks; to++)
        {
            for (int from = 0; from < input.Blocks; from++)
            {
                int weights = ((to * input.Blocks) + from) * (int)kernel.Area * input.Lanes * gradient.Lanes;
                if (planes)
                {
                    foreach ((int first, int rows) in Split(kernel.Height, most))
                        Add(to, rows, weights + (first * kernel.Width * gradient.Lanes), (from * input.BlockStride) + (first * input.RowStride));
                    continue;
                }

                int channels = Math.Min(input.Lanes, input.Channels - (from * input.Lanes));
                for (int row = 0; row < kernel.Height; row++)
                {
                    foreach ((int first, int count) in Split(channels, most))
                        Add(to, count, weights + (((row * kernel.Width * input.Lanes) + first) * gradient.Lanes), (from * input.BlockStride) + (row * input.RowStride) + first);
                }
            }
        }

        void Add(int block, int rows, int weights, int from)
        {
            if (!kernels.TryGetValue(rows, out WeightGradientKernel? made))
                kernels.Add(rows, made = WeightGradientKernel.For(gradient.Lanes, input.Lanes, rows, kernel.Width));
            _tiles.Add((made, from, block * gradient.BlockStride, weights));
        }
    }

    /// <summary>Adds the gradient of one image to the sums; the output's gradient is given at its first pixel.</summary>
    public void Run(float* input, float* gradient, float* sums)
    {
        WeightGradientTile tile = _tile;
        foreach ((WeightGradientKernel kernel, int from, int block, int weights) in _tiles)
            kernel.Run(&tile, input + from, gradient + block, sums + weights);
    }

    /// <summary>In parts of at most so many, as even as can be.</summary>
    private static IEnumerable<(int First, int Count)> Split(int count, int most)
    {
        int parts = (count + most - 1) / most;
        return Enumerable.Range(0, parts).Select(i => (count * i / parts, (count * (i + 1) / parts) - (count * i / parts)));
    }
}

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
                float* g = gradient + _gradient.Origin + (to * _gradient.BlockStride);
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
        for (int from = 0; from < _in.Blocks; from++)
        {
            for (int to = 0; to < _out.Blocks; to++)
            {
                _input.Run(
                    &tile, inputGradient + (from * _inputGradient.BlockStride), gradient + _gradient.Origin + (to * _gradient.BlockStride),
                    codes + (to * _out.Height * _out.RowLength), weights + (((from * _out.Blocks) + to) * _out.Lanes * _kernel));
            }
        }
    }
}
