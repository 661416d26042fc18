using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>What a convolution and a transposed one have in common: filters over all channels of their group, and how they step.</summary>
internal abstract record FilterLayer : Layer
{
    public required int Filters { get; init; }
    public required Size2D Kernel { get; init; }
    /// <summary>Steps in the input, of a transposed layer in the output.</summary>
    public Size2D Stride { get; init; } = 1;
    public Size2D Dilation { get; init; } = 1;
    /// <summary>Null is depthwise: as many groups as input channels.</summary>
    public int? Groups { get; init; } = 1;
    public bool Bias { get; init; } = true;

    public sealed override string Text => Join(
        $"{Keyword} {Filters} {Kernel}",
        Unless(Stride == 1, $"stride {Stride.ToShortString()}"),
        PaddingText,
        Unless(Dilation == 1, $"dilation {Dilation.ToShortString()}"),
        Unless(Groups == 1, Groups is { } groups ? $"groups {groups}" : "groups depthwise"),
        Unless(Bias, "no-bias"));

    private protected abstract string? PaddingText { get; }

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

    public ConvolutionGeometry Over(FeatureShape input) => Settings(input.Channels).Over(new(input.Height, input.Width));

    public sealed override long Parameters(FeatureShape input) => Over(input).Parameters;
    public sealed override long MultiplyAdds(FeatureShape input) => Over(input).MultiplyAdds;

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => NeedsMaps(input, report)
        ? InferWindow(Settings(input.Channels == 0 ? Groups ?? 1 : input.Channels), input, report)
        : FeatureShape.Maps(Filters, 0, 0);

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.Then(Settings(1).Along(axis, size));
    internal override string Module(PlacedLayer placed, CodeNotation code) => LayerCode.Module(Over(placed.Input), code);

    private protected abstract LayerSettings WithPadding(LayerSettings settings);

    /// <summary>The options of a line: those of every such layer, and around its padding those of <paramref name="padding"/>.</summary>
    private protected static TLayer ReadOptions<TLayer>(LineReader line, TLayer layer, params (string Name, string Form, Func<TLayer, TLayer> Read)[] padding)
        where TLayer : FilterLayer
    {
        void Change(FilterLayer changed) => layer = (TLayer)changed;
        line.Options(
        [
            new("stride", "N or HxW", () => Change(layer with { Stride = line.Size("a stride", min: 1) })),
            .. padding.Select(option => new LineOption(option.Name, option.Form, () => layer = option.Read(layer))),
            new("dilation", "N or HxW", () => Change(layer with { Dilation = line.Size("a dilation", min: 1) })),
            new("groups", "N or depthwise", () => Change(layer with { Groups = line.CountOr("the number of groups", "depthwise") })),
            new("no-bias", "", () => Change(layer with { Bias = false })),
        ]);
        return layer;
    }

    private protected static (long, long) Pair(Size2D size) => (size.Height, size.Width);
}

/// <summary><c>conv FILTERS KERNEL</c>: [C, H, W] → [Filters, H', W'].</summary>
internal sealed record ConvolutionLayer : FilterLayer
{
    public Padding Padding { get; init; } = Padding.Valid;
    public PaddingMode PaddingMode { get; init; } = PaddingMode.Constant;

    public override string Keyword => "conv";

    private protected override string? PaddingText => Padding == Padding.Valid && PaddingMode == PaddingMode.Constant ? null : Join(
        Unless(Padding == Padding.Valid, $"padding {Padding}"),
        Unless(PaddingMode == PaddingMode.Constant, $"padding-mode {LayerKeywords.PaddingModes.First(word => word.Value == PaddingMode).Key}"));

    private protected override LayerSettings WithPadding(LayerSettings settings) => settings with { Padding = Padding, PaddingMode = PaddingMode };

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size)
    {
        AxisGeometry along = Settings(1).Along(axis, size);
        // Circular padding continues at the opposite border.
        return PaddingMode == PaddingMode.Circular && along.PaddedInput > size
            ? before.OverWhole(size) with { Jump = before.Jump * along.Stride }
            : base.See(before, axis, size);
    }

    /// <summary>The padding that a step of its own adds before the module, which knows only one amount of zeros an axis; null where the module pads.</summary>
    public Pads? PadsBefore(FeatureShape input)
    {
        ConvolutionGeometry geometry = Over(input);
        return LayerCode.PadsBefore(geometry, new CodeNotation(CodeLanguage.CSharp)) ? geometry.Pads : null;
    }

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed)
    {
        Pads pads = PadsBefore(placed.Input) is null ? Over(placed.Input).Pads : Pads.None;
        return nn.Conv2d(placed.Input.Channels, Filters, Pair(Kernel), Pair(Stride), (pads.Top, pads.Left), Pair(Dilation), groups: Groups ?? placed.Input.Channels, bias: Bias);
    }

    internal override string Step(PlacedLayer placed, CodeNotation code, string module)
    {
        ConvolutionGeometry geometry = Over(placed.Input);
        return code.Apply(module, LayerCode.PadsBefore(geometry, code) ? code.Pad(code.IsPython ? "F" : "nn.functional", "x", geometry.Pads, PaddingMode, 0) : "x");
    }

    internal static ConvolutionLayer Read(LineReader line) => ReadOptions(
        line,
        new ConvolutionLayer { Filters = line.Count("the number of filters"), Kernel = line.Size("the kernel's size, such as 3x3", min: 1) },
        ("padding", "N, HxW, LEFT,RIGHT,TOP,BOTTOM, same or valid", layer => layer with { Padding = line.Padding() }),
        ("padding-mode", "zeros, reflect, replicate or circular", layer => layer with { PaddingMode = line.Word("a padding mode", LayerKeywords.PaddingModes) }));
}

/// <summary><c>transposed CHANNELS KERNEL</c>: the transposed convolution; [C, H, W] → [Channels, H', W'].</summary>
internal sealed record TransposedLayer : FilterLayer
{
    /// <summary>Cropped from every side of the output, above and below, left and right.</summary>
    public Size2D Padding { get; init; } = 0;
    /// <summary>Rows added at the bottom and columns at the right, as many of both.</summary>
    public Size2D OutputPadding { get; init; } = 0;

    public override string Keyword => "transposed";

    private protected override string? PaddingText => Padding == 0 && OutputPadding == 0 ? null : Join(
        Unless(Padding == 0, $"padding {Padding.ToShortString()}"),
        Unless(OutputPadding == 0, $"output-padding {OutputPadding.ToShortString()}"));

    private protected override LayerSettings WithPadding(LayerSettings settings) => settings with
    {
        Kind = LayerKind.Transposed,
        Padding = Convolution.Padding.Of(Padding.Height, Padding.Width),
        OutputPadding = OutputPadding,
    };

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) => nn.ConvTranspose2d(
        placed.Input.Channels, Filters, Pair(Kernel), Pair(Stride), Pair(Padding), Pair(OutputPadding), Pair(Dilation), groups: Groups ?? placed.Input.Channels, bias: Bias);

    internal static TransposedLayer Read(LineReader line) => ReadOptions(
        line,
        new TransposedLayer { Filters = line.Count("the number of output channels"), Kernel = line.Size("the kernel's size, such as 2x2", min: 1) },
        ("padding", "N or HxW", layer => layer with { Padding = line.Size("a padding", min: 0) }),
        ("output-padding", "N", layer => layer with { OutputPadding = line.Size("an output padding", min: 0) }));
}
