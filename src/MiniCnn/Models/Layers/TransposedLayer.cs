using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>
/// <c>transposed FILTERS KERNEL</c>: the transposed convolution, which spreads every input over a window of the output;
/// [C, H, W] → [Filters, H', W'].
/// </summary>
public sealed record TransposedLayer : Layer
{
    /// <summary>Number of output channels, ≥ 1.</summary>
    public required int Filters { get; init; }

    /// <summary>Both sides ≥ 1.</summary>
    public required Size2D Kernel { get; init; }

    /// <summary>Steps in the output, ≥ 1; default 1.</summary>
    public Size2D Stride { get; init; } = 1;

    /// <summary>What is cropped from every side of the output, above and below, left and right, ≥ 0; default 0.</summary>
    public Size2D Padding { get; init; } = 0;

    /// <summary>Rows added at the bottom and columns at the right, below stride or dilation; default 0.</summary>
    public Size2D OutputPadding { get; init; } = 0;

    /// <summary>≥ 1; default 1.</summary>
    public Size2D Dilation { get; init; } = 1;

    /// <summary>Divides input channels and filters; default 1; null is depthwise.</summary>
    public int? Groups { get; init; } = 1;

    /// <summary>Whether a number is added per output channel; default yes.</summary>
    public bool Bias { get; init; } = true;

    /// <inheritdoc/>
    public override string Keyword => "transposed";

    /// <inheritdoc/>
    public override string Text => Words.Join(
        $"transposed {Filters} {Kernel}",
        Words.Unless(Stride == 1, $"stride {Stride.ToShortString()}"),
        Words.Unless(Padding == 0, $"padding {Padding.ToShortString()}"),
        Words.Unless(OutputPadding == 0, $"output-padding {OutputPadding.ToShortString()}"),
        Words.Unless(Dilation == 1, $"dilation {Dilation.ToShortString()}"),
        Words.Unless(Groups == 1, Groups is { } groups ? $"groups {groups}" : "groups depthwise"),
        Words.Unless(Bias, "no-bias"));

    /// <summary>The arithmetic's view of this layer when <paramref name="channels"/> channels arrive.</summary>
    public LayerSettings Settings(int channels) => new()
    {
        Kind = LayerKind.Transposed, Kernel = Kernel, Stride = Stride, Dilation = Dilation, OutputPadding = OutputPadding,
        Padding = MiniCnn.Convolution.Padding.Of(Padding.Height, Padding.Width),
        InputChannels = channels, OutputChannels = Filters, Groups = Groups ?? channels, Bias = Bias,
    };

    /// <inheritdoc/>
    public override long Parameters(FeatureShape input) => Over(input).Parameters;

    /// <inheritdoc/>
    public override long MultiplyAdds(FeatureShape input) => Over(input).MultiplyAdds;

    /// <summary>The legal layer over what arrives.</summary>
    public ConvolutionGeometry Over(FeatureShape input) => Settings(input.Channels).Over(new(input.Height, input.Width));

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => NeedsMaps(input, report)
        ? WindowRules.Infer(Settings(input.Channels == 0 ? Groups ?? 1 : input.Channels), input, report)
        : FeatureShape.Maps(Filters, 0, 0);

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.Then(Settings(1).Along(axis, size));

    internal static TransposedLayer Read(LineReader line)
    {
        var layer = new TransposedLayer
        {
            Filters = line.Count("the number of output channels"),
            Kernel = line.Size("the kernel's size, such as 2x2", least: 1),
        };
        line.Options(
            new("stride", "N or HxW", () => layer = layer with { Stride = line.Size("a stride", least: 1) }),
            new("padding", "N or HxW", () => layer = layer with { Padding = line.Size("a padding", least: 0) }),
            new("output-padding", "N or HxW", () => layer = layer with { OutputPadding = line.Size("an output padding", least: 0) }),
            new("dilation", "N or HxW", () => layer = layer with { Dilation = line.Size("a dilation", least: 1) }),
            new("groups", "N or depthwise", () => layer = layer with { Groups = line.CountOr("the number of groups", "depthwise") }),
            new("no-bias", "", () => layer = layer with { Bias = false }));
        return layer;
    }
}
