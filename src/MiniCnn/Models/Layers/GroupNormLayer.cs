namespace MiniCnn.Models;

/// <summary>
/// <c>groupnorm GROUPS</c>: every image's channels, in groups, to mean 0 and variance 1, then scaled and shifted per channel
/// (ε 1e-5). The shape stays. Source: Y. Wu and K. He, arXiv 1803.08494.
/// </summary>
public sealed record GroupNormLayer : Layer
{
    /// <summary>≥ 1; divides the channels.</summary>
    public required int Groups { get; init; }

    /// <inheritdoc/>
    public override string Keyword => "groupnorm";

    /// <inheritdoc/>
    public override string Text => $"groupnorm {Groups}";

    /// <inheritdoc/>
    public override long Parameters(FeatureShape input) => 2L * input.Channels;

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        if (input.Channels % Groups != 0)
        {
            IEnumerable<int> legal = Enumerable.Range(1, Math.Min(input.Channels, 64)).Where(n => input.Channels % n == 0);
            report($"{Groups} groups do not divide the {input.Channels} channels; expected one of {string.Join(", ", legal)}");
        }
        return input;
    }

    internal static GroupNormLayer Read(LineReader line)
    {
        var layer = new GroupNormLayer { Groups = line.Count("the number of groups") };
        line.Options();
        return layer;
    }
}
