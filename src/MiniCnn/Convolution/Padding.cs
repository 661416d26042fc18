namespace MiniCnn.Convolution;

/// <summary>Rows and columns added at each of the four sides, in PyTorch's order; a negative number crops.</summary>
public readonly record struct Pads(int Left, int Right, int Top, int Bottom)
{
    /// <summary>No padding at all.</summary>
    public static Pads None => default;

    /// <summary>What is added before the first and after the last of an axis.</summary>
    internal (int Before, int After) Along(Axis axis) => axis == Axis.Height ? (Top, Bottom) : (Left, Right);

    /// <summary>"1", "1x2" (height x width) or "left,right,top,bottom", the shortest that says it.</summary>
    public override string ToString() => Left == Right && Top == Bottom
        ? new Size2D(Top, Left).ToShortString()
        : string.Create(CultureInfo.InvariantCulture, $"{Left},{Right},{Top},{Bottom}");
}

/// <summary>How the amount of padding is decided.</summary>
public enum PaddingRule
{
    /// <summary>By numbers.</summary>
    Explicit,
    /// <summary>None: windows lie wholly inside the image.</summary>
    Valid,
    /// <summary>Output as large as the input, stride 1 only: k̂−1 in all, the odd one at the end (PyTorch's <c>padding='same'</c>).</summary>
    Same,
    /// <summary>⌊k̂/2⌋ at each side: the "half" padding of Dumoulin and Visin, equal to <see cref="Same"/> for odd k̂.</summary>
    Half,
    /// <summary>k̂−1 at each side: every window that touches the image counts.</summary>
    Full,
    /// <summary>k̂−1 before, none after: an output sees nothing that comes later.</summary>
    Causal,
    /// <summary>Output ⌈i/s⌉: TensorFlow's <c>SAME</c>, ONNX's <c>SAME_UPPER</c>.</summary>
    TensorFlowSame,
}

/// <summary>How much an image is padded: by numbers, or by a rule that computes the numbers from kernel, dilation and stride.</summary>
public sealed record Padding
{
    private static readonly (string Word, PaddingRule Rule)[] RuleNames =
    [
        ("valid", PaddingRule.Valid), ("same", PaddingRule.Same), ("half", PaddingRule.Half), ("full", PaddingRule.Full),
        ("causal", PaddingRule.Causal), ("tf-same", PaddingRule.TensorFlowSame),
    ];

    private Padding(PaddingRule rule, Pads amount) => (Rule, Amount) = (rule, amount);

    /// <summary>No padding.</summary>
    public static Padding Valid { get; } = new(PaddingRule.Valid, Pads.None);

    /// <inheritdoc cref="PaddingRule.Same"/>
    public static Padding Same { get; } = new(PaddingRule.Same, Pads.None);

    /// <inheritdoc cref="PaddingRule.Half"/>
    public static Padding Half { get; } = new(PaddingRule.Half, Pads.None);

    /// <inheritdoc cref="PaddingRule.Full"/>
    public static Padding Full { get; } = new(PaddingRule.Full, Pads.None);

    internal static Padding Causal { get; } = new(PaddingRule.Causal, Pads.None);
    internal static Padding TensorFlowSame { get; } = new(PaddingRule.TensorFlowSame, Pads.None);

    /// <summary>How the amount is decided.</summary>
    public PaddingRule Rule { get; }

    /// <summary>The numbers when <see cref="Rule"/> is <see cref="PaddingRule.Explicit"/>; none otherwise.</summary>
    public Pads Amount { get; }

    /// <summary>The same amount at all four sides.</summary>
    public static Padding Of(int all) => Of(all, all, all, all);

    /// <summary>One amount above and below, one left and right.</summary>
    public static Padding Of(int vertical, int horizontal) => Of(horizontal, horizontal, vertical, vertical);

    /// <summary>Four sides, in PyTorch's order.</summary>
    public static Padding Of(int left, int right, int top, int bottom) => new(PaddingRule.Explicit, new(left, right, top, bottom));

    /// <inheritdoc cref="Of(int, int, int, int)"/>
    public static Padding Of(Pads pads) => new(PaddingRule.Explicit, pads);

    /// <summary>Reads "1", "1x2" (height x width), "1,2,3,4" (left,right,top,bottom) or a word: valid, same, half, full, causal, tf-same.</summary>
    /// <exception cref="MiniCnnException">The text is none of these; a wrong number of pads is named.</exception>
    public static Padding Parse(string text)
    {
        string trimmed = text.Trim();
        if (Array.Find(RuleNames, pair => pair.Word.Equals(trimmed, StringComparison.OrdinalIgnoreCase)) is { Word: not null } named)
            return new(named.Rule, Pads.None);
        if (trimmed.Length == 0 || char.IsLetter(trimmed[0]))
            throw NotUnderstood(text);
        if (!trimmed.Contains(',', StringComparison.Ordinal))
            return Size2D.Parse(trimmed, "padding") is var (height, width) ? Of(height, width) : throw NotUnderstood(text);
        int[] sides = [.. trimmed.Split(',').Select(side => Size2D.WholeNumber(side) ?? throw NotUnderstood(text))];
        return sides is [int left, int right, int top, int bottom] ? Of(left, right, top, bottom) : throw MiniCnnException.BadUsage(
            $"padding '{text}' has {sides.Length} numbers; expected 1, height x width (1x2), or the four sides left,right,top,bottom (1,1,0,2)");
    }

    internal static bool IsWord(string text) => RuleNames.Any(pair => pair.Word.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The pads of one axis, by this rule.</summary>
    internal (int Before, int After) Along(Axis axis, int input, int effectiveKernel, int stride)
    {
        int full = Math.Max(effectiveKernel - 1, 0);
        return Rule switch
        {
            PaddingRule.Explicit => Amount.Along(axis),
            PaddingRule.Same => (full / 2, full - (full / 2)),
            PaddingRule.Half => (effectiveKernel / 2, effectiveKernel / 2),
            PaddingRule.Full => (full, full),
            PaddingRule.Causal => (full, 0),
            PaddingRule.TensorFlowSame => TensorFlow(Math.Max(stride, 1)),
            _ => (0, 0),
        };

        (int Before, int After) TensorFlow(int stride)
        {
            long total = Math.Max(((((long)input + stride - 1) / stride - 1) * stride) + effectiveKernel - input, 0);
            return ((int)(total / 2), (int)(total - (total / 2)));
        }
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Rule == PaddingRule.Explicit ? Amount.ToString() : RuleNames.First(pair => pair.Rule == Rule).Word;

    private static MiniCnnException NotUnderstood(string text) => MiniCnnException.BadUsage(
        $"padding '{text}' is not understood; expected a number (1), height x width (1x2), left,right,top,bottom (1,1,0,2) or one of valid, same, half, full, causal, tf-same");
}
