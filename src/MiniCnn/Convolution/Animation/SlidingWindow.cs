using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>What moves.</summary>
internal enum SlidingKind
{
    /// <summary>The kernel over the padded input; each position gives one output.</summary>
    Convolution,

    /// <summary>A transposed convolution as its equivalent direct one: the flipped kernel over the input with zeros between and around.</summary>
    TransposedAsDirect,

    /// <summary>A transposed convolution as it is defined: each input adds its multiple of the kernel to the output.</summary>
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
        int frameCount, Func<int, SlidingFrame> frame)
    {
        (Kind, Geometry, Input, Shown, Kernel, Output, FrameCount) = (kind, geometry, input, shown, kernel, output, frameCount);
        _frame = frame;
    }

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

    /// <summary>Rows and columns that the kernel moves on between positions: 1 for a transposed convolution as a direct one.</summary>
    internal Size2D Step => Kind == SlidingKind.TransposedAsDirect ? 1 : Geometry.Layer.Stride;

    /// <summary>One position, from 0.</summary>
    public SlidingFrame Frame(int index) => index >= 0 && index < FrameCount ? _frame(index) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>All positions in order.</summary>
    public IEnumerable<SlidingFrame> Frames => Enumerable.Range(0, FrameCount).Select(Frame);

    /// <summary>One output channel after a position is done: NaN where nothing is known yet; for scatters the sums so far.</summary>
    internal Plane OutputAfter(int index, int channel)
    {
        Plane final = Output[channel];
        var output = new Plane(final.Height, final.Width);
        if (Kind == SlidingKind.TransposedAsScatters)
        {
            double[] sums = new double[output.Values.Length];
            Array.Fill(sums, Kernel!.BiasOf(channel));
            foreach (SlidingFrame frame in Frames.Take(index + 1).Where(frame => frame.Channel == channel))
            {
                foreach (SlidingTerm term in frame.Terms.Where(term => term.Row >= 0 && term.Row < output.Height && term.Column >= 0 && term.Column < output.Width))
                    sums[(term.Row * output.Width) + term.Column] += term.Product;
            }
            for (int n = 0; n < sums.Length; n++)
                output.Values[n] = (float)sums[n];
            return output;
        }
        int done = Math.Clamp(index + 1 - (channel * final.Values.Length), 0, final.Values.Length);
        Array.Fill(output.Values, float.NaN);
        final.Values.AsSpan(0, done).CopyTo(output.Values);
        return output;
    }

    /// <summary>A convolution (cross-correlation).</summary>
    /// <exception cref="MiniCnnException">An illegal setting.</exception>
    public static SlidingWindow OverConvolution(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings? layer = null) =>
        SlidingConvolution.Direct(image, kernels, (layer ?? new()) with { Kind = LayerKind.Convolution });

    /// <summary>A transposed convolution, as the direct one that computes it or as scatters.</summary>
    /// <exception cref="MiniCnnException">An illegal setting.</exception>
    public static SlidingWindow OverTransposed(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings? layer = null, bool scatters = false)
    {
        LayerSettings transposed = (layer ?? new()) with { Kind = LayerKind.Transposed };
        return scatters ? SlidingScatter.Of(image, kernels, transposed) : SlidingConvolution.Equivalent(image, kernels, transposed);
    }

    /// <summary>A pool, channel after channel.</summary>
    /// <exception cref="MiniCnnException">An illegal setting.</exception>
    public static SlidingWindow OverPooling(IReadOnlyList<Plane> image, PoolingRule rule, LayerSettings layer) => SlidingPool.Of(image, rule, layer);
}
