namespace MiniCnn.Models;

/// <summary><c>identity</c>: gives what it gets; a place to look at, or to keep the names of other layers.</summary>
public sealed record IdentityLayer : Layer
{
    /// <inheritdoc/>
    public override string Keyword => "identity";

    /// <inheritdoc/>
    public override string Text => Keyword;

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => input;

    internal static IdentityLayer Read(LineReader line)
    {
        line.Options();
        return new();
    }
}
