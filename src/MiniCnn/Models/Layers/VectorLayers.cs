using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary><c>flatten</c>: channel by channel, row by row; [C, H, W] → [C·H·W]. A vector stays what it is.</summary>
internal sealed record FlattenLayer : Layer
{
    public override string Keyword => "flatten";

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        if (input.Count <= int.MaxValue)
            return FeatureShape.Flat((int)input.Count);
        report($"'flatten' would give a vector of {input.Count} numbers; expected at most {int.MaxValue}");
        return FeatureShape.Flat(0);
    }

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) => nn.Flatten();
    internal override string Module(PlacedLayer placed, CodeNotation code) => "Flatten()";
}

/// <summary><c>linear OUTPUTS</c>: every output is a weighted sum of all inputs; [N] → [Outputs].</summary>
internal sealed record LinearLayer : Layer
{
    /// <summary>Of the last layer of a classifier, the number of classes.</summary>
    public required int Outputs { get; init; }
    public bool Bias { get; init; } = true;

    public override string Keyword => "linear";
    public override string Text => Join($"linear {Outputs}", Unless(Bias, "no-bias"));
    public override long Parameters(FeatureShape input) => ((long)input.Channels * Outputs) + (Bias ? Outputs : 0);
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
    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) => nn.Linear(placed.Input.Channels, Outputs, hasBias: Bias);

    internal override string Module(PlacedLayer placed, CodeNotation code) =>
        code.Call("Linear", ("", placed.Input.Channels), ("", Outputs), (code.LinearBias, Bias ? null : false));

    internal static LinearLayer Read(LineReader line)
    {
        var layer = new LinearLayer { Outputs = line.Count("the number of outputs") };
        line.Options(new LineOption("no-bias", "", () => layer = layer with { Bias = false }));
        return layer;
    }
}
