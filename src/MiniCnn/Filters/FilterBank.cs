using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>The weights of one convolution layer: [outputs, inputs, height, width].</summary>
public sealed class FilterBank
{
    /// <param name="layer">Name in the model: <c>conv1</c>.</param>
    /// <param name="outputs">Filters.</param>
    /// <param name="inputs">Input channels of each (of its group).</param>
    /// <param name="height">Rows of a filter.</param>
    /// <param name="width">Columns.</param>
    /// <param name="weights">Row-major, output channels first.</param>
    /// <exception cref="MiniCnnException">Sizes below 1, or a length that does not fit.</exception>
    public FilterBank(string layer, int outputs, int inputs, int height, int width, float[] weights)
    {
        if (outputs < 1 || inputs < 1 || height < 1 || width < 1 || weights.LongLength != (long)outputs * inputs * height * width)
            throw MiniCnnException.BadUsage($"Layer {layer}: {weights.LongLength} weights are not {outputs}x{inputs}x{height}x{width}; expected sizes >= 1 and their product");
        (Layer, Outputs, Inputs, Height, Width) = (layer, outputs, inputs, height, width);
        Slices = [.. weights.Chunk(height * width).Select(slice => new Plane(height, width, slice))];
    }

    /// <summary>Name in the model.</summary>
    public string Layer { get; }

    /// <summary>Filters.</summary>
    public int Outputs { get; }

    /// <summary>Input channels of each filter.</summary>
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
