using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>
/// A convolution with the max-pool after it, if windows of the pool touch and do not overlap: rows of the convolution are pooled while they are in the cache.
/// Then the backward pass has less to do, see <see cref="PooledGradientPass"/>, and the input's gradient has the input's border.
/// </summary>
internal sealed unsafe class ConvolutionOperator : Operator
{
    private readonly ConvolutionGeometry _geometry;
    private readonly PoolWindows? _pool;
    private readonly bool _ownGradient;
    private readonly Size2D _apart;
    private readonly PackedWeights _packed;
    private readonly MapLayout _in, _out, _dense;
    private readonly MapStorage _weightSums, _rows, _places, _denseGradient;
    private readonly int _threads;
    private readonly Correlation _forward;
    private readonly Correlation? _backward;
    private readonly Product? _products;
    private readonly PooledGradientPass? _pooled;
    private readonly PoolingKernel _pooling;

    /// <param name="place">Its input has the padding as its border.</param>
    /// <param name="geometry">One group, dilation 1.</param>
    /// <param name="pool">Null for none.</param>
    /// <param name="weight">[out, in, rows, columns].</param>
    /// <param name="bias">[out], or null.</param>
    public ConvolutionOperator(OperatorPlace place, ConvolutionGeometry geometry, PoolWindows? pool, CompiledParameter weight, CompiledParameter? bias)
        : base(place)
    {
        (_geometry, _pool) = (geometry, pool);
        (_in, _out) = (Input.Layout, Output.Layout);
        PlanStorage plan = place.Storage;
        _threads = plan.Threads;
        (Size2D kernel, Size2D stride) = (geometry.Layer.Kernel, geometry.Layer.Stride);
        _packed = new(place, weight, bias, Packings.Forward(_in, _out, kernel), pool is null ? Packings.Flipped(_in, _out, kernel) : Packings.Pooled(_in, _out, kernel));
        _weightSums = plan.PerThread(Gradients.Count);
        _pooling = PoolingKernel.For(_out.Lanes);

        // the convolution's own gradient: that of the output or, behind a stride or where the output's has no such border, a map of its own, with pixels `stride` apart
        Pads border = NeedsInputGradient ? Correlation.GradientBorder(geometry) : Pads.None;
        _ownGradient = pool is null && NeedsInputGradient && (stride != 1 || Output.GradientLayout.Border != border);
        _apart = _ownGradient ? stride : 1;
        _dense = new(_out.Channels, _out.Lanes, ((geometry.Output.Height - 1) * _apart.Height) + 1, ((geometry.Output.Width - 1) * _apart.Width) + 1, border);
        _denseGradient = _ownGradient ? plan.Scratch(_dense.Size) : Output.Gradient;
        _rows = plan.Scratch(pool is null ? 0 : pool.MaxRows * geometry.Output.Width * _out.Lanes * _out.Blocks);
        _places = plan.Kept(pool is null ? 0 : _out.Blocks * _out.Height * _out.RowLength);
        _forward = new(_in, _out with { Width = geometry.Output.Width }, kernel, stride);
        if (pool is not null)
        {
            _pooled = new(Input, Output, kernel, plan);
            return;
        }

        // rows of the product are channels or, where these are planes, neighbors in the kernel
        _products = Product.Of(_out.Lanes, _in.IsPlanes ? kernel.Width : Math.Min(_in.Lanes, _in.Channels), _out.Blocks, mostVectors: 2);
        if (NeedsInputGradient)
            _backward = new(_dense, _in, kernel, 1);
    }

    /// <summary>The order in which the weights' gradients are added up.</summary>
    private Packing Gradients => _pool is null ? _packed.Forward : _packed.Backward;

    public override void Pack(int part, int parts) => _packed.Pack(part, parts);

    public override void Forward(in Work work)
    {
        for (int image = work.First; image < work.End; image++)
        {
            float* x = Input.Values.At(image, work);
            float* y = Output.Value(image, 0, work);
            if (_pool is null)
            {
                _forward.Rows(x, 0, _out.Height, _packed.Weights, _packed.Biases, y, _out.RowStride, _out.BlockStride);
                continue;
            }

            float* rows = _rows.At(image, work);
            int rowLength = _geometry.Output.Width * _out.Lanes;
            Size2D stride = _geometry.Layer.Stride;
            for (int row = 0; row < _out.Height; row++)
            {
                PoolingTile tile = _pool.Row(row, rowLength, _out.Lanes, stride.Height * _in.RowStride, stride.Width * _in.Lanes);
                _forward.Rows(x, _pool.FirstRow(row), tile.Rows, _packed.Weights, _packed.Biases, rows, rowLength, tile.Rows * rowLength);
                for (int b = 0; b < _out.Blocks; b++)
                    _pooling.Max(&tile, rows + (b * tile.Rows * rowLength), y + (b * _out.BlockStride) + (row * _out.RowStride), Places(image, b, row));
            }
        }
    }

