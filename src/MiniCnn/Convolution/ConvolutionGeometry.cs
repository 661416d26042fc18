namespace MiniCnn.Convolution;

/// <summary>
/// A legal layer over an input of a known size: output size, parameters, multiply-adds.
/// </summary>
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

    /// <summary>The arithmetic of the rows.</summary>
    public AxisGeometry Vertical { get; }

    /// <summary>The arithmetic of the columns.</summary>
    public AxisGeometry Horizontal { get; }

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

    /// <summary>The arithmetic of one axis.</summary>
    public AxisGeometry Along(Axis axis) => axis == Axis.Height ? Vertical : Horizontal;

    /// <summary>A layer over an input.</summary>
    /// <exception cref="MiniCnnException">Illegal: every reason on one line, and the nearest legal settings.</exception>
    public static ConvolutionGeometry Of(LayerSettings layer, Size2D input)
    {
        IReadOnlyList<string> reasons = LayerRules.Check(layer, input);
        if (reasons.Count == 0)
            return new(layer, input);
        string remedy = string.Join(" or ", NearestSettings.To(layer, input).Select(change => change.Text));
        throw MiniCnnException.BadUsage(string.Join("; ", reasons) + (remedy.Length == 0 ? "" : $"; nearest legal: {remedy}"));
    }
}
