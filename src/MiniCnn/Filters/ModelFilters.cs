using MiniCnn.Models;
using static TorchSharp.torch;

namespace MiniCnn.Filters;

/// <summary>The filters of a model's layers, by name.</summary>
public static class ModelFilters
{
    /// <summary>
    /// Every layer whose weights are pictures: convolutions, transposed ones too, and linear layers that look at the image directly
    /// or through nothing but cutting and flattening. In the order of the layers.
    /// </summary>
    /// <param name="architecture">The model.</param>
    /// <param name="weights">The numbers of a tensor by its name in the model's state (<c>conv1.weight</c>), row after row.</param>
    /// <param name="initial">The same from before the first step; null where they are not known.</param>
    /// <exception cref="MiniCnnException">A tensor has another size than its layer.</exception>
    public static IReadOnlyList<LayerFilters> Of(Architecture architecture, Func<string, float[]> weights, Func<string, float[]>? initial = null)
    {
        List<LayerFilters> found = [];
        FeatureShape? image = architecture.Input; // what of the image still arrives untouched
        foreach (PlacedLayer layer in architecture.Layers)
        {
            if (Shape(layer, image) is { } shape)
                found.Add(new LayerFilters(layer, Bank(layer, shape, weights), initial is null ? null : Bank(layer, shape, initial), image is not null));
            image = layer.Layer switch
            {
                FlattenLayer or IdentityLayer or DropoutLayer => image,
                CropLayer => image is null ? null : layer.Output,
                _ => null,
            };
        }

        return found;
    }

    /// <summary>The filters of a module as it is now.</summary>
    public static IReadOnlyList<LayerFilters> Of(ArchitectureModule module)
    {
        Dictionary<string, float[]> weights = [];
        using (NewDisposeScope())
        {
            foreach ((string name, Tensor tensor) in module.state_dict().Where(pair => pair.Key.EndsWith(".weight", StringComparison.Ordinal)))
                weights[name] = [.. tensor.detach().cpu().to(ScalarType.Float32).contiguous().data<float>()];
        }

        return Of(module.Architecture, name => weights[name]);
    }

    /// <summary>[outputs, inputs of a group, height, width], or null for a layer without pictures.</summary>
    private static (int Outputs, int Inputs, int Height, int Width)? Shape(PlacedLayer layer, FeatureShape? image) => layer.Layer switch
    {
        FilterLayer filters => (filters.Filters, layer.Input.Channels / (filters.Groups ?? layer.Input.Channels), filters.Kernel.Height, filters.Kernel.Width),
        LinearLayer linear when image is { } seen => (linear.Outputs, seen.Channels, seen.Height, seen.Width),
        _ => null,
    };

    private static FilterBank Bank(PlacedLayer layer, (int Outputs, int Inputs, int Height, int Width) shape, Func<string, float[]> weights)
    {
        float[] numbers = weights($"{layer.Name}.weight");
        if (numbers.LongLength != (long)shape.Outputs * shape.Inputs * shape.Height * shape.Width)
            throw MiniCnnException.BadData(
                $"{layer.Name}.weight has {numbers.Length} numbers and its layer '{layer.Text}' has {shape.Outputs}x{shape.Inputs}x{shape.Height}x{shape.Width}; use weights of the same architecture");
        if (layer.Layer is TransposedLayer transposed)
            numbers = OutputsFirst(numbers, shape, transposed.Groups ?? layer.Input.Channels);
        return new FilterBank(layer.Name, shape.Outputs, shape.Inputs, shape.Height, shape.Width, numbers);
    }

    /// <summary>A transposed convolution keeps [inputs, outputs/groups, k, k]; its filters are told by output, as all others.</summary>
    private static float[] OutputsFirst(float[] numbers, (int Outputs, int Inputs, int Height, int Width) shape, int groups)
    {
        int size = shape.Height * shape.Width, outputsPerGroup = shape.Outputs / groups;
        float[] ordered = new float[numbers.Length];
        for (int output = 0; output < shape.Outputs; output++)
        {
            for (int input = 0; input < shape.Inputs; input++)
            {
                int from = ((((output / outputsPerGroup * shape.Inputs) + input) * outputsPerGroup) + (output % outputsPerGroup)) * size;
                Array.Copy(numbers, from, ordered, ((output * shape.Inputs) + input) * size, size);
            }
        }

        return ordered;
    }
}
