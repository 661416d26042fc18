using System.Runtime.Intrinsics;
using MiniCnn.Models;
using MiniCnn.Training.Compiled.Operators;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Training.Compiled;

/// <summary>Chooses layouts, what is kept for the backward pass, and kernels, once for a module.</summary>
internal sealed class PlanBuilder(ArchitectureModule module, PlanStorage storage, long seed)
{
    private readonly IReadOnlyList<PlanLayer> _layers = PlanLayers.Of(module.Architecture);
    private PoolWindows?[] _windows = [];
    private readonly List<CompiledParameter> _parameters = [];

    public IReadOnlyList<CompiledParameter> Parameters => _parameters;

    /// <summary>Rows and columns cut off at the top and left of an image while it is copied: a crop that comes first.</summary>
    public (int Top, int Left) Crop { get; private set; }

    /// <summary>The input of the first operator is the plan's.</summary>
    public List<Operator> Build()
    {
        _windows = [.. _layers.Select(Windows)];
        int first = _layers[0].Placed.Layer is CropLayer ? 1 : 0;
        FeatureShape shape = module.Architecture.Input;
        if (_layers[0].Placed.Layer is CropLayer crop)
        {
            Crop = (crop.First(Axis.Height, shape.Height), crop.First(Axis.Width, shape.Width));
            shape = _layers[0].Placed.Output;
        }

        bool planes = _layers[first].Placed.Layer is ConvolutionLayer or LinearLayer;
        FeatureMap input = Map(shape, first - 1, planes ? 1 : Lanes(shape.Channels, storage.Lanes), needsGradient: false);
        List<Operator> operators = [];
        bool learns = false;
        for (int i = first; i < _layers.Count; i++)
        {
            shape = (_layers[i].Pool ?? _layers[i].Placed) switch
            {
                // an activation may have been moved behind a pool, and what follows a flatten keeps the map as it lies in memory
                { Layer: ActivationLayer or DropoutLayer } => shape,
                var last => last.Output,
            };
            bool learnsNow = learns || _layers[i].Placed.Parameters > 0;
            FeatureMap output = Map(shape, i, _layers[i].Placed.Layer is ConvolutionLayer or LinearLayer ? Lanes(shape.Channels, storage.Lanes) : input.Layout.Lanes, learnsNow);
            operators.Add(Operator(_layers[i], i, new OperatorPlace(_layers[i].Name, input, output, learns, storage)));
            (input, learns) = (output, learnsNow);
        }

        return operators;
    }

    /// <summary>
    /// The vector width for so many channels: the one that fills blocks with the least work, a vector of 512 bits counted as two of 256, and the wider of equals.
    /// </summary>
    internal static int Lanes(int channels, int widest) => new[] { 16, 8, 4 }.Where(lanes => lanes <= widest)
        .MinBy(lanes => (channels + lanes - 1) / lanes * Math.Max(1, lanes / 8));

    /// <summary>The widest vectors of this machine.</summary>
    internal static int WidestLanes => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>The map behind layer <paramref name="at"/>, which is before the next.</summary>
    private FeatureMap Map(FeatureShape shape, int at, int lanes, bool needsGradient)
    {
        PlanLayer? before = at >= 0 ? _layers[at] : null, after = at + 1 < _layers.Count ? _layers[at + 1] : null;
        MapLayout layout = new(shape.Channels, lanes, shape.Height, shape.Width, after is { Placed.Layer: ConvolutionLayer next } ? next.Over(shape).Pads : Pads.None);
        bool kept = after is null or { Placed.Layer: ConvolutionLayer or LinearLayer or BatchNormLayer } || before?.Placed.Layer is LinearLayer
            || (after.Placed.Layer is ActivationLayer && !Choice(after.Placed).IsByOutput) || (before?.Placed.Layer is ActivationLayer && Choice(before.Placed).IsByOutput);
        Pads border = after is { Placed.Layer: LinearLayer } ? Pads.None : after is not null && after.Pool is not null ? layout.Border : DenseBorder(before);
        MapLayout gradient = layout with { Border = needsGradient ? border : Pads.None };
        bool gradientKept = before?.Placed.Layer is LinearLayer or BatchNormLayer || after is { Placed.Layer: LinearLayer };
        return new FeatureMap
        {
            Layout = layout,
            GradientLayout = gradient,
            Values = kept ? storage.Kept(layout.Size) : storage.Scratch(layout.Size),
            Gradient = !needsGradient ? default : gradientKept ? storage.Kept(gradient.Size) : storage.Scratch(gradient.Size),
        };
    }

