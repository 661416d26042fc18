using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>
/// <c>adaptive-avgpool HxW</c>: means over windows chosen so that the output has the size asked for; output i is the mean of
/// inputs ⌊i·n/o⌋ to ⌈(i+1)·n/o⌉ − 1, as in PyTorch; [C, H, W] → [C, H', W'].
/// </summary>
public sealed record AdaptivePoolingLayer : Layer
{
    /// <summary>Both sides ≥ 1; may be larger than the input.</summary>
    public required Size2D Size { get; init; }

    /// <inheritdoc/>
    public override string Keyword => "adaptive-avgpool";

    /// <inheritdoc/>
    public override string Text => $"{Keyword} {Size}";

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        NeedsMaps(input, report);
        return FeatureShape.Maps(input.IsFlat ? 0 : input.Channels, Size.Height, Size.Width);
    }

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size)
    {
        int outputs = Size.Along(axis);
        long widest = Enumerable.Range(0, outputs).Max(i => (((i + 1L) * size) + outputs - 1) / outputs - (long)i * size / outputs);
        return new(before.Size + ((widest - 1) * before.Jump), before.Jump * size / outputs, before.Start);
    }

    internal static AdaptivePoolingLayer Read(LineReader line)
    {
        var layer = new AdaptivePoolingLayer { Size = line.Size("the output's height x width, such as 4x4", least: 1) };
        line.Options();
        return layer;
    }
}
