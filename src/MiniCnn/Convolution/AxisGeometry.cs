namespace MiniCnn.Convolution;

/// <summary>
/// The arithmetic of one axis of a convolution, transposed convolution or pooling. Formulas: V. Dumoulin and F. Visin,
/// A guide to convolution arithmetic for deep learning, arXiv 1603.07285; rounding and limits are PyTorch's.
/// Nothing is checked here: of an illegal setting <see cref="Output"/> is below 1.
/// </summary>
internal sealed record AxisGeometry
{
    public LayerKind Kind { get; init; } = LayerKind.Convolution;
    public required int Input { get; init; }
    public required int Kernel { get; init; }
    public int Stride { get; init; } = 1;
    public int Dilation { get; init; } = 1;
    /// <summary>Padding before the first input and after the last, ≥ 0.</summary>
    public int Before { get; init; }
    public int After { get; init; }
    /// <summary>a: extra outputs at the end of a transposed convolution, 0 ≤ a &lt; max(s, d).</summary>
    public int OutputPadding { get; init; }
    /// <summary>Pooling only: the last window may extend over the end.</summary>
    public bool CeilMode { get; init; }

    /// <summary>k̂ = d(k−1) + 1: inputs from the first tap to the last.</summary>
    public long EffectiveKernel => ((long)Dilation * (Kernel - 1)) + 1;

    /// <summary>i + padding of both sides.</summary>
    public long PaddedInput => (long)Input + Before + After;

    /// <summary>
    /// o = ⌊(i + 2p − k̂)/s⌋ + 1; transposed o' = (i'−1)s − 2p + k̂ + a; pooling in ceil mode ⌈…⌉ + 1, less 1 where the
    /// last window would start in the padding. Below 1 where the setting is illegal.
    /// </summary>
    public long Output
    {
        get
        {
            if (Kind == LayerKind.Transposed)
                return ((Input - 1L) * Stride) - Before - After + EffectiveKernel + OutputPadding;
            long rest = PaddedInput - EffectiveKernel;
            if (Kind == LayerKind.Convolution || !CeilMode)
                return rest < 0 ? 0 : (rest / Stride) + 1;
            long windows = FloorDivide(rest + Stride - 1, Stride) + 1;
            return (windows - 1) * Stride >= (long)Input + Before ? windows - 1 : windows;
        }
    }

    /// <summary>Padded inputs after the last window that no window sees: (i + 2p − k̂) mod s; 0 for a transposed convolution.</summary>
    public int Unseen => Kind == LayerKind.Transposed || PaddedInput < EffectiveKernel
        ? 0
        : (int)Math.Max(PaddedInput - (((Output - 1) * Stride) + EffectiveKernel), 0);

    /// <summary>Cells after the padded input that the last window of a pooling in ceil mode extends over.</summary>
    public int Beyond => (int)Math.Max(((Output - 1) * Stride) + EffectiveKernel - PaddedInput, 0);

    /// <summary>First and last input (padding has indices below 0 and from i on) that an output depends on.</summary>
    public (long First, long Last) InputsOf(long output) => InputsOf(output, output);

    /// <summary>First and last input that any of a run of outputs depends on; may lie in the padding.</summary>
    public (long First, long Last) InputsOf(long first, long last) => Kind == LayerKind.Transposed
        ? (-FloorDivide(-(first + Before - EffectiveKernel + 1), Stride), FloorDivide(last + Before, Stride))
        : ((first * Stride) - Before, (last * Stride) - Before + EffectiveKernel - 1);

    private static long FloorDivide(long dividend, long divisor) => (dividend / divisor) - (dividend % divisor < 0 ? 1 : 0);
}