    private Operator Operator(PlanLayer layer, int at, OperatorPlace place)
    {
        FeatureShape from = layer.Placed.Input;
        nn.Module built = module[layer.Placed.Name];
        switch (layer.Placed.Layer)
        {
            case ConvolutionLayer conv:
                return new ConvolutionOperator(
                    place, conv.Over(from), _windows[at], Parameter(layer, ((Conv2d)built).weight), Optional(layer, ((Conv2d)built).bias));
            case LinearLayer:
                return new LinearOperator(place, Parameter(layer, ((Linear)built).weight!), Optional(layer, ((Linear)built).bias));
            case BatchNormLayer:
                var norm = (NormBase)built;
                return new BatchNormOperator(place, Choice(layer.Activation), Parameter(layer, norm.weight!), Parameter(layer, norm.bias!, "bias"), norm);
            case ActivationLayer:
                return new ActivationOperator(place, Choice(layer.Placed));
            case PoolingLayer pool:
                return new PoolOperator(place, PoolWindows.Of(pool.Settings(1), Size(place.Input), Size(place.Output), storage.Memory), pool.Rule == PoolingRule.Maximum);
            case CropLayer crop:
                (int top, int left) = (crop.First(Axis.Height, from.Height), crop.First(Axis.Width, from.Width));
                return new PoolOperator(place, PoolWindows.Crop(top, left, Size(place.Output), storage.Memory), isMax: false);
            case DropoutLayer dropout:
                return new DropoutOperator(place, dropout.Probability, seed, at);
            default:
                return new PoolOperator(place, PoolWindows.Whole(Size(place.Input), storage.Memory), isMax: false);
        }
    }

    private static ActivationChoice Choice(PlacedLayer? activation) =>
        activation is null ? ActivationChoice.None : PlanLayers.Choice((ActivationLayer)activation.Layer)!.Value;

    /// <summary>Of the pool that is computed with a convolution, or null.</summary>
    private PoolWindows? Windows(PlanLayer layer) => layer is not { Placed: { Layer: ConvolutionLayer conv } placed, Pool: { Layer: PoolingLayer pool } after } ? null
        : PoolWindows.Of(pool.Settings(1), conv.Over(placed.Input).Output, new(after.Output.Height, after.Output.Width), storage.Memory);

    private static Size2D Size(FeatureMap map) => new(map.Layout.Height, map.Layout.Width);

    /// <summary>The border that a convolution reads around the gradient of its output.</summary>
    private Pads DenseBorder(PlanLayer? layer)
    {
        if (layer is not { Placed: { Layer: ConvolutionLayer conv } placed, Pool: null } || conv.Stride != 1)
            return Pads.None;
        bool needed = _layers.TakeWhile(other => other != layer).Any(other => other.Placed.Parameters > 0);
        return needed ? Correlation.GradientBorder(conv.Over(placed.Input)) : Pads.None;
    }

    private CompiledParameter Parameter(PlanLayer layer, Parameter parameter, string kind = "weight")
    {
        CompiledParameter compiled = new($"{layer.Placed.Name}.{kind}", parameter, storage.Memory);
        _parameters.Add(compiled);
        return compiled;
    }

    private CompiledParameter? Optional(PlanLayer layer, Parameter? bias) => bias is null ? null : Parameter(layer, bias, "bias");
}
