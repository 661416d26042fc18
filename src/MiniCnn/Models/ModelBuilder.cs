using MiniCnn.Convolution;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>From an architecture to a module that computes and learns.</summary>
public static class ModelBuilder
{
    /// <summary>
    /// Builds the module with fresh float32 weights on the CPU, drawn as PyTorch's layers draw theirs from torch's current
    /// generator: set <c>torch.manual_seed</c> before it for the same weights again. The caller owns the module.
    /// </summary>
    public static ArchitectureModule Build(Architecture architecture)
    {
        // TorchSharp's convolutions lose a tensor when they are made; the scope disposes of it
        using DisposeScope scope = NewDisposeScope();
        ArchitectureModule module = new(architecture, [.. architecture.Layers.Select(Build)]);
        foreach (Tensor tensor in module.state_dict().Values)
            tensor.DetachFromDisposeScope();
        return module;
    }

    private static BuiltLayer Build(PlacedLayer placed) => placed.Layer switch
    {
        ConvolutionLayer layer => Convolution(placed, layer),
        TransposedLayer layer when UnevenOutputPadding.Is(layer.OutputPadding) => new(placed, new UnevenTransposed(placed, layer)),
        TransposedLayer layer => new(placed, nn.ConvTranspose2d(placed.Input.Channels, layer.Filters, Pair(layer.Kernel), stride: Pair(layer.Stride),
            padding: Pair(layer.Padding), output_padding: Pair(layer.OutputPadding), dilation: Pair(layer.Dilation),
            groups: layer.Groups ?? placed.Input.Channels, bias: layer.Bias)),
        PoolingLayer layer => new(placed, Pooling(layer)),
        AdaptivePoolingLayer layer => new(placed, nn.AdaptiveAvgPool2d(new long[] { layer.Size.Height, layer.Size.Width })),
        GlobalPoolingLayer => new(placed, new GlobalAveragePool(placed.Name)),
        LinearLayer layer => new(placed, nn.Linear(placed.Input.Channels, layer.Outputs, hasBias: layer.Bias)),
        BatchNormLayer => new(placed, placed.Input.IsFlat ? nn.BatchNorm1d(placed.Input.Channels) : nn.BatchNorm2d(placed.Input.Channels)),
        GroupNormLayer layer => new(placed, GroupNorm(layer, placed.Input.Channels)),
        DropoutLayer layer => new(placed, nn.Dropout(layer.Probability)),
        FlattenLayer => new(placed, nn.Flatten()),
        IdentityLayer => new(placed, nn.Identity()),
        CropLayer layer => new(placed, new CenterCrop(placed.Name, layer, placed.Input)),
        UpsampleLayer layer => new(placed, new Upsampling(placed.Name, layer, placed.Output)),
        ActivationLayer layer => new(placed, Activation(layer)),
        _ => throw new NotSupportedException($"No module is known for '{placed.Layer}'."),
    };

    private static BuiltLayer Convolution(PlacedLayer placed, ConvolutionLayer layer)
    {
        Pads pads = layer.Over(placed.Input).Pads;
        bool step = ConvolutionPadding.NeedsStep(layer, placed.Input);
        Conv2d module = nn.Conv2d(placed.Input.Channels, layer.Filters, Pair(layer.Kernel), stride: Pair(layer.Stride),
            padding: step ? (0, 0) : (pads.Top, pads.Left), dilation: Pair(layer.Dilation), groups: layer.Groups ?? placed.Input.Channels, bias: layer.Bias);
        if (!step)
            return new(placed, module);
        return new(placed, module) { Pads = [pads.Left, pads.Right, pads.Top, pads.Bottom], PaddingMode = Mode(layer.PaddingMode) };
    }

    /// <summary>TorchSharp leaves the weights of a group norm as the memory was; PyTorch starts with ones and zeros.</summary>
    private static nn.Module<Tensor, Tensor> GroupNorm(GroupNormLayer layer, long channels)
    {
        GroupNorm module = nn.GroupNorm(layer.Groups, channels);
        nn.init.ones_(module.weight);
        nn.init.zeros_(module.bias!);
        return module;
    }

    private static nn.Module<Tensor, Tensor> Pooling(PoolingLayer layer)
    {
        (long[] window, long[] stride, long[] padding) = (Both(layer.Window), Both(layer.Stride ?? layer.Window), Both(layer.Padding));
        return layer.Kind == PoolingKind.Max
            ? nn.MaxPool2d(window, stride: stride, padding: padding, ceil_mode: layer.Ceil)
            : nn.AvgPool2d(window, stride: stride, padding: padding, ceil_mode: layer.Ceil);
    }

    private static nn.Module<Tensor, Tensor> Activation(ActivationLayer layer) => layer.Kind switch
    {
        ActivationKind.Relu => nn.ReLU(),
        ActivationKind.Relu6 => nn.ReLU6(),
        ActivationKind.LeakyRelu => nn.LeakyReLU(layer.Parameter ?? 0),
        ActivationKind.Elu => nn.ELU(layer.Parameter ?? 0),
        ActivationKind.Selu => nn.SELU(),
        ActivationKind.Silu => nn.SiLU(),
        ActivationKind.Gelu => nn.GELU(),
        ActivationKind.Mish => nn.Mish(),
        ActivationKind.Hardswish => nn.Hardswish(),
        ActivationKind.Tanh => nn.Tanh(),
        ActivationKind.Sigmoid => nn.Sigmoid(),
        ActivationKind.Softplus => nn.Softplus(),
        _ => throw new NotSupportedException($"No module is known for '{layer}'."),
    };

    private static PaddingModes Mode(PaddingMode mode) => mode switch
    {
        PaddingMode.Reflect => PaddingModes.Reflect,
        PaddingMode.Replicate => PaddingModes.Replicate,
        PaddingMode.Circular => PaddingModes.Circular,
        _ => PaddingModes.Constant,
    };

    private static (long, long) Pair(Size2D size) => (size.Height, size.Width);

    internal static long[] Both(Size2D size) => [size.Height, size.Width];
}