    public override void Backward(in Work work)
    {
        for (int image = work.First; image < work.End; image++)
        {
            float* x = Input.Values.At(image, work);
            float* g = Output.Slope(image, 0, work);
            float* inputGradient = NeedsInputGradient ? Input.Gradient.At(image, work) : null;
            if (_packed.HasBias)
            {
                MapLayout layout = Output.GradientLayout;
                for (int b = 0; b < _out.Blocks; b++)
                    _pooling.PixelSums(g + (b * layout.BlockStride), layout.Height, layout.RowLength, layout.RowStride, _packed.BiasSums.At(work.Thread) + (b * _out.Lanes));
            }

            if (_pooled is not null)
            {
                if (NeedsInputGradient)
                    new Span<float>(inputGradient, Input.GradientLayout.Size).Clear();
                _pooled.Run(x, g, (int*)Places(image, 0, 0), _weightSums.At(work.Thread), inputGradient, _packed.InputWeights, work.Thread);
                continue;
            }

            float* dense = _denseGradient.At(image, work);
            if (_ownGradient)
                Spread(g, dense);
            WeightGradients(x, dense + _dense.Origin, _weightSums.At(work.Thread));
            if (_backward is null)
                continue;
            MapLayout to = Input.GradientLayout;
            Size2D kernel = _geometry.Layer.Kernel;
            float* first = dense + _dense.Origin - ((kernel.Height - 1 - _in.Border.Top) * _dense.RowStride) - ((kernel.Width - 1 - _in.Border.Left) * _dense.Lanes);
            _backward.Rows(first, 0, _in.Height, _packed.InputWeights, null, inputGradient + to.Origin, to.RowStride, to.BlockStride);
        }
    }

    public override void Reduce(int part, int parts) => _packed.Reduce(Gradients, _weightSums, _threads, part, parts);

    private float* Places(int image, int block, int row) => _places.At(image) + (((block * _out.Height) + row) * _out.RowLength);

    /// <summary>Adds those of one image to the sums: for every place in the kernel the sum over pixels of input times gradient.</summary>
    private void WeightGradients(float* x, float* gradient, float* sums)
    {
        (Size2D kernel, Size2D stride) = (_geometry.Layer.Kernel, _geometry.Layer.Stride);
        int step = _in.IsPlanes ? kernel.Width : 1;
        ProductTile tile = new()
        {
            Blocks = 1,
            Lines = _geometry.Output.Height,
            Terms = _geometry.Output.Width,
            LeftRow = 1,
            LeftLine = stride.Height * _in.RowStride,
            LeftTerm = stride.Width * _in.Lanes,
            RightVector = _dense.BlockStride,
            RightLine = _apart.Height * _dense.RowStride,
            RightTerm = _apart.Width * _dense.Lanes,
            ResultRow = _out.Lanes,
            ResultVector = _packed.Forward.Count / _out.Blocks,
            Adds = true,
        };
        for (int at = 0; at < _in.Blocks * kernel.Area; at += step)
        {
            (int row, int column) = Math.DivRem(at, kernel.Width);
            (int block, int i) = Math.DivRem(row, kernel.Height);
            float* under = x + (block * _in.BlockStride) + (i * _in.RowStride) + (column * _in.Lanes);
            _products!.Run(tile, under, gradient, null, sums + (at * _in.Lanes * _out.Lanes));
        }
    }

    /// <summary>The gradient of the convolution itself, with its pixels apart as the stride wants them.</summary>
    private void Spread(float* gradient, float* dense)
    {
        MapLayout from = Output.GradientLayout;
        new Span<float>(dense, _dense.Size).Clear();
        for (int row = 0; row < from.Blocks * from.Height; row++)
        {
            float* g = gradient + from.Row(row) - from.Origin;
            float* to = dense + _dense.Origin + (row / from.Height * _dense.BlockStride) + (row % from.Height * _apart.Height * _dense.RowStride);
            for (int pixel = 0; pixel < from.Width; pixel++)
                new ReadOnlySpan<float>(g + (pixel * _out.Lanes), _out.Lanes).CopyTo(new(to + (pixel * _apart.Width * _out.Lanes), _out.Lanes));
        }
    }
}
