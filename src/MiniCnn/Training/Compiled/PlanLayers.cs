using MiniCnn.Models;
using MiniCnn.Training.Compiled.Kernels;
using MiniCnn.Training.Compiled.Operators;

namespace MiniCnn.Training.Compiled;

/// <summary>A layer of a plan, with those that are computed with it: the pool behind a convolution, the activation behind a batch norm.</summary>
internal sealed record PlanLayer(PlacedLayer Placed)
{
    public PlacedLayer? Pool { get; init; }
    public PlacedLayer? Activation { get; init; }
    public string Name => string.Join(" + ", new[] { Placed, Pool, Activation }.OfType<PlacedLayer>().Select(layer => layer.Name));
}

/// <summary>From the layers of an architecture to those of a plan.</summary>
internal static class PlanLayers
{
    private const int MaxKernel = 7, MaxStride = 2, MaxWindow = 3;

    /// <summary>Why a network cannot be trained in batches of that size by a compiled step, in one sentence; null where it can.</summary>
    public static string? WhyNot(Architecture architecture, int batch) =>
        architecture.Layers.Select(WhyNot).FirstOrDefault(reason => reason is not null)
        ?? (NormalizesFlattened(architecture) ? "a batch norm of flattened feature maps is not compiled" : null)
        ?? (batch == 1 && architecture.Layers.Any(layer => layer is { Layer: BatchNormLayer, Input: { Height: 1, Width: 1 } }) ? "a batch norm of one number a channel is not compiled" : null)
        ?? (architecture.Layers.Any(layer => layer.Layer is LinearLayer or ConvolutionLayer) ? null : "a network without convolution and linear layers is not compiled");

    /// <summary>In the order in which they are computed: a monotone activation before a max-pool comes after it, where it has less to do and the same result.</summary>
    public static IReadOnlyList<PlanLayer> Of(Architecture architecture)
    {
        List<PlacedLayer> layers = [.. architecture.Layers.Where(layer => layer.Layer is not (IdentityLayer or FlattenLayer))];
        for (int i = layers.Count - 2; i >= 0; i--)
        {
            for (int j = i; j + 1 < layers.Count && IsMonotone(layers[j].Layer) && layers[j + 1].Layer is PoolingLayer { Rule: PoolingRule.Maximum }; j++)
                (layers[j], layers[j + 1]) = (layers[j + 1], layers[j]);
        }

        List<PlanLayer> plan = [];
        foreach (PlacedLayer layer in layers)
        {
            PlanLayer? last = plan.LastOrDefault();
            if (layer.Layer is PoolingLayer { Rule: PoolingRule.Maximum } pool && last is { Placed.Layer: ConvolutionLayer, Pool: null } && PoolWindows.Touch(pool.Settings(1)))
                plan[^1] = last with { Pool = layer };
            else if (layer.Layer is ActivationLayer && last is { Placed.Layer: BatchNormLayer, Activation: null })
                plan[^1] = last with { Activation = layer };
            else
                plan.Add(new PlanLayer(layer));
        }

        return plan;
    }

    /// <summary>The kernel of an activation, or null where there is none.</summary>
    public static ActivationChoice? Choice(ActivationLayer activation) => activation.Keyword switch
    {
        "relu" => new(typeof(LeakyRelu<,>), 0),
        "leaky-relu" => new(typeof(LeakyRelu<,>), (float)activation.Parameter!.Value),
        "silu" => new(typeof(Silu<,>), 0),
        "gelu" => new(typeof(Gelu<,>), 0),
        "tanh" => new(typeof(HyperbolicTangent<,>), 0),
        _ => null,
    };

    /// <summary>Whether a batch norm has every pixel of a map for a channel of its own.</summary>
    private static bool NormalizesFlattened(Architecture architecture)
    {
        bool flattened = false;
        foreach (PlacedLayer layer in architecture.Layers)
        {
            if (flattened && layer.Layer is BatchNormLayer)
                return true;
            flattened = layer.Layer switch
            {
                FlattenLayer => flattened || (long)layer.Input.Height * layer.Input.Width > 1,
                LinearLayer => false,
                _ => flattened,
            };
        }

        return false;
    }

    private static bool IsMonotone(Layer layer) => layer is ActivationLayer { Keyword: "relu" or "leaky-relu" or "tanh" };

    private static string? WhyNot(PlacedLayer placed) => placed.Layer switch
    {
        ConvolutionLayer conv => WhyNot(conv, conv.Over(placed.Input).Pads),
        PoolingLayer pool => pool.Window is { Height: <= MaxWindow, Width: <= MaxWindow } ? null : $"a pool of {pool.Window} is not compiled, only up to {MaxWindow}x{MaxWindow}",
        ActivationLayer activation => Choice(activation) is null ? $"{placed.Layer.Keyword} is not compiled" : null,
        BatchNormLayer or DropoutLayer or CropLayer or GlobalPoolingLayer or FlattenLayer or LinearLayer or IdentityLayer => null,
        _ => $"{placed.Layer.Keyword} is not compiled",
    };

    private static string? WhyNot(ConvolutionLayer conv, Pads pads) =>
        conv.Groups != 1 ? "a convolution with groups is not compiled"
        : conv.Dilation != 1 ? "a dilated convolution is not compiled"
        : conv.PaddingMode != PaddingMode.Constant ? "padding with anything but zeros is not compiled"
        : conv.Kernel.Height > MaxKernel || conv.Kernel.Width > MaxKernel ? $"a kernel of {conv.Kernel} is not compiled, only up to {MaxKernel}x{MaxKernel}"
        : conv.Stride.Height > MaxStride || conv.Stride.Width > MaxStride ? $"a stride of {conv.Stride} is not compiled, only up to {MaxStride}"
        : Math.Min(Math.Min(pads.Left, pads.Right), Math.Min(pads.Top, pads.Bottom)) < 0 ? "a padding below 0 is not compiled"
        : null;
}
