namespace MiniCnn.Models;

/// <summary>
/// <c>dropout PROBABILITY</c>: in training every number is set to 0 with this probability and the others are divided by
/// 1 − probability; in evaluation nothing happens. The shape stays. Source: N. Srivastava et al., JMLR 15 (2014).
/// </summary>
public sealed record DropoutLayer : Layer
{
    /// <summary>0 ≤ probability &lt; 1; default 0.5.</summary>
    public double Probability { get; init; } = 0.5;

    /// <inheritdoc/>
    public override string Keyword => "dropout";

    /// <inheritdoc/>
    public override string Text => $"dropout {LayerKeywords.Of(Probability)}";

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => input;

    internal static DropoutLayer Read(LineReader line)
    {
        double probability = line.OptionalNumber(0.5, "a probability from 0 to below 1", p => p is >= 0 and < 1);
        line.Options();
        return new() { Probability = probability };
    }
}
