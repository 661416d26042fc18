namespace MiniCnn.Models;

/// <summary>
/// A network as text: an input and layers, one a line, every shape known. It is legal from the moment it exists, and everything
/// else (module, summary, code) is made from it.
/// </summary>
/// <remarks>
/// <code>
/// input 1x28x28
/// conv 16 5x5 padding 2   # a comment
/// relu
/// maxpool 2
/// flatten
/// linear 10 as classes
/// </code>
/// </remarks>
public sealed class Architecture : IEquatable<Architecture>
{
    internal Architecture(string name, FeatureShape input, IReadOnlyList<PlacedLayer> layers) => (Name, Input, Layers) = (name, input, layers);

    /// <summary>What to call it: a preset's name, a file's name without folder and extension. Not part of its equality.</summary>
    public string Name { get; }

    /// <summary>The shape of one image, [channels, height, width].</summary>
    public FeatureShape Input { get; }

    /// <summary>From the input to the output; at least one.</summary>
    public IReadOnlyList<PlacedLayer> Layers { get; }

    /// <summary>The shape of one answer; of a classifier a vector of one logit per class.</summary>
    public FeatureShape Output => Layers[^1].Output;

    /// <summary>The layer of that name.</summary>
    /// <exception cref="MiniCnnException">No layer has the name; the message lists those that are there.</exception>
    public PlacedLayer this[string name] => Layers.FirstOrDefault(layer => layer.Name == name) ?? throw MiniCnnException.BadUsage(
        $"architecture '{Name}' has no layer '{name}'; expected one of {string.Join(", ", Layers.Select(layer => layer.Name))}{Suggestion.For(name, Layers.Select(layer => layer.Name))}");

    /// <summary>Reads an architecture's text.</summary>
    /// <param name="text">Lines as above; words in any case, names in exactly theirs.</param>
    /// <param name="name">What to call it, also in errors.</param>
    /// <exception cref="MiniCnnException">Every mistake of the text, one a line, each with line and column.</exception>
    public static Architecture Parse(string text, string name) => TryParse(text, name, out IReadOnlyList<ArchitectureProblem> problems)
        ?? throw MiniCnnException.BadUsage([.. problems.Select(problem => $"{name}, {problem}")]);

    /// <summary>Reads an architecture's text; null and every mistake, in the order of the lines, where it has any.</summary>
    public static Architecture? TryParse(string text, string name, out IReadOnlyList<ArchitectureProblem> problems)
    {
        var reader = new ArchitectureReader(name);
        Architecture? architecture = reader.Read(text);
        problems = reader.Problems;
        return architecture;
    }

    /// <summary>The canonical text, which <see cref="Parse"/> reads back to an equal architecture; comments are not kept.</summary>
    public override string ToString() => string.Concat(Layers.Select(layer => layer.Text + "\n").Prepend($"input {Input}\n"));

    /// <summary>Same input, same layers with the same names.</summary>
    public bool Equals(Architecture? other) => other is not null && Input == other.Input && Layers.SequenceEqual(other.Layers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Architecture);

    /// <inheritdoc/>
    public override int GetHashCode() => Layers.Aggregate(Input.GetHashCode(), HashCode.Combine);
}
