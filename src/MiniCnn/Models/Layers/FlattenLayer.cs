namespace MiniCnn.Models;

/// <summary>
/// <c>flatten</c>: feature maps one after another as a vector, channel by channel, row by row; [C, H, W] → [C·H·W]. A vector
/// stays what it is.
/// </summary>
public sealed record FlattenLayer : Layer
{
    /// <inheritdoc/>
    public override string Keyword => "flatten";

    /// <inheritdoc/>
    public override string Text => Keyword;

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        if (input.Count <= int.MaxValue)
            return FeatureShape.Flat((int)input.Count);
        report($"'flatten' would give a vector of {input.Count} numbers; expected at most {int.MaxValue}");
        return FeatureShape.Flat(0);
    }

    internal static FlattenLayer Read(LineReader line)
    {
        line.Options();
        return new();
    }
}
