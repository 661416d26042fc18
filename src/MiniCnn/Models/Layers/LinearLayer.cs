using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary><c>linear OUTPUTS</c>: every output is a weighted sum of all inputs; [N] → [Outputs].</summary>
public sealed record LinearLayer : Layer
{
    /// <summary>≥ 1; of the last layer of a classifier, the number of classes.</summary>
    public required int Outputs { get; init; }

    /// <summary>Whether a number is added per output; default yes.</summary>
    public bool Bias { get; init; } = true;

    /// <inheritdoc/>
    public override string Keyword => "linear";

    /// <inheritdoc/>
    public override string Text => LayerKeywords.Join($"linear {Outputs}", LayerKeywords.Unless(Bias, "no-bias"));

    /// <inheritdoc/>
    public override long Parameters(FeatureShape input) => ((long)input.Channels * Outputs) + (Bias ? Outputs : 0);

    /// <inheritdoc/>
    public override long MultiplyAdds(FeatureShape input) => (long)input.Channels * Outputs;

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        if (!input.IsFlat && !input.IsUnknown)
        {
            string gives = input.Count > 0 ? $" (gives {input.Count})" : "";
            report($"'linear' needs a flat vector but gets feature maps{(input.Count > 0 ? $" of {input}" : "")}; put a line 'flatten'{gives} or 'global-avgpool' before it");
        }
        return FeatureShape.Flat(Outputs);
    }

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.ThenWhole(size);

    internal static LinearLayer Read(LineReader line)
    {
        var layer = new LinearLayer { Outputs = line.Count("the number of outputs") };
        line.Options(new Option("no-bias", "", () => layer = layer with { Bias = false }));
        return layer;
    }
}
