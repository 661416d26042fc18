namespace MiniCnn.Models;

/// <summary>A function applied to every number by itself; the shape stays.</summary>
/// <param name="Kind">Which function.</param>
public sealed record ActivationLayer(ActivationKind Kind) : Layer
{
    /// <summary>The slope of leaky-relu below 0 (0 to 1) or the α of elu (above 0); null for the others.</summary>
    public double? Parameter { get; init; } = DefaultParameter(Kind);

    /// <inheritdoc/>
    public override string Keyword => LayerKeywords.Of(Kind);

    /// <inheritdoc/>
    public override string Text => Parameter is { } value && value != DefaultParameter(Kind) ? $"{Keyword} {LayerKeywords.Of(value)}" : Keyword;

    /// <summary>0.01 for leaky-relu, 1 for elu, null for those that have none: PyTorch's defaults.</summary>
    public static double? DefaultParameter(ActivationKind kind) => kind switch
    {
        ActivationKind.LeakyRelu => 0.01,
        ActivationKind.Elu => 1,
        _ => null,
    };

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => input;

    internal static ActivationLayer Read(LineReader line, ActivationKind kind)
    {
        double? parameter = DefaultParameter(kind);
        if (parameter is { } standard)
            parameter = line.OptionalNumber(standard, kind == ActivationKind.Elu ? "alpha, a number above 0" : "the slope below 0, from 0 to 1", value => Legal(kind, value));
        line.Options();
        return new(kind) { Parameter = parameter };
    }

    private static bool Legal(ActivationKind kind, double value) => kind == ActivationKind.Elu ? value is > 0 and < 1e6 : value is >= 0 and <= 1;
}
