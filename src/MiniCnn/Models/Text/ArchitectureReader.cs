using System.Globalization;

namespace MiniCnn.Models;

/// <summary>From text to an architecture, line by line: read the words, then infer the shape and the name.</summary>
internal sealed class ArchitectureReader(string name)
{
    /// <summary>An architecture with more layers than this is not read.</summary>
    public const int MostLayers = 256;

    /// <summary>No layer may give or learn more numbers than this, so that no count overflows.</summary>
    public const long MostNumbers = 1L << 27;

    private readonly List<ArchitectureProblem> problems = [];
    private readonly List<PlacedLayer> layers = [];
    private readonly Dictionary<string, int> ordinals = [];
    private readonly Dictionary<string, int> lineOfName = [];
    private FeatureShape? input;
    private FeatureShape shape;
    private int layersSeen;

    /// <summary>Everything that was wrong, in the order of the lines.</summary>
    public IReadOnlyList<ArchitectureProblem> Problems => problems;

    /// <summary>The architecture, or null when there are problems.</summary>
    public Architecture? Read(string text)
    {
        string[] lines = text.TrimStart('\uFEFF').Split('\n');
        for (int n = 0; n < lines.Length && layersSeen <= MostLayers; n++)
        {
            List<Token> tokens = Token.Split(lines[n]);
            if (tokens.Count > 0)
                ReadLine(n + 1, new LineReader(tokens, tokens[^1].Column + tokens[^1].Text.Length, (column, message) => Report(n + 1, column, message)));
        }
        if (input is null)
            problems.Insert(0, new(1, 1, "there is no input; expected a first line such as 'input 1x28x28' (CHANNELSxHEIGHTxWIDTH)"));
        else if (layersSeen == 0)
            Report(lines.Length, 1, $"there is no layer; expected at least one line after the input, such as 'conv 16 3x3 padding 1'");
        return problems.Count == 0 ? new Architecture(name, input!.Value, layers) : null;
    }

    private void Report(int line, int column, string message) => problems.Add(new(line, column, message));

    private void ReadLine(int number, LineReader line)
    {
        if (line.Keyword.Text.Equals("input", StringComparison.OrdinalIgnoreCase))
        {
            ReadInput(line);
            return;
        }
        if (++layersSeen > MostLayers)
        {
            line.Fail(line.Keyword.Column, $"there are more than {MostLayers} layers; expected at most that many");
            return;
        }
        Layer? layer = LayerForms.Read(line);
        string layerName = NameOf(number, line, layer);
        FeatureShape before = shape;
        if (layer is null || line.Failed)
        {
            shape = layer is LinearLayer ? FeatureShape.Flat(0) : FeatureShape.Unknown;
            return;
        }
        shape = layer.Infer(before, message => line.Fail(line.Keyword.Column, message));
        var placed = new PlacedLayer(layerName, layer, before, shape) { IsNamed = line.Name is not null };
        if (problems.Count == 0)
            CheckSize(line, placed);
        if (problems.Count == 0)
            layers.Add(placed);
        else if (IsTooLarge(shape))
            shape = FeatureShape.Unknown;
    }

    private void ReadInput(LineReader line)
    {
        if (layersSeen > 0 || input is not null)
            line.Fail(line.Keyword.Column, input is null ? "the input stands behind a layer; expected it as the first line" : "there is a second input; expected one, as the first line");
        FeatureShape read = line.Value($"CHANNELSxHEIGHTxWIDTH, such as 1x28x28 (each from 1 to {LineReader.LargestSide}, at most {MostNumbers} numbers in all)", FeatureShape.Unknown, Shape);
        line.Options();
        if (line.Name is { } unwanted)
            line.Fail(unwanted.Column, "the input has no name; expected the end of the line");
        if (input is null)
            shape = read;
        input ??= read;
    }

    // A name in the text counts among its kind too, so giving a name to one layer does not rename the others.
    private string NameOf(int number, LineReader line, Layer? layer)
    {
        string keyword = layer?.Keyword ?? line.Keyword.Text;
        int ordinal = ordinals[keyword] = ordinals.GetValueOrDefault(keyword) + 1;
        string layerName = line.Name?.Text ?? LayerNames.Of(keyword, ordinal);
        if (layer is not null && !lineOfName.TryAdd(layerName, number))
        {
            line.Fail(line.Name?.Column ?? line.Keyword.Column,
                $"the name '{layerName}' already belongs to the layer of line {lineOfName[layerName]}; give one of the two another with 'as NAME'");
        }
        return layerName;
    }

    private static void CheckSize(LineReader line, PlacedLayer layer)
    {
        if (IsTooLarge(layer.Output))
            line.Fail(line.Keyword.Column, $"the layer would give {layer.Output} numbers per image; expected at most {MostNumbers} in all");
        else if (layer.Parameters > MostNumbers)
            line.Fail(line.Keyword.Column, $"the layer would have {layer.Parameters} parameters; expected at most {MostNumbers}");
    }

    private static bool IsTooLarge(FeatureShape shape) =>
        (double)Math.Max(shape.Channels, 1) * Math.Max(shape.Height, 1) * Math.Max(shape.Width, 1) > MostNumbers;

    private static (bool Good, FeatureShape Value) Shape(string text)
    {
        string[] parts = text.Split(['x', 'X', '×']);
        int[] sizes = [.. parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : 0)];
        bool good = sizes is [>= 1 and <= LineReader.LargestSide, >= 1 and <= LineReader.LargestSide, >= 1 and <= LineReader.LargestSide];
        return good && !IsTooLarge(FeatureShape.Maps(sizes[0], sizes[1], sizes[2])) ? (true, FeatureShape.Maps(sizes[0], sizes[1], sizes[2])) : default;
    }
}
