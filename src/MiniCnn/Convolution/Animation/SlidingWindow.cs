namespace MiniCnn.Convolution;

/// <summary>What moves: a kernel over the padded input, a transposed convolution as its direct equivalent or as scatters, or the window of a pool.</summary>
internal enum SlidingKind
{
    Convolution,
    TransposedAsDirect,
    TransposedAsScatters,
    MaximumPooling,
    MeanPooling,
}

/// <summary>
/// Every position of a kernel over an image, with all numbers: what an animation of it shows. Made by
/// <see cref="OverConvolution"/>, <see cref="OverTransposed"/> and <see cref="OverPooling"/>.
/// </summary>
public sealed class SlidingWindow
{
    private readonly Func<int, SlidingFrame> _frame;

    internal SlidingWindow(
        SlidingKind kind, ConvolutionGeometry geometry, IReadOnlyList<Plane> input, ShownInput shown, KernelWeights? kernel, IReadOnlyList<Plane> output,
        int frameCount, Func<int, SlidingFrame> frame) =>
        (Kind, Geometry, Input, Shown, Kernel, Output, FrameCount, _frame) = (kind, geometry, input, shown, kernel, output, frameCount, frame);

    internal SlidingKind Kind { get; }

    /// <summary>The layer's arithmetic.</summary>
    public ConvolutionGeometry Geometry { get; }

    /// <summary>The image, a plane a channel.</summary>
    public IReadOnlyList<Plane> Input { get; }

    /// <summary>The image as shown: padded, and with zeros inserted for a transposed convolution.</summary>
    internal ShownInput Shown { get; }

    /// <summary>[c_out][c_in/groups] as laid on the shown input (flipped for a transposed convolution as a direct one); none for a pool.</summary>
    public KernelWeights? Kernel { get; }

    /// <summary>The result, a plane a channel.</summary>
    public IReadOnlyList<Plane> Output { get; }

    /// <summary>Positions of the kernel, over all channels.</summary>
    public int FrameCount { get; }

    /// <summary>One position, from 0.</summary>
    internal SlidingFrame Frame(int index) => index >= 0 && index < FrameCount ? _frame(index) : throw new ArgumentOutOfRangeException(nameof(index));

    internal IEnumerable<SlidingFrame> Frames => Enumerable.Range(0, FrameCount).Select(Frame);
    internal bool IsInOutput(int row, int column) => row >= 0 && column >= 0 && row < Geometry.Output.Height && column < Geometry.Output.Width;

    /// <summary>A convolution (cross-correlation).</summary>
    public static SlidingWindow OverConvolution(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings? layer = null) =>
        SlidingPositions.Direct(image, kernels, (layer ?? new()) with { Kind = LayerKind.Convolution });

    /// <summary>A transposed convolution, as the direct one that computes it or as scatters.</summary>
    public static SlidingWindow OverTransposed(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings? layer = null, bool scatters = false)
    {
        LayerSettings transposed = (layer ?? new()) with { Kind = LayerKind.Transposed };
        return scatters ? SlidingPositions.Scatters(image, kernels, transposed) : SlidingPositions.Equivalent(image, kernels, transposed);
    }

    /// <summary>A pool, channel after channel.</summary>
    public static SlidingWindow OverPooling(IReadOnlyList<Plane> image, PoolingRule rule, LayerSettings layer) => SlidingPositions.Pool(image, rule, layer);
}

/// <summary>The outputs of scatters position by position, so that a long animation does not add everything up again for each.</summary>
internal sealed class ScatterSums(SlidingWindow window)
{
    private Plane[] _sums = [];
    private int _done;

    /// <summary>The output channel of a position after it.</summary>
    public Plane After(SlidingFrame frame)
    {
        if (_sums.Length == 0 || frame.Index < _done - 1)
            (_done, _sums) = (0, [.. window.Output.Select((plane, channel) => plane.Map(_ => (float)window.Kernel!.BiasOf(channel)))]);
        for (; _done <= frame.Index; _done++)
        {
            SlidingFrame next = window.Frame(_done);
            foreach (SlidingTerm term in next.Terms.Where(term => window.IsInOutput(term.Row, term.Column)))
                _sums[next.Channel][term.Row, term.Column] += (float)term.Product;
        }
        return _sums[frame.Channel];
    }
}
