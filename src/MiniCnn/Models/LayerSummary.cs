using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>One layer's row of a <see cref="ModelSummary"/>.</summary>
public sealed record LayerSummary
{
    internal LayerSummary(PlacedLayer layer, ReceptiveField vertical, ReceptiveField horizontal) =>
        (Layer, Vertical, Horizontal) = (layer, vertical, horizontal);

    /// <summary>The layer, its name and shapes.</summary>
    public PlacedLayer Layer { get; }

    /// <summary>Name in the network.</summary>
    public string Name => Layer.Name;

    /// <summary>The word its line begins with.</summary>
    public string Kind => Layer.Layer.Keyword;

    /// <summary>The shape that leaves, without the batch.</summary>
    public FeatureShape Output => Layer.Output;

    /// <summary>Numbers that are learned.</summary>
    public long Parameters => Layer.Parameters;

    /// <summary>Products added up for one image.</summary>
    public long MultiplyAdds => Layer.MultiplyAdds;

    /// <summary>Which rows of the network's input an output sees, padding included.</summary>
    public ReceptiveField Vertical { get; }

    /// <summary>Which columns of the network's input an output sees, padding included.</summary>
    public ReceptiveField Horizontal { get; }

    /// <summary>Bytes of the output for one image in float32.</summary>
    public long ActivationBytes => Output.Count * sizeof(float);
}
