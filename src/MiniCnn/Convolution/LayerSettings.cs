namespace MiniCnn.Convolution;

/// <summary>What a window that slides over an image does.</summary>
public enum LayerKind
{
    /// <summary>Sums the products of window and kernel (cross-correlation, as every deep-learning library has it).</summary>
    Convolution,
    /// <summary>Adds the kernel, times each input number, into the output: the convolution's matrix transposed.</summary>
    Transposed,
    /// <summary>The maximum or mean of each window.</summary>
    Pooling,
}

/// <summary>Everything that decides what a convolution, transposed convolution or pooling does to the shape of its input.</summary>
public sealed record LayerSettings
{
    /// <summary>Default convolution.</summary>
    public LayerKind Kind { get; init; } = LayerKind.Convolution;
    /// <summary>k, both ≥ 1; default 3x3.</summary>
    public Size2D Kernel { get; init; } = 3;
    /// <summary>s, both ≥ 1; default 1.</summary>
    public Size2D Stride { get; init; } = 1;
    /// <summary>p, ≥ 0, pooling at most k/2; default none. For a transposed convolution: the padding of the convolution it transposes.</summary>
    public Padding Padding { get; init; } = Padding.Valid;
    /// <summary>Default constant. Transposed convolution and pooling have no other.</summary>
    public PaddingMode PaddingMode { get; init; } = PaddingMode.Constant;
    /// <summary>The number of constant padding; default 0. Only with a constant padding of a convolution.</summary>
    public double? PaddingValue { get; init; }
    /// <summary>d, both ≥ 1; default 1.</summary>
    public Size2D Dilation { get; init; } = 1;
    /// <summary>a, 0 ≤ a &lt; max(s, d), transposed convolution only; default 0.</summary>
    public Size2D OutputPadding { get; init; } = 0;
    /// <summary>Pooling only: round the number of windows up; default no.</summary>
    public bool CeilMode { get; init; }
    /// <summary>Channels in, ≥ 1; default 1.</summary>
    public int InputChannels { get; init; } = 1;
    /// <summary>Channels out, ≥ 1; default 1. Pooling keeps the channels: ignored there.</summary>
    public int OutputChannels { get; init; } = 1;
    /// <summary>g, divides both channel counts; default 1. <see cref="InputChannels"/> groups make it depthwise.</summary>
    public int Groups { get; init; } = 1;
    /// <summary>One number added per output channel; default yes.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>One axis of this layer over an input, legal or not.</summary>
    internal AxisGeometry Along(Axis axis, int input)
    {
        long effective = ((long)Dilation.Along(axis) * (Kernel.Along(axis) - 1L)) + 1;
        (int before, int after) = Padding.Along(axis, input, (int)Math.Clamp(effective, 0, LayerRules.Max), Stride.Along(axis));
        return new AxisGeometry
        {
            Kind = Kind,
            Input = input,
            Kernel = Kernel.Along(axis),
            Stride = Stride.Along(axis),
            Before = before,
            After = after,
            Dilation = Dilation.Along(axis),
            OutputPadding = OutputPadding.Along(axis),
            CeilMode = CeilMode,
        };
    }

    /// <summary>Every reason why this layer is illegal over this input; empty when it is legal.</summary>
    public IReadOnlyList<string> Violations(Size2D input) => LayerRules.Check(this, input);

    /// <summary>The layer's arithmetic over an input.</summary>
    /// <exception cref="MiniCnnException">Illegal: every reason, and the nearest legal settings.</exception>
    public ConvolutionGeometry Over(Size2D input) => ConvolutionGeometry.Of(this, input);
}
