using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>
/// A convolution with the max-pool after it, if windows of the pool touch and do not overlap: rows of the convolution are pooled while they are in the cache.
/// Behind a 2×2 pool and a kernel of at most 3×3 the backward pass does a quarter of the work, see <see cref="PooledWeightGradientKernel"/>.
/// </summary>
internal sealed unsafe class ConvolutionOperator : Operator
{
    private readonly ConvolutionGeometry _geometry;
    private readonly PoolWindows? _pool;
    private readonly bool _sparse;
    private readonly Size2D? _apart;
    private readonly PackedWeights _packed;
    private readonly MapLayout _in, _out, _dense;
    private readonly MapStorage _weightSums, _rows, _codes, _denseGradient;
    private readonly int _threads;
    private readonly ConvolutionPass _pass;
    private readonly ConvolutionPass? _inputPass;
    private readonly WeightGradientPass? _weightPass;
    private readonly PooledGradientPass? _pooledPass;
    private readonly PoolingKernel _pooling;

    /// <param name="place">Its input has the padding as its border.</param>
    /// <param name="geometry">One group, dilation 1.</param>
    /// <param name="pool">Null for none.</param>
    /// <param name="sparse">Whether the backward pass may use codes; then the input's gradient has the input's border.</param>
    /// <param name="weight">[out, in, rows, columns].</param>
    /// <param name="bias">[out], or null.</param>
    public ConvolutionOperator(OperatorPlace place, ConvolutionGeometry geometry, PoolWindows? pool, bool sparse, CompiledParameter weight, CompiledParameter? bias)
        : base(place)
    {
        (_geometry, _pool, _sparse) = (geometry, pool, sparse);
        (_in, _out) = (Input.Layout, Output.Layout);
        PlanStorage plan = place.Storage;
        _threads = plan.Threads;
        LayerSettings layer = geometry.Layer;
        (Size2D kernel, Size2D stride) = (layer.Kernel, layer.Stride);
        _packed = new(place, weight, bias, Packings.Forward(_in, _out, kernel), sparse ? Packings.Pooled(_in, _out, kernel) : Packings.Flipped(_in, _out, kernel));
        _weightSums = plan.PerThread(Gradients.Count);
        _pass = new(_in, _out.Lanes, kernel, stride, geometry.Output);
        _pooling = PoolingKernel.For(_out.Lanes);

        // the convolution's own gradient: that of the output or, behind a pool or a stride or where the output's has no such border, a map of its own, with pixels `stride` apart
        Pads border = NeedsInputGradient ? ConvolutionPass.GradientBorder(geometry) : Pads.None;
        bool ownGradient = !sparse && (pool is not null || (NeedsInputGradient && (stride != 1 || Output.GradientLayout.Border != border)));
        Size2D apart = ownGradient ? stride : 1;
        _dense = new(_out.Channels, _out.Lanes, ((geometry.Output.Height - 1) * apart.Height) + 1, ((geometry.Output.Width - 1) * apart.Width) + 1, border);
        _denseGradient = ownGradient ? plan.Scratch(_dense.Size) : Output.Gradient;
        _rows = plan.Scratch(pool is null ? 0 : pool.MaxRows * geometry.Output.Width * _out.Lanes);
        _codes = plan.Kept(pool is null ? 0 : _out.Blocks * _out.Height * _out.RowLength);
        _apart = ownGradient ? apart : null;
        if (sparse)
            _pooledPass = new(Input, Output, kernel);
        else
            _weightPass = new(_in, _dense, kernel, stride, geometry.Output, apart);
        if (NeedsInputGradient && !sparse)
            _inputPass = new(_dense, _in.Lanes, kernel, 1, new(_in.Height, _in.Width));
    }

    /// <summary>The order in which the weights' gradients are added up.</summary>
    private Packing Gradients => _sparse ? _packed.Backward : _packed.Forward;

    public override void Pack(int part, int parts) => _packed.Pack(part, parts);

