using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>
/// A linear layer; a flatten before it costs nothing, since the weights are packed in the order of the map. The weight gradient is taken over the whole batch, each
/// thread a part of the outputs.
/// </summary>
internal sealed unsafe class LinearOperator : Operator
{
    private readonly CompiledParameter _weight;
    private readonly CompiledParameter? _bias;
    private readonly int _inputs, _outputs, _widest;
    private readonly Packing _forward, _backward, _biasPacking;
    private readonly float* _weights, _inputWeights, _biases, _weightSums;
    private readonly float*[] _biasSums;

    /// <param name="place">Its output's gradient is kept for the batch; neither map has a border.</param>
    /// <param name="weight">[out, in].</param>
    /// <param name="bias">[out], or null.</param>
    public LinearOperator(OperatorPlace place, CompiledParameter weight, CompiledParameter? bias)
        : base(place)
    {
        (_weight, _bias) = (weight, bias);
        (MapLayout from, MapLayout to, PlanMemory memory) = (Input.Layout, Output.Layout, place.Storage.Memory);
        (_inputs, _outputs) = (from.Size, to.Blocks * to.Lanes);
        _forward = new(Packings.LinearForward(from, to), memory);
        _backward = new(Packings.LinearBackward(from, to), memory);
        _biasPacking = new(Packings.Channels(to), memory);
        _weights = memory.Floats(_forward.Count);
        _inputWeights = memory.Floats(_backward.Count);
        _weightSums = memory.Floats(_backward.Count);
        _biases = memory.Floats(_biasPacking.Count);
        _biasSums = place.Storage.PerThread(_biasPacking.Count);
        _widest = place.Storage.Lanes;
    }

    public override void Pack(int part, int parts)
    {
        _forward.Pack(_weight.Values, _weights, part, parts);
        if (NeedsInputGradient)
            _backward.Pack(_weight.Values, _inputWeights, part, parts);
        if (part == 0 && _bias is not null)
            _biasPacking.Pack(_bias.Values, _biases, 0, 1);
    }

    public override void Forward(in Work work) => Multiply(
        Output.Layout.Lanes, work.End - work.First, _outputs,
        new() { LeftRow = Input.Layout.Size, LeftTerm = 1, RightRow = _outputs, ResultRow = Output.Layout.Size, Terms = _inputs },
        Input.Values.At(work.First), _weights, _biases, Output.Values.At(work.First));

    public override void Backward(in Work work)
    {
        float* gradient = Output.Gradient.At(work.First);
        if (_bias is not null)
        {
            float* sums = _biasSums[work.Thread];
            for (int image = 0; image < work.End - work.First; image++)
            {
                for (int output = 0; output < _outputs; output++)
                    sums[output] += gradient[(image * Output.Layout.Size) + output];
            }
        }

        if (!NeedsInputGradient)
            return;
        for (int image = work.First; image < work.End; image++)
        {
            // one image at a time: their gradients need not lie side by side
            Multiply(
                _widest, 1, _inputs, new() { LeftTerm = 1, RightRow = _inputs, Terms = Output.Layout.Channels },
                Output.Gradient.At(image), _inputWeights, null, Input.Gradient.At(image, work));
        }
    }

    public override void WeightGradient(int images, int part, int parts)
    {
        int first = _outputs * part / parts, end = _outputs * (part + 1) / parts;
        Multiply(
            _widest, end - first, _inputs,
            new() { LeftRow = 1, LeftTerm = Output.Layout.Size, RightRow = Input.Layout.Size, ResultRow = _inputs, Terms = images },
            Output.Gradient.At(0) + first, Input.Values.At(0), null, _weightSums + ((nint)first * _inputs));
    }

    public override void Reduce(int part, int parts)
    {
        _backward.Unpack([_weightSums], _weight.Gradient, part, parts);
        if (part == 0 && _bias is not null)
            _biasPacking.Unpack(_biasSums, _bias.Gradient, 0, 1);
    }

    private static void Multiply(int lanes, int rows, int columns, MatrixTile tile, float* left, float* right, float* start, float* result)
    {
        int vectors = columns / lanes, terms = tile.Terms;
        for (int vector = 0, wide; vector < vectors; vector += wide)
        {
            wide = Math.Min(MatrixKernel.MaxVectors, vectors - vector);
            int at = vector * lanes;
            for (int term = 0; term < terms; term += tile.Terms)
            {
                (tile.Terms, tile.Adds) = (Math.Min(MatrixKernel.MaxTerms, terms - term), term > 0);
                for (int row = 0, high; row < rows; row += high)
                {
                    high = Math.Min(MatrixKernel.MaxRows, rows - row);
                    MatrixKernel.For(lanes, high, wide)(
                        &tile, left + (row * tile.LeftRow) + (term * tile.LeftTerm), right + (term * tile.RightRow) + at, start == null || term > 0 ? null : start + at,
                        result + (row * tile.ResultRow) + at);
                }
            }
        }
    }
}
