using System.Runtime.InteropServices;
using MiniCnn.Models;
using MiniCnn.Runs;
using TorchSharp;
using static TorchSharp.torch;
using Architecture = MiniCnn.Models.Architecture;

namespace MiniCnn.Filters;

/// <summary>A layer of a model with its weights as filters, after training and, where they are known, before.</summary>
/// <param name="Layer">A convolution, a transposed convolution, or a linear layer on the image itself.</param>
/// <param name="Bank">The trained weights.</param>
/// <param name="Initial">The weights before the first step, of the same shape; null where they are not known.</param>
/// <param name="SeesImage">Whether its input is the image, or a part cut out of it, and not the output of another layer.</param>
public sealed record LayerFilters(PlacedLayer Layer, FilterBank Bank, FilterBank? Initial, bool SeesImage)
{
    /// <summary>Name in the model: <c>conv1</c>.</summary>
    public string Name => Layer.Name;

    /// <summary>Whether the weights are those of a linear layer, each filter as large as the image.</summary>
    public bool IsLinear => Layer.Layer is LinearLayer;

    /// <summary>Whether the input channels are the red, green and blue of an image, so that a filter is a color image.</summary>
    public bool IsColor => SeesImage && Bank.Inputs == 3;
}

/// <summary>
/// The filters of a model: convolutions, transposed ones too, and linear layers whose input is the image itself, or only cropped
/// and flattened.
/// </summary>
/// <param name="Name">The run's or the model's.</param>
/// <param name="Architecture">The model.</param>
/// <param name="WeightsFile">Where the weights were read: the trained ones, or the best so far of an unfinished run; empty for a module.</param>
/// <param name="Layers">In the model's order; none for a model without convolutions that does not see the image.</param>
public sealed record ModelFilters(string Name, Architecture Architecture, string WeightsFile, IReadOnlyList<LayerFilters> Layers)
{
    /// <summary>Reads a run's weights files without building the model.</summary>
    /// <exception cref="MiniCnnException">The run has no weights yet, or they are damaged or of another architecture.</exception>
    public static ModelFilters Read(RunFolder folder)
    {
        RunModel model = folder.ReadConfiguration().Model;
        var architecture = Architecture.Parse(model.Text, model.Name);
        string file = folder.FindWeights();
        Func<string, float[]>? initial = File.Exists(folder.InitialWeightsFile) ? Tensors(folder.InitialWeightsFile) : null;
        return new ModelFilters(folder.Name, architecture, file, Of(architecture, Tensors(file), initial));
    }

