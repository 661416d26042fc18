using MiniCnn.Models;
using MiniCnn.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Explanations;

/// <summary>A layer's output for one image: a plane per channel, for a flat output one plane of a single row.</summary>
internal sealed record FeatureMaps(PlacedLayer Layer, IReadOnlyList<Plane> Maps)
{
    public string Name => Layer.Name;

    public bool IsFlat => Layer.Output.IsFlat;

    /// <summary>Share of the values that are exactly 0, 0–1.</summary>
    public double Zeros => Maps.Sum(map => map.Values.Count(value => value == 0)) / (double)Layer.Output.Count;

    /// <summary>The outputs of every layer for one image [1, C, H, W], normalized, in eval mode; the module's own mode is restored.</summary>
    /// <exception cref="MiniCnnException">More or less than one image, or one of another size.</exception>
    public static IReadOnlyList<FeatureMaps> Of(ArchitectureModule module, Tensor image)
    {
        if (image.shape[0] != 1)
            throw MiniCnnException.BadUsage($"Feature maps are computed for one image, and these are {image.shape[0]}; expected [1, C, H, W]");
        using var mode = new EvalMode(module);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        List<FeatureMaps> all = [];
        _ = module.forward(image, (layer, output) => all.Add(new FeatureMaps(layer, Planes(layer.Output, output))));
        return all;
    }

    /// <summary>Maps of one or several images, channel after channel.</summary>
    public static Plane[] Planes(FeatureShape shape, Tensor maps)
    {
        (int height, int width) = shape.IsFlat ? (1, shape.Channels) : (shape.Height, shape.Width);
        return [.. maps.cpu().contiguous().data<float>().ToArray().Chunk(height * width).Select(map => new Plane(height, width, map))];
    }
}
