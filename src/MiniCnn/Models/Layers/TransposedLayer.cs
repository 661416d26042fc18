using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>
/// <c>transposed FILTERS KERNEL</c>: the transposed convolution, which spreads every input over a window of the output;
/// [C, H, W] → [Filters, H', W'].
/// </summary>
public sealed record TransposedLayer : FilterLayer
{
    /// <summary>What is cropped from every side of the output, above and below, left and right, ≥ 0; default 0.</summary>
    public Size2D Padding { get; init; } = 0;

    /// <summary>Rows added at the bottom and columns at the right, below stride or dilation; default 0.</summary>
    public Size2D OutputPadding { get; init; } = 0;

    /// <inheritdoc/>
    public override string Keyword => "transposed";

    private protected override string PaddingText => LayerKeywords.Join(
        LayerKeywords.Unless(Padding == 0, $"padding {Padding.ToShortString()}"),
        LayerKeywords.Unless(OutputPadding == 0, $"output-padding {OutputPadding.ToShortString()}"));

    private protected override LayerSettings WithPadding(LayerSettings settings) => settings with
    {
        Kind = LayerKind.Transposed,
        Padding = MiniCnn.Convolution.Padding.Of(Padding.Height, Padding.Width),
        OutputPadding = OutputPadding,
    };

    internal static TransposedLayer Read(LineReader line) => ReadOptions(
        line,
        new TransposedLayer { Filters = line.Count("the number of output channels"), Kernel = line.Size("the kernel's size, such as 2x2", least: 1) },
        ("padding", "N or HxW", layer => layer with { Padding = line.Size("a padding", least: 0) }),
        ("output-padding", "N or HxW", layer => layer with { OutputPadding = line.Size("an output padding", least: 0) }));
}
