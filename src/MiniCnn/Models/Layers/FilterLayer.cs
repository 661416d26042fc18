using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>What a convolution and a transposed one have in common: filters over all channels of their group, and how they step.</summary>
public abstract record FilterLayer : Layer
{
    private protected FilterLayer()
    {
    }

    /// <summary>Number of filters, which is the number of output channels, ≥ 1.</summary>
    public required int Filters { get; init; }

    /// <summary>Both sides ≥ 1; of a convolution, with dilation, no larger than the padded input.</summary>
    public required Size2D Kernel { get; init; }

    /// <summary>Steps in the input, of a transposed layer in the output, ≥ 1; default 1.</summary>
    public Size2D Stride { get; init; } = 1;

    /// <summary>≥ 1; default 1.</summary>
    public Size2D Dilation { get; init; } = 1;

    /// <summary>Divides input channels and filters; default 1; null is depthwise: as many groups as input channels.</summary>
    public int? Groups { get; init; } = 1;

    /// <summary>Whether a number is added per filter; default yes.</summary>
    public bool Bias { get; init; } = true;

    /// <inheritdoc/>
    public sealed override string Text => LayerKeywords.Join(
        $"{Keyword} {Filters} {Kernel}",
        LayerKeywords.Unless(Stride == 1, $"stride {Stride.ToShortString()}"),
        PaddingText,
        LayerKeywords.Unless(Dilation == 1, $"dilation {Dilation.ToShortString()}"),
        LayerKeywords.Unless(Groups == 1, Groups is { } groups ? $"groups {groups}" : "groups depthwise"),
        LayerKeywords.Unless(Bias, "no-bias"));

    /// <summary>What the line says of padding.</summary>
    private protected abstract string PaddingText { get; }

    /// <summary>The arithmetic's view of this layer when <paramref name="channels"/> channels arrive.</summary>
    public LayerSettings Settings(int channels) => WithPadding(new()
    {
        Kernel = Kernel,
        Stride = Stride,
        Dilation = Dilation,
        InputChannels = channels,
        OutputChannels = Filters,
        Groups = Groups ?? channels,
        Bias = Bias,
    });

    /// <inheritdoc/>
    public sealed override long Parameters(FeatureShape input) => Over(input).Parameters;

    /// <inheritdoc/>
    public sealed override long MultiplyAdds(FeatureShape input) => Over(input).MultiplyAdds;

    /// <summary>The legal layer over what arrives: pads of every side, output size.</summary>
    public ConvolutionGeometry Over(FeatureShape input) => Settings(input.Channels).Over(new(input.Height, input.Width));

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => NeedsMaps(input, report)
        ? WindowRules.Infer(Settings(input.Channels == 0 ? Groups ?? 1 : input.Channels), input, report)
        : FeatureShape.Maps(Filters, 0, 0);

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.Then(Settings(1).Along(axis, size));

    /// <summary>Adds the kind of layer and its padding.</summary>
    private protected abstract LayerSettings WithPadding(LayerSettings settings);

    /// <summary>The options of a line: those of every such layer, and around its padding those of <paramref name="padding"/>.</summary>
    private protected static TLayer ReadOptions<TLayer>(LineReader line, TLayer layer, params (string Name, string Form, Func<TLayer, TLayer> Read)[] padding)
        where TLayer : FilterLayer
    {
        void Take(FilterLayer changed) => layer = (TLayer)changed;
        line.Options(
        [
            new("stride", "N or HxW", () => Take(layer with { Stride = line.Size("a stride", least: 1) })),
            .. padding.Select(option => new Option(option.Name, option.Form, () => layer = option.Read(layer))),
            new("dilation", "N or HxW", () => Take(layer with { Dilation = line.Size("a dilation", least: 1) })),
            new("groups", "N or depthwise", () => Take(layer with { Groups = line.CountOr("the number of groups", "depthwise") })),
            new("no-bias", "", () => Take(layer with { Bias = false })),
        ]);
        return layer;
    }
}
