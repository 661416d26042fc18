using MiniCnn.Models;
using MiniCnn.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Explanations;

/// <summary>The input of a layer: the images themselves, or the feature maps before it.</summary>
internal static class LayerInputs
{
    /// <returns>[channels][N] planes for images [N, C, H, W], normalized, in eval mode; the module's own mode is restored.</returns>
    /// <exception cref="MiniCnnException">No such layer, one that gets a flat vector, or images of another size.</exception>
    public static IReadOnlyList<IReadOnlyList<Plane>> Of(ArchitectureModule module, string layer, Tensor images)
    {
        PlacedLayer placed = module.Architecture[layer];
        if (placed.Input.IsFlat)
            throw MiniCnnException.BadUsage($"{layer} gets a flat vector, not feature maps; choose a convolution");
        PlacedLayer? before = module.Architecture.Layers.TakeWhile(other => other != placed).LastOrDefault();
        using var mode = new EvalMode(module);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Plane[] planes = before is null ? FeatureMaps.Planes(placed.Input, images) : [];
        _ = module.forward(images, (at, output) => planes = at == before ? FeatureMaps.Planes(placed.Input, output) : planes);
        return [.. Enumerable.Range(0, placed.Input.Channels).Select(channel =>
            (IReadOnlyList<Plane>)[.. planes.Where((_, i) => i % placed.Input.Channels == channel)])];
    }
}
