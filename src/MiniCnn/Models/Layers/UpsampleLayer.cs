using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>How the numbers between are made.</summary>
public enum UpsamplingKind
{
    /// <summary>Each number repeated.</summary>
    Nearest,

    /// <summary>Straight lines between the centers (PyTorch's <c>align_corners=False</c>).</summary>
    Bilinear,
}

/// <summary><c>upsample FACTOR nearest|bilinear</c>: [C, H, W] → [C, Factor·H, Factor·W].</summary>
public sealed record UpsampleLayer : Layer
{
    /// <summary>1 to 64.</summary>
    public required int Factor { get; init; }

    /// <summary>Default nearest.</summary>
    public UpsamplingKind Kind { get; init; }

    /// <inheritdoc/>
    public override string Keyword => "upsample";

    /// <inheritdoc/>
    public override string Text => $"upsample {Factor} {LayerKeywords.Of(Kind)}";

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        if (!NeedsMaps(input, report))
            return FeatureShape.Unknown;
        return FeatureShape.Maps(input.Channels, Times(input.Height), Times(input.Width));
    }

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => Kind == UpsamplingKind.Nearest
        ? before with { Jump = before.Jump / Factor }
        : new(before.Size + before.Jump, before.Jump / Factor, before.Start - before.Jump);

    private int Times(int size) => (int)Math.Min((long)size * Factor, int.MaxValue);

    internal static UpsampleLayer Read(LineReader line)
    {
        int factor = line.Count("the factor", most: 64);
        UpsamplingKind kind = line.OptionalWord(UpsamplingKind.Nearest, LayerKeywords.UpsamplingKinds);
        line.Options();
        return new() { Factor = factor, Kind = kind };
    }
}
