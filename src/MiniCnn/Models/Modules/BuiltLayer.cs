using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>A layer and the module that computes it.</summary>
internal sealed record BuiltLayer(PlacedLayer Layer, nn.Module<Tensor, Tensor> Module)
{
    /// <summary>Left, right, top, bottom, added before the module's turn; null where the module pads by itself.</summary>
    public long[]? Pads { get; init; }

    /// <summary>What stands in <see cref="Pads"/>.</summary>
    public PaddingModes PaddingMode { get; init; }

    /// <summary>Runs the layer, its hooks included.</summary>
    public Tensor Call(Tensor input)
    {
        if (Pads is null)
            return Module.call(input);
        using Tensor padded = nn.functional.pad(input, Pads, PaddingMode);
        return Module.call(padded);
    }
}
