using MiniCnn.Models;

namespace MiniCnn.Filters;

/// <summary>A layer of a model with its weights as filters, after training and, where they are known, before.</summary>
/// <param name="Layer">A convolution, a transposed convolution, or a linear layer that looks at the image itself.</param>
/// <param name="Bank">The trained weights.</param>
/// <param name="Initial">The weights before the first step, of the same shape; null where they are not known.</param>
/// <param name="SeesImage">Whether its input is the image, or a part cut out of it, and not what another layer made of it.</param>
public sealed record LayerFilters(PlacedLayer Layer, FilterBank Bank, FilterBank? Initial, bool SeesImage)
{
    /// <summary>Name in the model: <c>conv1</c>.</summary>
    public string Name => Layer.Name;

    /// <summary>Whether the weights are those of a linear layer, each as large as the image.</summary>
    public bool IsLinear => Layer.Layer is LinearLayer;

    /// <summary>Whether the input channels are the red, green and blue of an image, so that a filter is a picture in colors.</summary>
    public bool IsColor => SeesImage && Bank.Inputs == 3;
}
