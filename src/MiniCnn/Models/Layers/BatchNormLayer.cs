namespace MiniCnn.Models;

/// <summary>
/// <c>batchnorm</c>: every channel to mean 0 and variance 1 over the batch, then scaled and shifted by learned numbers; in
/// evaluation with running statistics (momentum 0.1, ε 1e-5). The shape stays. Source: S. Ioffe and C. Szegedy,
/// arXiv 1502.03167.
/// </summary>
public sealed record BatchNormLayer : Layer
{
    /// <inheritdoc/>
    public override string Keyword => "batchnorm";

    /// <inheritdoc/>
    public override string Text => Keyword;

    /// <inheritdoc/>
    public override long Parameters(FeatureShape input) => 2L * input.Channels;

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => input;

    internal static BatchNormLayer Read(LineReader line)
    {
        line.Options();
        return new();
    }
}
