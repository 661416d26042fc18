namespace MiniCnn.Convolution;

/// <summary>What one output of a stack of layers sees of the stack's input along one axis: r = 1 + Σ (k̂ₗ−1) Π sⱼ, j &lt; l.</summary>
/// <remarks>Source: A. Araujo, W. Norris and J. Sim, Computing receptive fields of convolutional neural networks, Distill 2019.</remarks>
/// <param name="Size">r: inputs from the first to the last that an output depends on. After a transposed convolution or upsampling a fraction: the maximum is r rounded down.</param>
/// <param name="Jump">J: inputs from one output to the next; a fraction after a transposed convolution or upsampling, 0 where there is no next output.</param>
/// <param name="Start">The first input that output 0 sees (a fraction is rounded up); negative in the padding.</param>
public sealed record ReceptiveField(double Size, double Jump, double Start)
{
    /// <summary>An input sees itself.</summary>
    internal static ReceptiveField Identity { get; } = new(1, 1, 0);

    /// <summary>Adds a layer at the end of the stack.</summary>
    internal ReceptiveField Then(AxisGeometry layer)
    {
        // Output u of a transposed layer depends on the whole numbers from (u + p - k̂ + 1)/s to (u + p)/s: an interval of (k̂ - 1)/s inputs.
        (double step, long reach) = (Jump / layer.Stride, layer.EffectiveKernel - 1);
        if (layer.Kind == LayerKind.Transposed)
            return new(Size + (reach * step), step, Start - ((reach - layer.Before) * step));
        return new(Size + (reach * Jump), Jump * layer.Stride, Start - (layer.Before * Jump));
    }

    /// <summary>Adds a layer whose only output needs every input of an axis of that size: a linear layer or global pooling.</summary>
    internal ReceptiveField ThenWhole(int size) => OverWhole(size) with { Jump = 0 };

    /// <summary>The field of an output that depends on every input of an axis of that size.</summary>
    internal ReceptiveField OverWhole(int size) => this with { Size = Size + ((size - 1) * Jump) };

    /// <summary>Adds an upsampling whose output u depends on inputs ⌊(u − reach)/factor⌋ to ⌊(u + reach)/factor⌋.</summary>
    internal ReceptiveField ThenUpsampled(int factor, int reach)
    {
        double step = Jump / factor;
        return new(Size + (((2 * reach) + factor - 1) * step), step, Start - ((reach + factor - 1) * step));
    }
}
