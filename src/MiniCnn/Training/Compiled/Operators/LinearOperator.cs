using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>
/// A linear layer; a flatten before it costs nothing, since the weights are packed in the order of the map. The weight gradient is taken over the whole batch, each
/// thread a part of the outputs; with many weights so are outputs and input gradients.
/// </summary>
internal sealed unsafe class LinearOperator : Operator
{
    // more numbers than a cache near the processor should be filled with for a few images
    private const long ManyWeights = 1 << 16;

    // long sums are made of parts of so many terms, which rounds less
    private const int MaxTerms = 256;

    private readonly PackedWeights _packed;
    private readonly int _inputs, _outputs, _widest;
    private readonly MapStorage _weightSums;

    /// <param name="place">Its output's gradient is kept for the batch; neither map has a border.</param>
    /// <param name="weight">[out, in].</param>
    /// <param name="bias">[out], or null.</param>
    public LinearOperator(OperatorPlace place, CompiledParameter weight, CompiledParameter? bias)
        : base(place)
    {
        (MapLayout from, MapLayout to) = (Input.Layout, Output.Layout);
        (_inputs, _outputs) = (from.Size, to.Blocks * to.Lanes);
        _packed = new(place, weight, bias, Packings.LinearForward(from, to), Packings.LinearBackward(from, to));
        _weightSums = new(place.Storage.Memory.Floats(_packed.Backward.Count), 0, 0);
        _widest = place.Storage.Lanes;
    }

    public override void Pack(int part, int parts) => _packed.Pack(part, parts);

    public override bool IsWhole => (long)Input.Layout.Size * Output.Layout.Channels > ManyWeights;

    public override bool BeginsSegment => IsWhole;

    public override void ForwardWhole(int images, int part, int parts) => Outputs(0, images, part, parts);

    public override void BackwardWhole(int images, int part, int parts)
    {
        if (NeedsInputGradient)
            InputGradients(0, images, Input.Gradient.At(0), part, parts);
    }

    public override void Forward(in Work work)
    {
        if (!IsWhole)
            Outputs(work.First, work.End - work.First, 0, 1);
    }

    public override void CollectGradient(in Work work) => BiasGradient(work);

    public override void Backward(in Work work)
    {
        if (IsWhole)
            return;
        BiasGradient(work);
        // one image at a time: their gradients need not lie side by side
        for (int image = work.First; image < work.End && NeedsInputGradient; image++)
            InputGradients(image, 1, Input.Gradient.At(image, work), 0, 1);
    }

    public override void WeightGradient(int images, int part, int parts)
    {
        int first = Output.Layout.Channels * part / parts, end = Output.Layout.Channels * (part + 1) / parts;
        ProductTile tile = new() { Terms = images, LeftRow = 1, LeftTerm = Output.Layout.Size, RightTerm = Input.Layout.Size, ResultRow = _inputs };
        Multiply(_widest, end - first, (0, _inputs), tile, Output.Gradient.At(0) + first, Input.Values.At(0), null, _weightSums.At(0) + ((nint)first * _inputs));
    }

    /// <summary>No thread has weight gradients of its own.</summary>
    public override void Reduce(int part, int parts) => _packed.Reduce(_packed.Backward, _weightSums, 1, part, parts);

    private void Outputs(int first, int images, int part, int parts)
    {
        ProductTile tile = new() { Terms = _inputs, LeftRow = Input.Layout.Size, LeftTerm = 1, RightTerm = _outputs, ResultRow = Output.Layout.Size };
        int lanes = Output.Layout.Lanes;
        Multiply(lanes, images, Columns(_outputs, lanes, part, parts), tile, Input.Values.At(first), _packed.Weights, _packed.Biases, Output.Values.At(first));
    }

    private void InputGradients(int first, int images, float* result, int part, int parts)
    {
        ProductTile tile = new() { Terms = Output.Layout.Channels, LeftRow = Output.Layout.Size, LeftTerm = 1, RightTerm = _inputs, ResultRow = _inputs };
        Multiply(_widest, images, Columns(_inputs, _widest, part, parts), tile, Output.Gradient.At(first), _packed.InputWeights, null, result);
    }

    private void BiasGradient(in Work work)
    {
        float* sums = _packed.BiasSums.At(work.Thread);
        for (int image = work.First; image < work.End && _packed.HasBias; image++)
        {
            float* gradient = Output.Gradient.At(image);
            for (int output = 0; output < _outputs; output++)
                sums[output] += gradient[output];
        }
    }

    /// <summary>A part of the columns, in whole vectors.</summary>
    private static (int First, int End) Columns(int columns, int lanes, int part, int parts)
    {
        int vectors = columns / lanes;
        return ((int)((long)vectors * part / parts) * lanes, (int)((long)vectors * (part + 1) / parts) * lanes);
    }

    private static void Multiply(int lanes, int rows, (int First, int End) columns, ProductTile tile, float* left, float* right, float* start, float* result)
    {
        (tile.Blocks, tile.Lines, tile.RightVector, tile.ResultVector) = (1, 1, lanes, lanes);
        var product = Product.Of(lanes, rows, (columns.End - columns.First) / lanes);
        int terms = tile.Terms;
        for (int term = 0; term < terms; term += tile.Terms)
        {
            (tile.Terms, tile.Adds) = (Math.Min(MaxTerms, terms - term), term > 0);
            product.Run(
                tile, left + (term * tile.LeftTerm), right + (term * tile.RightTerm) + columns.First, start == null || tile.Adds ? null : start + columns.First, result + columns.First);
        }
    }
}
