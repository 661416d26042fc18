using System.Globalization;
using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>The weights of one convolution layer: [outputs, inputs, height, width].</summary>
public sealed class FilterBank
{
    /// <param name="layer">Name in the model: <c>conv1</c>.</param>
    /// <param name="outputs">Filters.</param>
    /// <param name="inputs">Channels that each looks at (of its group).</param>
    /// <param name="height">Rows of a filter.</param>
    /// <param name="width">Columns.</param>
    /// <param name="weights">Row by row, output channels first.</param>
    /// <exception cref="MiniCnnException">Sizes under 1, or a length that does not fit.</exception>
    public FilterBank(string layer, int outputs, int inputs, int height, int width, float[] weights)
    {
        if (outputs < 1 || inputs < 1 || height < 1 || width < 1 || weights.LongLength != (long)outputs * inputs * height * width)
            throw MiniCnnException.BadUsage($"Layer {layer}: {weights.LongLength} weights are not {outputs}x{inputs}x{height}x{width}; expected sizes >= 1 and their product");
        (Layer, Outputs, Inputs, Height, Width) = (layer, outputs, inputs, height, width);
        Slices = Enumerable.Range(0, outputs * inputs)
            .Select(n => new FilterSlice(n / inputs, n % inputs, new Plane(height, width, weights[(n * height * width)..((n + 1) * height * width)])))
            .ToList();
    }

    /// <summary>Name in the model.</summary>
    public string Layer { get; }

    /// <summary>Filters.</summary>
    public int Outputs { get; }

    /// <summary>Channels that each looks at.</summary>
    public int Inputs { get; }

    /// <summary>Rows of a filter.</summary>
    public int Height { get; }

    /// <summary>Columns of a filter.</summary>
    public int Width { get; }

    /// <summary>Every two-dimensional filter: for each output its inputs.</summary>
    public IReadOnlyList<FilterSlice> Slices { get; }

    /// <summary>The slice of an output and an input channel, from 0.</summary>
    public Plane this[int output, int input] => Slices[(output * Inputs) + input].Weights;

    /// <summary>Whether another bank has as many filters of the same size.</summary>
    public bool HasShapeOf(FilterBank other) => (Outputs, Inputs, Height, Width) == (other.Outputs, other.Inputs, other.Height, other.Width);
}

/// <summary>What one filter does to one input channel.</summary>
/// <param name="Output">Output channel, from 0.</param>
/// <param name="Input">Input channel, from 0.</param>
/// <param name="Weights">[k, k].</param>
public sealed record FilterSlice(int Output, int Input, Plane Weights)
{
    /// <summary><c>Filter 5</c>, or <c>Filter 5 on channel 2</c> where there are several.</summary>
    public string Name(FilterBank bank) => bank.Inputs == 1
        ? string.Create(CultureInfo.InvariantCulture, $"Filter {Output}")
        : string.Create(CultureInfo.InvariantCulture, $"Filter {Output} on channel {Input}");
}
