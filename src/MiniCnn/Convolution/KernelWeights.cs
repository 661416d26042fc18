namespace MiniCnn.Convolution;

/// <summary>The weights of a layer: a plane for each pair of channels, all of one size, and one bias per output channel.</summary>
/// <remarks>For a convolution [c_out][c_in/groups], for a transposed one [c_in][c_out/groups]: PyTorch's layouts.</remarks>
public sealed class KernelWeights
{
    /// <summary>Rows of planes and a bias for each output channel, 0 where there is none.</summary>
    /// <exception cref="MiniCnnException">No planes, ragged rows, or planes of several sizes.</exception>
    public KernelWeights(IReadOnlyList<IReadOnlyList<Plane>> weights, IReadOnlyList<double>? bias = null)
    {
        if (weights.Count == 0 || weights[0].Count == 0 || weights.Any(row => row.Count != weights[0].Count))
            throw MiniCnnException.BadUsage("weights need at least one kernel and the same number of kernels for every channel");
        Size = new(weights[0][0].Height, weights[0][0].Width);
        if (weights.Any(row => row.Any(plane => plane.Height != Size.Height || plane.Width != Size.Width)))
            throw MiniCnnException.BadUsage($"the kernels differ in size; expected {Size} for all");
        (Weights, Bias) = (weights, bias ?? []);
    }

    /// <summary>[rows][columns] of planes.</summary>
    public IReadOnlyList<IReadOnlyList<Plane>> Weights { get; }

    /// <summary>One per output channel, or empty.</summary>
    public IReadOnlyList<double> Bias { get; }

    /// <summary>Height and width of every kernel.</summary>
    public Size2D Size { get; }

    /// <summary>One kernel for an image of one channel.</summary>
    public static KernelWeights Of(Plane kernel) => new([[kernel]]);

    /// <summary>The same kernel for each channel by itself (depthwise): use it with groups = channels.</summary>
    public static KernelWeights PerChannel(Plane kernel, int channels) => new([.. Enumerable.Repeat<IReadOnlyList<Plane>>([kernel], channels)]);

    /// <summary>The same kernel for each channel, and the results added up to one.</summary>
    public static KernelWeights Summed(Plane kernel, int channels) => new([[.. Enumerable.Repeat(kernel, channels)]]);

    /// <summary>Several kernels side by side over one channel: an output for each.</summary>
    public static KernelWeights Several(IEnumerable<Plane> kernels) => new([.. kernels.Select(kernel => (IReadOnlyList<Plane>)[kernel])]);

    /// <summary>Every kernel turned by 180 degrees: what makes a cross-correlation a convolution.</summary>
    public KernelWeights Flipped() => new([.. Weights.Select(row => (IReadOnlyList<Plane>)[.. row.Select(Flip)])], Bias);

    /// <summary>A plane turned by 180 degrees.</summary>
    public static Plane Flip(Plane plane) => new(plane.Height, plane.Width, [.. plane.Values.AsEnumerable().Reverse()]);

    /// <summary>A transposed layer's [c_in][c_out/groups] as its direct equivalent's [c_out][c_in/groups], each plane turned by 180 degrees.</summary>
    internal KernelWeights Turned(int groups)
    {
        int inputs = Weights.Count / groups, outputs = Weights[0].Count;
        return new([.. Enumerable.Range(0, outputs * groups).Select(channel => (IReadOnlyList<Plane>)
            [.. Enumerable.Range(0, inputs).Select(n => Flip(Weights[(channel / outputs * inputs) + n][channel % outputs]))])], Bias);
    }

    internal double BiasOf(int channel) => Bias.Count == 0 ? 0 : Bias[channel];

    /// <summary>The layer with kernel size and channel counts taken from the weights and the image.</summary>
    /// <exception cref="MiniCnnException">Channels that do not fit.</exception>
    internal LayerSettings Complete(LayerSettings layer, IReadOnlyList<Plane> image)
    {
        if (image.Count == 0)
            throw MiniCnnException.BadUsage("an image needs at least one channel");
        if (image.Any(plane => plane.Height != image[0].Height || plane.Width != image[0].Width))
            throw MiniCnnException.BadUsage($"the image's channels differ in size; expected {image[0].Height}x{image[0].Width} for all");
        bool transposed = layer.Kind == LayerKind.Transposed;
        int expected = transposed ? Weights.Count : Weights[0].Count * Math.Max(layer.Groups, 1);
        if (image.Count != expected)
            throw MiniCnnException.BadUsage($"the image has {image.Count} channels, "
                + $"but the weights are for {expected} ({(transposed ? Weights.Count : Weights[0].Count)} per {(transposed ? "image" : "group")}, groups {layer.Groups})");
        int outputs = transposed ? Weights[0].Count * layer.Groups : Weights.Count;
        if (Bias.Count > 0 && Bias.Count != outputs)
            throw MiniCnnException.BadUsage($"there are {Bias.Count} biases for {outputs} output channels; expected one each");
        return layer with { Kernel = Size, InputChannels = image.Count, OutputChannels = outputs, Bias = Bias.Count > 0 };
    }
}
