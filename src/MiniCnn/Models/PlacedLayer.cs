namespace MiniCnn.Models;

/// <summary>A layer in its place in a network.</summary>
/// <param name="Name">Unique: the kind and its ordinal among its kind (<c>conv2</c>), or the name after <c>as</c>.</param>
/// <param name="Layer">The settings.</param>
/// <param name="Input">The shape that arrives.</param>
/// <param name="Output">The shape that leaves.</param>
public sealed record PlacedLayer(string Name, Layer Layer, FeatureShape Input, FeatureShape Output)
{
    /// <summary>Whether the name stands in the text.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Numbers that are learned.</summary>
    public long Parameters => Layer.Parameters(Input);

    /// <summary>Products added up for one image.</summary>
    public long MultiplyAdds => Layer.MultiplyAdds(Input);

    /// <summary>The canonical line.</summary>
    public string Text => IsNamed ? $"{Layer.Text} as {Name}" : Layer.Text;
}
