using MiniCnn.Imaging;
using MiniCnn.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Explanations;

/// <summary>What a layer made of one image.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Maps">A plane a channel; of a flat output one plane of a single row.</param>
public sealed record FeatureMaps(PlacedLayer Layer, IReadOnlyList<Plane> Maps)
{
    /// <summary>Name of the layer.</summary>
    public string Name => Layer.Name;

    /// <summary>Whether the layer gives a vector.</summary>
    public bool IsFlat => Layer.Output.IsFlat;

    /// <summary>Share of the numbers that are exactly 0, 0–1: what ReLU keeps quiet.</summary>
    public double Zeros => Maps.Sum(map => map.Values.Count(value => value == 0)) / (double)Layer.Output.Count;

    /// <summary>The outputs of every layer for one image, in order.</summary>
    /// <param name="module">Is looked at in eval mode, and has its own mode again afterwards.</param>
    /// <param name="image">[1, C, H, W], normalized as the module was trained.</param>
    /// <exception cref="MiniCnnException">More or less than one image, or one of another size.</exception>
    public static IReadOnlyList<FeatureMaps> Of(ArchitectureModule module, Tensor image)
    {
        if (image.shape[0] != 1)
            throw MiniCnnException.BadUsage($"Feature maps are of one image, and these are {image.shape[0]}; give [1, C, H, W]");
        bool training = module.training;
        module.eval();
        try
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable quiet = no_grad();
            List<FeatureMaps> all = [];
            _ = module.forward(image, (layer, output) => all.Add(new FeatureMaps(layer, Planes(layer.Output, output))));
            return all;
        }
        finally
        {
            module.train(training);
        }
    }

    private static Plane[] Planes(FeatureShape shape, Tensor output)
    {
        float[] numbers = [.. output.cpu().contiguous().data<float>()];
        return shape.IsFlat
            ? [new Plane(1, shape.Channels, numbers)]
            : [.. numbers.Chunk(shape.Height * shape.Width).Select(map => new Plane(shape.Height, shape.Width, map))];
    }
}
