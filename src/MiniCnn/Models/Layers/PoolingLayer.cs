using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>What a pooling window gives.</summary>
public enum PoolingKind
{
    /// <summary>The largest number; padded cells are never taken.</summary>
    Max,

    /// <summary>The mean; padded cells count as 0, as in PyTorch.</summary>
    Average,
}

/// <summary><c>maxpool WINDOW</c> and <c>avgpool WINDOW</c>: [C, H, W] → [C, H', W'].</summary>
public sealed record PoolingLayer : Layer
{
    /// <summary>Maximum or mean.</summary>
    public required PoolingKind Kind { get; init; }

    /// <summary>The window's sides, ≥ 1 and no larger than the padded input.</summary>
    public required Size2D Window { get; init; }

    /// <summary>≥ 1; default (null) the window's own size, so that windows touch.</summary>
    public Size2D? Stride { get; init; }

    /// <summary>Above and below, left and right, at most half of the window; default 0.</summary>
    public Size2D Padding { get; init; } = 0;

    /// <summary>Whether a last window may hang over the end; default no.</summary>
    public bool Ceil { get; init; }

    /// <inheritdoc/>
    public override string Keyword => Kind == PoolingKind.Max ? "maxpool" : "avgpool";

    /// <inheritdoc/>
    public override string Text => LayerKeywords.Join(
        $"{Keyword} {Window.ToShortString()}",
        LayerKeywords.Unless(Stride is null, $"stride {Stride?.ToShortString()}"),
        LayerKeywords.Unless(Padding == 0, $"padding {Padding.ToShortString()}"),
        LayerKeywords.Unless(!Ceil, "ceil"));

    /// <summary>The arithmetic's view of this layer when <paramref name="channels"/> channels arrive.</summary>
    public LayerSettings Settings(int channels) => new()
    {
        Kind = LayerKind.Pooling,
        Kernel = Window,
        Stride = Stride ?? Window,
        CeilMode = Ceil,
        InputChannels = channels,
        OutputChannels = channels,
        Padding = MiniCnn.Convolution.Padding.Of(Padding.Height, Padding.Width),
    };

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => NeedsMaps(input, report)
        ? WindowRules.Infer(Settings(Math.Max(input.Channels, 1)), input, report)
        : FeatureShape.Unknown;

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.Then(Settings(1).Along(axis, size));

    internal static PoolingLayer Read(LineReader line, PoolingKind kind)
    {
        var layer = new PoolingLayer { Kind = kind, Window = line.Size("the window's size, such as 2", least: 1) };
        line.Options(
            new("stride", "N or HxW", () => layer = layer with { Stride = line.Size("a stride", least: 1) }),
            new("padding", "N or HxW", () => layer = layer with { Padding = line.Size("a padding", least: 0) }),
            new("ceil", "", () => layer = layer with { Ceil = true }));
        return layer.Stride == layer.Window ? layer with { Stride = null } : layer;
    }
}
