using MiniCnn.Training.Compiled.Operators;

namespace MiniCnn.Training.Compiled;

/// <summary>The weights and biases of a layer in the orders of its kernels, forward and backward, and the sums of the bias gradients by thread.</summary>
internal sealed unsafe class PackedWeights
{
    private readonly CompiledParameter _weight;
    private readonly CompiledParameter? _bias;
    private readonly Packing _biasPacking;
    private readonly bool _needsBackward;
    private readonly int _threads;

    /// <param name="place">Of the layer.</param>
    /// <param name="weight">In any order that the packings know.</param>
    /// <param name="bias">[out], or null.</param>
    /// <param name="forward">See <see cref="Packings"/>; so is the other.</param>
    /// <param name="backward">Packed only where the layer's input needs a gradient.</param>
    public PackedWeights(OperatorPlace place, CompiledParameter weight, CompiledParameter? bias, int[] forward, int[] backward)
    {
        PlanMemory memory = place.Storage.Memory;
        (_weight, _bias, _needsBackward, _threads) = (weight, bias, place.NeedsInputGradient, place.Storage.Threads);
        (Forward, Backward, _biasPacking) = (new(forward, memory), new(backward, memory), new(Packings.Channels(place.Output.Layout), memory));
        Weights = memory.Floats(Forward.Count);
        InputWeights = memory.Floats(Backward.Count);
        Biases = memory.Floats(_biasPacking.Count);
        BiasSums = place.Storage.PerThread(_biasPacking.Count);
    }

    public Packing Forward { get; }
    public Packing Backward { get; }
    public float* Weights { get; }
    public float* InputWeights { get; }

    /// <summary>Zeros where the layer has none.</summary>
    public float* Biases { get; }
    public bool HasBias => _bias is not null;
    public MapStorage BiasSums { get; }

    /// <summary>Part of parts.</summary>
    public void Pack(int part, int parts)
    {
        Forward.Pack(_weight.Values, Weights, part, parts);
        if (_needsBackward)
            Backward.Pack(_weight.Values, InputWeights, part, parts);
        if (part == 0 && _bias is not null)
            _biasPacking.Pack(_bias.Values, Biases, 0, 1);
    }

    /// <summary>Part of parts of the gradients, of weights from the sums of so many threads in the order of a packing.</summary>
    public void Reduce(Packing packing, MapStorage weightSums, int threads, int part, int parts)
    {
        packing.Unpack(weightSums, threads, _weight.Gradient, part, parts);
        if (part == 0 && _bias is not null)
            _biasPacking.Unpack(BiasSums, _threads, _bias.Gradient, 0, 1);
    }
}
