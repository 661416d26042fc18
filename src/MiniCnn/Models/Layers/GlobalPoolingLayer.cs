using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>
/// <c>global-avgpool</c>: the mean of every feature map, as a flat vector; [C, H, W] → [C]. Source: M. Lin, Q. Chen and
/// S. Yan, Network In Network, arXiv 1312.4400.
/// </summary>
public sealed record GlobalPoolingLayer : Layer
{
    /// <inheritdoc/>
    public override string Keyword => "global-avgpool";

    /// <inheritdoc/>
    public override string Text => Keyword;

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) =>
        NeedsMaps(input, report) ? FeatureShape.Flat(input.Channels) : input;

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.ThenWhole(size);

    internal static GlobalPoolingLayer Read(LineReader line)
    {
        line.Options();
        return new();
    }
}