    /// <summary>The filters of a module as it is now.</summary>
    public static ModelFilters Of(ArchitectureModule module)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> state = module.state_dict();
        return new ModelFilters(module.Architecture.Name, module.Architecture, "",
            Of(module.Architecture, name => [.. state[name].detach().cpu().to(ScalarType.Float32).contiguous().data<float>()]));
    }

    /// <summary>The layers of these names; all of them where none is named.</summary>
    /// <exception cref="MiniCnnException">A name that no layer has, a layer without filters, or a model without any.</exception>
    public IReadOnlyList<LayerFilters> Choose(IReadOnlyList<string> names)
    {
        if (Layers.Count == 0)
            throw MiniCnnException.BadData($"{Name}'s model {Architecture.Name} has no layer whose weights can be shown as images; use a run of a model with a convolution");
        return names.Count == 0 ? Layers : [.. names.Select(name => Layers.FirstOrDefault(layer => layer.Name == name) ?? throw MiniCnnException.BadUsage(
            $"{Architecture[name].Name} has no filters to show; expected one of {string.Join(", ", Layers.Select(layer => layer.Name))}"))];
    }

    /// <summary>From the values of tensors by their names in the model's state (<c>conv1.weight</c>), row-major, and those from before the first step.</summary>
    /// <exception cref="MiniCnnException">A tensor has another size than its layer.</exception>
    internal static IReadOnlyList<LayerFilters> Of(Architecture architecture, Func<string, float[]> weights, Func<string, float[]>? initial = null)
    {
        List<LayerFilters> found = [];
        FeatureShape? image = architecture.Input; // the part of the image that still arrives unchanged
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

    private static Func<string, float[]> Tensors(string path)
    {
        var file = SafeTensors.ReadFinite(path);
        return name => file.Tensors.GetValueOrDefault(name) switch
        {
            null => throw MiniCnnException.BadData($"{path} has no {name}, which the model has; use weights of the same architecture"),
            { Type: ElementType.F32 } tensor => MemoryMarshal.Cast<byte, float>(tensor.Data.Span).ToArray(),
            { } other => throw MiniCnnException.BadData($"{path} holds {name} as {other.Type}; expected F32, as a run writes it"),
        };
    }

    /// <summary>[outputs, inputs of a group, height, width], or null for a layer without filters.</summary>
    private static (int Outputs, int Inputs, int Height, int Width)? Shape(PlacedLayer layer, FeatureShape? image) => layer.Layer switch
    {
        FilterLayer filters => (filters.Filters, layer.Input.Channels / (filters.Groups ?? layer.Input.Channels), filters.Kernel.Height, filters.Kernel.Width),
        LinearLayer linear when image is { } seen => (linear.Outputs, seen.Channels, seen.Height, seen.Width),
        _ => null,
    };

    private static FilterBank Bank(PlacedLayer layer, (int Outputs, int Inputs, int Height, int Width) shape, Func<string, float[]> weights)
    {
        float[] values = weights($"{layer.Name}.weight");
        if (values.LongLength != (long)shape.Outputs * shape.Inputs * shape.Height * shape.Width)
            throw MiniCnnException.BadData(
                $"{layer.Name}.weight has {values.Length} numbers and its layer '{layer.Text}' has {shape.Outputs}x{shape.Inputs}x{shape.Height}x{shape.Width}; "
                    + "use weights of the same architecture");
        if (layer.Layer is TransposedLayer transposed)
            values = OutputsFirst(values, shape, transposed.Groups ?? layer.Input.Channels);
        return new FilterBank(layer.Name, shape.Outputs, shape.Inputs, shape.Height, shape.Width, values);
    }

    /// <summary>From a transposed convolution's order [inputs, outputs/groups, k, k] to that of all others.</summary>
    private static float[] OutputsFirst(float[] values, (int Outputs, int Inputs, int Height, int Width) shape, int groups)
    {
        float[][] slices = [.. values.Chunk(shape.Height * shape.Width)];
        int outputsPerGroup = shape.Outputs / groups;
        return
        [
            .. from output in Enumerable.Range(0, shape.Outputs)
               from input in Enumerable.Range(0, shape.Inputs)
               from value in slices[(((output / outputsPerGroup * shape.Inputs) + input) * outputsPerGroup) + (output % outputsPerGroup)]
               select value,
        ];
    }
}

/// <summary>The weights of one convolution layer: [outputs, inputs, height, width].</summary>
public sealed class FilterBank
{
    /// <summary>Of row-major weights, output channels first.</summary>
    /// <exception cref="MiniCnnException">Sizes below 1, or a length that does not fit.</exception>
    public FilterBank(string layer, int outputs, int inputs, int height, int width, float[] weights)
    {
        if (outputs < 1 || inputs < 1 || height < 1 || width < 1 || weights.LongLength != (long)outputs * inputs * height * width)
            throw MiniCnnException.BadUsage($"Layer {layer}: {weights.LongLength} weights are not {outputs}x{inputs}x{height}x{width}; expected sizes >= 1 and their product");
        (Layer, Outputs, Inputs, Height, Width) = (layer, outputs, inputs, height, width);
        Slices = [.. weights.Chunk(height * width).Select(slice => new Plane(height, width, slice))];
    }

    /// <summary>Name in the model: <c>conv1</c>.</summary>
    public string Layer { get; }

    /// <summary>Filters.</summary>
    public int Outputs { get; }

    /// <summary>Input channels of each filter (of its group).</summary>
    public int Inputs { get; }

    /// <summary>Rows of a filter.</summary>
    public int Height { get; }

    /// <summary>Columns of a filter.</summary>
    public int Width { get; }

    /// <summary>Every two-dimensional filter [height, width]: for each output its inputs.</summary>
    public IReadOnlyList<Plane> Slices { get; }

    /// <summary>The weights of an output channel on an input channel, both from 0.</summary>
    public Plane this[int output, int input] => Slices[(output * Inputs) + input];

    /// <summary>One filter's weights on each of its input channels.</summary>
    public IReadOnlyList<Plane> Channels(int output) => [.. Enumerable.Range(0, Inputs).Select(input => this[output, input])];

    internal bool HasShapeOf(FilterBank other) => (Outputs, Inputs, Height, Width) == (other.Outputs, other.Inputs, other.Height, other.Width);

    /// <summary><c>Filter 5</c>, or <c>Filter 5 on channel 2</c> where there are several.</summary>
    internal string NameOf(int output, int input) => Inputs == 1 ? $"Filter {output}" : $"Filter {output} on channel {input}";
}