    public override void Forward(in Work work)
    {
        int block = _packed.Forward.Count / _out.Blocks;
        for (int image = work.First; image < work.End; image++)
        {
            float* x = Input.Values.At(image, work);
            for (int b = 0; b < _out.Blocks; b++)
            {
                float* y = Output.Values.At(image, work) + _out.Origin + (b * _out.BlockStride);
                if (_pool is null)
                    _pass.Rows(x, 0, _geometry.Output.Height, _packed.Weights + (b * block), _packed.Biases + (b * _out.Lanes), y, _out.RowStride);
                else
                    Pooled(x, _packed.Weights + (b * block), _packed.Biases + (b * _out.Lanes), y, Codes(image, b), _rows.At(image, work));
            }
        }
    }

    public override void Backward(in Work work)
    {
        for (int image = work.First; image < work.End; image++)
        {
            float* x = Input.Values.At(image, work);
            float* g = Output.Gradient.At(image, work);
            if (_packed.HasBias)
            {
                MapLayout layout = Output.GradientLayout;
                for (int b = 0; b < _out.Blocks; b++)
                    _pooling.PixelSums(g + layout.Origin + (b * layout.BlockStride), layout.Height, layout.RowLength, layout.RowStride, _packed.BiasSums.At(work.Thread) + (b * _out.Lanes));
            }

            if (_pooledPass is not null)
            {
                _pooledPass.Weights(x, g, (int*)Codes(image, 0), _weightSums.At(work.Thread));
                if (NeedsInputGradient)
                    _pooledPass.Input(Input.Gradient.At(image, work), g, (int*)Codes(image, 0), _packed.InputWeights);
                continue;
            }

            float* dense = _denseGradient.At(image, work);
            if (_apart is { } apart)
                Spread(g, image, dense, apart);
            _weightPass!.Run(x, dense + _dense.Origin, _weightSums.At(work.Thread));
            if (_inputPass is null)
                continue;
            MapLayout to = Input.GradientLayout;
            int block = _packed.Backward.Count / _in.Blocks;
            float* first = dense + _dense.Origin - ((_geometry.Layer.Kernel.Height - 1 - _in.Border.Top) * _dense.RowStride)
                - ((_geometry.Layer.Kernel.Width - 1 - _in.Border.Left) * _dense.Lanes);
            for (int b = 0; b < _in.Blocks; b++)
            {
                _inputPass.Rows(
                    first, 0, _in.Height, _packed.InputWeights + (b * block), ConvolutionPass.NoBias, Input.Gradient.At(image, work) + to.Origin + (b * to.BlockStride), to.RowStride);
            }
        }
    }

    public override void Reduce(int part, int parts) => _packed.Reduce(Gradients, _weightSums, _threads, part, parts);

    private float* Codes(int image, int block) => _codes.At(image) + (block * _out.Height * _out.RowLength);

    private void Pooled(float* x, float* weights, float* bias, float* y, float* codes, float* rows)
    {
        int rowLength = _geometry.Output.Width * _out.Lanes;
        for (int row = 0; row < _out.Height; row++, y += _out.RowStride, codes += _out.RowLength)
        {
            PoolingTile tile = _pool!.Row(row, rowLength, _out.Lanes);
            _pass.Rows(x, _pool.FirstRow(row), tile.Rows, weights, bias, rows, rowLength);
            _pooling.Max(&tile, rows, y, codes);
        }
    }

    /// <summary>The gradient of the convolution itself, with its pixels apart as the stride wants them.</summary>
    private void Spread(float* gradient, int image, float* dense, Size2D apart)
    {
        MapLayout from = Output.GradientLayout;
        new Span<float>(dense, _dense.Size).Clear();
        for (int b = 0; b < _out.Blocks; b++)
        {
            for (int row = 0; row < from.Height; row++)
            {
                float* g = gradient + from.Origin + (b * from.BlockStride) + (row * from.RowStride);
                float* to = dense + _dense.Origin + (b * _dense.BlockStride);
                if (_pool is not null)
                {
                    PoolingTile tile = _pool.Row(row, _dense.RowStride * apart.Height, _out.Lanes * apart.Width);
                    _pooling.MaxGradient(&tile, g, Codes(image, b) + (row * _out.RowLength), to + (_pool.FirstRow(row) * apart.Height * _dense.RowStride));
                    continue;
                }

                to += row * apart.Height * _dense.RowStride;
                for (int pixel = 0; pixel < from.Width; pixel++)
                    new ReadOnlySpan<float>(g + (pixel * _out.Lanes), _out.Lanes).CopyTo(new(to + (pixel * apart.Width * _out.Lanes), _out.Lanes));
            }
        }
    }
}
