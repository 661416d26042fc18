using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>
/// <c>conv FILTERS KERNEL</c>: filters slide over all channels of their group; [C, H, W] → [Filters, H', W'].
/// </summary>
public sealed record ConvolutionLayer : FilterLayer
{
    /// <summary>≥ 0 at each side, or a rule such as <c>same</c>; default none.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <summary>What stands in the padding; default zeros.</summary>
    public PaddingMode PaddingMode { get; init; } = PaddingMode.Constant;

    /// <inheritdoc/>
    public override string Keyword => "conv";

    private protected override string PaddingText => LayerKeywords.Join(
        LayerKeywords.Unless(Padding == Padding.Valid, $"padding {Padding}"),
        LayerKeywords.Unless(PaddingMode == PaddingMode.Constant, $"padding-mode {LayerKeywords.Of(PaddingMode)}"));

    private protected override LayerSettings WithPadding(LayerSettings settings) => settings with { Padding = Padding, PaddingMode = PaddingMode };

    internal static ConvolutionLayer Read(LineReader line) => ReadOptions(
        line,
        new ConvolutionLayer { Filters = line.Count("the number of filters"), Kernel = line.Size("the kernel's size, such as 3x3", least: 1) },
        ("padding", "N, HxW, LEFT,RIGHT,TOP,BOTTOM, same or valid", layer => layer with { Padding = line.Padding() }),
        ("padding-mode", "zeros, reflect, replicate or circular", layer => layer with { PaddingMode = line.Word("a padding mode", LayerKeywords.PaddingModes) }));
}
