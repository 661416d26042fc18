using System.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary><c>maxpool WINDOW</c> and <c>avgpool WINDOW</c>: [C, H, W] → [C, H', W']. Padding is never a maximum and counts as 0 in a mean, as in PyTorch.</summary>
internal sealed record PoolingLayer : Layer
{
    public required PoolingRule Rule { get; init; }
    public required Size2D Window { get; init; }
    /// <summary>Null is the window's own size, so that windows touch.</summary>
    public Size2D? Stride { get; init; }
    public Size2D Padding { get; init; } = 0;
    /// <summary>Whether a last window may extend over the end.</summary>
    public bool Ceil { get; init; }

    public override string Keyword => Rule == PoolingRule.Maximum ? "maxpool" : "avgpool";

    public override string Text => Join(
        $"{Keyword} {Window.ToShortString()}",
        Unless(Stride is null, $"stride {Stride?.ToShortString()}"),
        Unless(Padding == 0, $"padding {Padding.ToShortString()}"),
        Unless(!Ceil, "ceil"));

    public LayerSettings Settings(int channels) => new()
    {
        Kind = LayerKind.Pooling,
        Kernel = Window,
        Stride = Stride ?? Window,
        CeilMode = Ceil,
        InputChannels = channels,
        OutputChannels = channels,
        Padding = Convolution.Padding.Of(Padding.Height, Padding.Width),
    };

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => NeedsMaps(input, report)
        ? InferWindow(Settings(Math.Max(input.Channels, 1)), input, report)
        : FeatureShape.Unknown;

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.Then(Settings(1).Along(axis, size));

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed)
    {
        static long[] Both(Size2D size) => [size.Height, size.Width];
        (long[] window, long[] stride, long[] padding) = (Both(Window), Both(Stride ?? Window), Both(Padding));
        return Rule == PoolingRule.Maximum
            ? nn.MaxPool2d(window, stride: stride, padding: padding, ceil_mode: Ceil)
            : nn.AvgPool2d(window, stride: stride, padding: padding, ceil_mode: Ceil);
    }

    internal override string Module(PlacedLayer placed, CodeNotation code) =>
        LayerCode.Module(Settings(placed.Input.Channels).Over(new(placed.Input.Height, placed.Input.Width)), code, averages: Rule == PoolingRule.Mean);

    internal static PoolingLayer Read(LineReader line, PoolingRule rule)
    {
        var layer = new PoolingLayer { Rule = rule, Window = line.Size("the window's size, such as 2", min: 1) };
        line.Options(
            new("stride", "N or HxW", () => layer = layer with { Stride = line.Size("a stride", min: 1) }),
            new("padding", "N or HxW", () => layer = layer with { Padding = line.Size("a padding", min: 0) }),
            new("ceil", "", () => layer = layer with { Ceil = true }));
        return layer.Stride == layer.Window ? layer with { Stride = null } : layer;
    }
}

/// <summary><c>adaptive-avgpool HxW</c>: output i is the mean of inputs ⌊i·n/o⌋ to ⌈(i+1)·n/o⌉ − 1, as in PyTorch; [C, H, W] → [C, H', W'].</summary>
internal sealed record AdaptivePoolingLayer(Size2D Size) : Layer
{
    public override string Keyword => "adaptive-avgpool";
    public override string Text => $"{Keyword} {Size}";

    internal override FeatureShape Infer(FeatureShape input, Action<string> report)
    {
        NeedsMaps(input, report);
        return FeatureShape.Maps(input.IsFlat ? 0 : input.Channels, Size.Height, Size.Width);
    }

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size)
    {
        // windows begin and end at whole inputs, up to (o − 1)/o of an input outside i·n/o to (i + 1)·n/o, n/o in lowest terms
        int divisor = (int)BigInteger.GreatestCommonDivisor(size, Size.Along(axis)), inputs = size / divisor, outputs = Size.Along(axis) / divisor;
        return new(before.Size + ((inputs + outputs - 2.0) / outputs * before.Jump), before.Jump * inputs / outputs, before.Start);
    }

    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) => nn.AdaptiveAvgPool2d(new long[] { Size.Height, Size.Width });
    internal override string Module(PlacedLayer placed, CodeNotation code) => code.Call("AdaptiveAvgPool2d", ("", Size));
}

/// <summary><c>global-avgpool</c>: the mean of every feature map; [C, H, W] → [C]. Source: M. Lin, Q. Chen and S. Yan, arXiv 1312.4400.</summary>
internal sealed record GlobalPoolingLayer : Layer
{
    public override string Keyword => "global-avgpool";

    internal override FeatureShape Infer(FeatureShape input, Action<string> report) => NeedsMaps(input, report) ? FeatureShape.Flat(input.Channels) : input;

    internal override ReceptiveField See(ReceptiveField before, Axis axis, int size) => before.ThenWhole(size);
    internal override nn.Module<Tensor, Tensor> Build(PlacedLayer placed) => new GlobalAveragePool(placed.Name);

    internal override string Step(PlacedLayer placed, CodeNotation code, string module) => code.IsPython ? "x.mean((2, 3))" : "x.mean(new long[] { 2, 3 })";

    private sealed class GlobalAveragePool(string name) : ParameterLessModule<Tensor, Tensor>(name)
    {
        public override Tensor forward(Tensor input) => input.mean(new long[] { 2, 3 });
    }
}
