namespace MiniCnn.Convolution;

/// <summary>A legal layer over an input of a known size: output size, parameters, multiply-adds.</summary>
public sealed record ConvolutionGeometry
{
    private ConvolutionGeometry(LayerSettings layer, Size2D input)
    {
        (Layer, Input) = (layer, input);
        Vertical = layer.Along(Axis.Height, input.Height);
        Horizontal = layer.Along(Axis.Width, input.Width);
    }

    /// <summary>The settings.</summary>
    public LayerSettings Layer { get; }

    /// <summary>Height and width of the input.</summary>
    public Size2D Input { get; }

    internal AxisGeometry Vertical { get; }
    internal AxisGeometry Horizontal { get; }

    /// <summary>Height and width of the output, ≥ 1.</summary>
    public Size2D Output => new((int)Vertical.Output, (int)Horizontal.Output);

    /// <summary>The padding in numbers, whatever rule it came from.</summary>
    public Pads Pads => new(Horizontal.Before, Horizontal.After, Vertical.Before, Vertical.After);

    /// <summary>k̂ of both axes.</summary>
    public Size2D EffectiveKernel => new((int)Vertical.EffectiveKernel, (int)Horizontal.EffectiveKernel);

    /// <summary>Channels of the output; pooling keeps those of the input.</summary>
    public int OutputChannels => Layer.Kind == LayerKind.Pooling ? Layer.InputChannels : Layer.OutputChannels;

    /// <summary>Weights and biases: c_out · c_in/g · k·k (+ c_out); 0 for pooling.</summary>
    public long Parameters => Layer.Kind == LayerKind.Pooling ? 0 : Weights + (Layer.Bias ? Layer.OutputChannels : 0);

    /// <summary>
    /// Products added up for one image: weights × output positions, for a transposed convolution weights × input positions;
    /// products with padding count; 0 for pooling.
    /// </summary>
    public long MultiplyAdds => Layer.Kind switch
    {
        LayerKind.Pooling => 0,
        LayerKind.Transposed => checked(Weights * Input.Area),
        _ => checked(Weights * Output.Area),
    };

    private long Weights => checked(Layer.Kernel.Area * (Layer.InputChannels / Layer.Groups) * Layer.OutputChannels);

    internal AxisGeometry Along(Axis axis) => axis == Axis.Height ? Vertical : Horizontal;

    internal static ConvolutionGeometry Of(LayerSettings layer, Size2D input) =>
        LayerRules.Problem(layer, input) is { } problem ? throw MiniCnnException.BadUsage(problem) : new(layer, input);

    /// <summary>The padding of the convolution that a transposed one transposes: an output padding of s more is a window more, unless the padding behind is less.</summary>
    private Pads InversePads => Layer.Kind != LayerKind.Transposed ? Pads : Pads with
    {
        Right = Horizontal.After - (Horizontal.OutputPadding / Horizontal.Stride * Horizontal.Stride),
        Bottom = Vertical.After - (Vertical.OutputPadding / Vertical.Stride * Vertical.Stride),
    };

    /// <summary>Whether there is an <see cref="Inverse"/>.</summary>
    internal bool HasInverse => Layer.Kind != LayerKind.Pooling && InversePads is { Right: >= 0, Bottom: >= 0 };

    /// <summary>
    /// The layer that leads from the output's shape back to the input's: for a convolution the transposed one with a = (i + 2p − k̂) mod s, for a
    /// transposed one the convolution. It undoes the shape, not the numbers. Its output padding may differ between the axes, which no layer may.
    /// </summary>
    /// <exception cref="MiniCnnException">Pooling, and a transposed convolution with a multiple of the stride in its output padding that exceeds its padding, have none.</exception>
    public ConvolutionGeometry Inverse()
    {
        if (Layer.Kind == LayerKind.Pooling)
            throw MiniCnnException.BadUsage("pooling has no transposed layer; a transposed convolution with the same stride gives back its input's shape");
        if (!HasInverse)
        {
            throw MiniCnnException.BadUsage($"no convolution is transposed by output padding {Layer.OutputPadding.ToShortString()} with stride {Layer.Stride.ToShortString()} "
                + $"and padding {Pads}: it would need a negative padding; expected an output padding below the stride");
        }
        bool transposed = Layer.Kind == LayerKind.Transposed;
        LayerSettings inverse = Layer with
        {
            Kind = transposed ? LayerKind.Convolution : LayerKind.Transposed,
            Padding = Padding.Of(InversePads),
            PaddingMode = PaddingMode.Constant,
            PaddingValue = null,
            OutputPadding = transposed ? 0 : new Size2D(Vertical.Unseen, Horizontal.Unseen),
            InputChannels = Layer.OutputChannels,
            OutputChannels = Layer.InputChannels,
        };
        return transposed ? inverse.Over(Output) : new(inverse, Output);
    }
}
