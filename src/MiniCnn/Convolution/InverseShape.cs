namespace MiniCnn.Convolution;

/// <summary>The inverse question: which kernel, stride, padding and dilation lead from an input size to an output size.</summary>
internal static class InverseShape
{
    /// <summary>Maximum of each number that the search tries, and the minimum of the dilation; the padding is the same at both sides.</summary>
    public sealed record Limits(int Kernel = 11, int Stride = 8, int Padding = 5, int Dilation = 3, int MinDilation = 1);

    /// <summary>Every setting within the limits that gives exactly that output, from the usual to the unusual.</summary>
    public static IEnumerable<AxisGeometry> Find(LayerKind kind, int input, int output, Limits? limits = null, Func<AxisGeometry, bool>? allows = null)
    {
        Limits max = limits ?? new();
        if (input < 1 || output < 1)
            throw MiniCnnException.BadUsage($"input {input} and output {output} must both be 1 or more");
        return Candidates(kind, input, output, max).Where(axis => axis.Output == output && Legal(axis) && (allows?.Invoke(axis) ?? true)).OrderBy(Cost);
    }

    // a kernel of 1 is the same with every dilation, so its settings would come several times
    private static IEnumerable<AxisGeometry> Candidates(LayerKind kind, int input, int output, Limits max) =>
        from k in Enumerable.Range(1, max.Kernel)
        from d in Enumerable.Range(max.MinDilation, k == 1 || kind == LayerKind.Pooling ? 1 : max.Dilation - max.MinDilation + 1)
        from s in Enumerable.Range(1, max.Stride)
        from p in Enumerable.Range(0, max.Padding + 1)
        let axis = new AxisGeometry { Kind = kind, Input = input, Kernel = k, Stride = s, Before = p, After = p, Dilation = d }
        select kind != LayerKind.Transposed ? axis : axis with { OutputPadding = (int)Math.Clamp(output - axis.Output, 0, Math.Max(s, d) - 1) };

    private static bool Legal(AxisGeometry axis)
    {
        var padding = Padding.Of(axis.Before);
        LayerSettings layer = new() { Kind = axis.Kind, Kernel = axis.Kernel, Stride = axis.Stride, Padding = padding, Dilation = axis.Dilation, OutputPadding = axis.OutputPadding };
        return LayerRules.Check(layer, axis.Input).Count == 0;
    }

    /// <summary>Odd kernels near 3, padding no larger than half the kernel, a stride no larger than the kernel and no leftovers come first.</summary>
    private static int Cost(AxisGeometry axis)
    {
        int half = (int)(axis.EffectiveKernel / 2);
        bool pooling = axis.Kind == LayerKind.Pooling;
        return (pooling ? 2 * Math.Abs(axis.Kernel - axis.Stride) : (2 * Math.Abs(axis.Kernel - 3)) + (axis.Kernel % 2 == 0 ? 3 : 0))
            + (20 * Math.Max(axis.Stride - axis.Kernel, 0)) + (10 * Math.Max(axis.Before - half, 0)) + (axis.Before == 0 || axis.Before == half ? 0 : 4)
            + (15 * (axis.Dilation - 1)) + (5 * axis.OutputPadding) + (2 * axis.Unseen) + axis.Stride;
    }
}
