namespace MiniCnn.Models;

/// <summary>One layer's row of a <see cref="ModelSummary"/>, and which rows and columns of the network's input an output depends on, padding included.</summary>
public sealed record LayerSummary(PlacedLayer Layer, ReceptiveField Vertical, ReceptiveField Horizontal)
{
    /// <summary>Bytes of the output for one image in float32.</summary>
    public long ActivationBytes => Layer.Output.Count * sizeof(float);
}

/// <summary>What an architecture is and costs, layer by layer, without building it.</summary>
public sealed record ModelSummary
{
    private ModelSummary(Architecture architecture, IReadOnlyList<LayerSummary> layers) => (Architecture, Layers) = (architecture, layers);

    /// <summary>What is summed up.</summary>
    public Architecture Architecture { get; }

    /// <summary>A row for each layer.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>Number of learned parameters.</summary>
    public long Parameters => Layers.Sum(row => row.Layer.Parameters);

    /// <summary>Products added up for one image. A forward pass takes two floating-point operations for each, a training step about six.</summary>
    public long MultiplyAdds => Layers.Sum(row => row.Layer.MultiplyAdds);

    /// <summary>Bytes of the weights in float32.</summary>
    public long ParameterBytes => Parameters * sizeof(float);

    /// <summary>Bytes of all layers' outputs for one image in float32: what a training step keeps at most, per image.</summary>
    public long ActivationBytes => Layers.Sum(row => row.ActivationBytes);

    /// <summary>Follows the receptive field through all layers.</summary>
    public static ModelSummary Of(Architecture architecture)
    {
        var rows = new List<LayerSummary>(architecture.Layers.Count);
        (ReceptiveField vertical, ReceptiveField horizontal) = (ReceptiveField.Identity, ReceptiveField.Identity);
        var size = new Size2D(architecture.Input.Height, architecture.Input.Width);
        foreach (PlacedLayer layer in architecture.Layers)
        {
            vertical = layer.Layer.See(vertical, Axis.Height, size.Height);
            horizontal = layer.Layer.See(horizontal, Axis.Width, size.Width);
            // A flattened map still has its rows and columns: the linear layer behind it sees them all.
            if (layer.Layer is not FlattenLayer && (!layer.Output.IsFlat || layer.Layer is LinearLayer or GlobalPoolingLayer))
                size = new(layer.Output.Height, layer.Output.Width);
            rows.Add(new(layer, vertical, horizontal));
        }
        return new(architecture, rows);
    }
}
