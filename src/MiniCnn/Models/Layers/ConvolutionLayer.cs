using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>
/// <c>conv FILTERS KERNEL</c>: filters slide over all channels of their group; [C, H, W] → [Filters, H', W'].
/// </summary>
public sealed record ConvolutionLayer : Layer
{
    /// <summary>Number of filters, which is the number of output channels, ≥ 1.</summary>
    public required int Filters { get; init; }

    /// <summary>Both sides ≥ 1 and, with dilation, no larger than the padded input.</summary>
    public required Size2D Kernel { get; init; }

    /// <summary>≥ 1; default 1.</summary>
    public Size2D Stride { get; init; } = 1;

    /// <summary>≥ 0 at each side, or a rule such as <c>same</c>; default none.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <summary>What stands in the padding; default zeros.</summary>
    public PaddingMode PaddingMode { get; init; } = PaddingMode.Constant;

    /// <summary>≥ 1; default 1.</summary>
    public Size2D Dilation { get; init; } = 1;

    /// <summary>Divides input channels and filters; default 1; null is depthwise: as many groups as input channels.</summary>
    public int? Groups { get; init; } = 1;

    /// <summary>Whether a number is added per filter; default yes.</summary>
    public bool Bias { get; init; } = true;

    /// <inheritdoc/>
    public override string Keyword => "conv";

    /// <inheritdoc/>
    public override string Text => Words.Join(
        $"conv {Filters} {Kernel}",
        Words.Unless(Stride == 1, $"stride {Stride.ToShortString()}"),
        Words.Unless(Padding == Padding.Valid, $"padding {Padding}"),
        Words.Unless(PaddingMode == PaddingMode.Constant, $"padding-mode {Words.Of(PaddingMode)}"),
        Words.Unless(Dilation == 1, $"dilation {Dilation.ToShortString()}"),
        Words.Unless(Groups == 1, Groups is { } groups ? $"groups {groups}" : "groups depthwise"),
        Words.Unless(Bias, "no-bias"));

    /// <summary>The arithmetic's view of this layer when <paramref name="channels"/> channels arrive.</summary>
    public LayerSettings Settings(int channels) => new()
    {
        Kernel = Kernel, Stride = Stride, Padding = Padding, PaddingMode = PaddingMode, Dilation = Dilation,
        InputChannels = channels, OutputChannels = Filters, Groups = Groups ?? channels, Bias = Bias,
    };

    /// <inheritdoc/>
    public override long Parameters(FeatureShape input) => Over(input).Parameters;

    /// <inheritdoc/>
    public override long MultiplyAdds(FeatureShape input) => Over(input).MultiplyAdds;

    /// <summary>The legal layer over what arrives: pads of every side, output size.</summary>
    public ConvolutionGeometry Over(FeatureShape input) => Settings(input.Channels).Over(new(input.Height, input.Width));

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => NeedsMaps(input, report)
        ? WindowRules.Infer(Settings(input.Channels == 0 ? Groups ?? 1 : input.Channels), input, report)
        : FeatureShape.Maps(Filters, 0, 0);

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.Then(Settings(1).Along(axis, size));

    internal static ConvolutionLayer Read(LineReader line)
    {
        var layer = new ConvolutionLayer
        {
            Filters = line.Count("the number of filters"),
            Kernel = line.Size("the kernel's size, such as 3x3", least: 1),
        };
        line.Options(
            new("stride", "N or HxW", () => layer = layer with { Stride = line.Size("a stride", least: 1) }),
            new("padding", "N, HxW, LEFT,RIGHT,TOP,BOTTOM, same or valid", () => layer = layer with { Padding = line.Padding() }),
            new("padding-mode", "zeros, reflect, replicate or circular", () => layer = layer with { PaddingMode = line.Word("a padding mode", Words.PaddingModes) }),
            new("dilation", "N or HxW", () => layer = layer with { Dilation = line.Size("a dilation", least: 1) }),
            new("groups", "N or depthwise", () => layer = layer with { Groups = line.CountOr("the number of groups", "depthwise") }),
            new("no-bias", "", () => layer = layer with { Bias = false }));
        return layer;
    }
}
