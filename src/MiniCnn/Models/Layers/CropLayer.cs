using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>
/// <c>crop HxW</c>: the middle of every feature map; where the rest is odd, one row or column less is cut at the top or left;
/// [C, H, W] → [C, H', W'].
/// </summary>
public sealed record CropLayer : Layer
{
    /// <summary>Both sides ≥ 1 and no larger than the input.</summary>
    public required Size2D Size { get; init; }

    /// <inheritdoc/>
    public override string Keyword => "crop";

    /// <inheritdoc/>
    public override string Text => $"crop {Size}";

    /// <summary>The first row or column that is kept of an axis with that many.</summary>
    public int First(Axis axis, int size) => (size - Size.Along(axis)) / 2;

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        if (NeedsMaps(input, report) && (TooSmall(input.Height, Size.Height) || TooSmall(input.Width, Size.Width)))
            report($"crop {Size} is larger than the feature maps of {input.Height}x{input.Width}; expected at most their size");
        return FeatureShape.Maps(input.IsFlat ? 0 : input.Channels, Size.Height, Size.Width);
    }

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) =>
        before with { Start = before.Start + (First(axis, size) * before.Jump) };

    internal static CropLayer Read(LineReader line)
    {
        var layer = new CropLayer { Size = line.Size("the height x width to keep, such as 24x24", least: 1) };
        line.Options();
        return layer;
    }

    private static bool TooSmall(int size, int wanted) => size != 0 && size < wanted;
}
