namespace MiniCnn.Models;

/// <summary>Something wrong in the text of an architecture.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1: where the word begins that is wrong, or the end of a line where a word is missing.</param>
/// <param name="Message">What was found, what was expected, what to do; one line.</param>
public sealed record ArchitectureProblem(int Line, int Column, string Message)
{
    /// <summary><c>line 3, column 6: …</c></summary>
    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}

/// <summary>From text to an architecture, line by line: read the words, then infer the shape and the name.</summary>
internal sealed class ArchitectureReader(string name)
{
    private const int MaxLayers = 256;

    private readonly List<ArchitectureProblem> _problems = [];
    private readonly List<PlacedLayer> _layers = [];
    private readonly Dictionary<string, int> _ordinals = [];
    private readonly Dictionary<string, int> _lineOfName = [];
    private FeatureShape? _input;
    private FeatureShape _shape;
    private int _layersSeen;

    /// <summary>Everything that was wrong, in the order of the lines.</summary>
    public IReadOnlyList<ArchitectureProblem> Problems => _problems;

    /// <summary>The architecture, or null when there are problems.</summary>
    public Architecture? Read(string text)
    {
        string[] lines = text.TrimStart('\uFEFF').Split('\n');
        for (int n = 0; n < lines.Length && _layersSeen <= MaxLayers; n++)
        {
            List<Token> tokens = Token.Split(lines[n]);
            if (tokens.Count > 0)
                ReadLine(n + 1, new LineReader(tokens, tokens[^1].Column + tokens[^1].Text.Length, (column, message) => Report(n + 1, column, message)));
        }
        if (_input is null)
            _problems.Insert(0, new(1, 1, "there is no input; expected a first line such as 'input 1x28x28' (CHANNELSxHEIGHTxWIDTH)"));
        else if (_layersSeen == 0)
            Report(lines.Length, 1, $"there is no layer; expected at least one line after the input, such as 'conv 16 3x3 padding 1'");
        return _problems.Count == 0 ? new Architecture(name, _input!.Value, _layers) : null;
    }

    private void Report(int line, int column, string message) => _problems.Add(new(line, column, message));

    private void ReadLine(int number, LineReader line)
    {
        if (line.Keyword.Text.Equals("input", StringComparison.OrdinalIgnoreCase))
        {
            ReadInput(line);
            return;
        }
        if (++_layersSeen > MaxLayers)
        {
            line.Fail(line.Keyword.Column, $"there are more than {MaxLayers} layers; expected at most that many");
            return;
        }
        Layer? layer = LayerKeywords.Read(line);
        bool understood = layer is not null && !line.Failed;
        string layerName = NameOf(number, line, layer);
        FeatureShape before = _shape;
        if (layer is null || !understood)
        {
            _shape = layer is LinearLayer ? FeatureShape.Flat(0) : FeatureShape.Unknown;
            return;
        }
        _shape = layer.Infer(before, message => line.Fail(line.Keyword.Column, message));
        var placed = new PlacedLayer(layerName, layer, before, _shape) { IsNamed = line.Name is not null };
        if (_problems.Count == 0)
            CheckSize(line, placed);
        if (_problems.Count == 0)
            _layers.Add(placed);
        else if (_shape.IsTooLarge)
            _shape = FeatureShape.Unknown;
    }

    private void ReadInput(LineReader line)
    {
        if (_layersSeen > 0 || _input is not null)
            line.Fail(line.Keyword.Column, _input is null ? "the input is behind a layer; expected it as the first line" : "there is a second input; expected one, as the first line");
        FeatureShape read = line.Value(
            $"CHANNELSxHEIGHTxWIDTH, such as 1x28x28 (each from 1 to {LineReader.MaxSide}, at most {FeatureShape.MaxNumbers} numbers in all)",
            FeatureShape.Unknown, text => FeatureShape.TryParse(text) is { } shape ? (true, shape) : default);
        line.Options();
        if (line.Name is { } unwanted)
            line.Fail(unwanted.Column, "the input has no name; expected the end of the line");
        if (_input is null)
            _shape = read;
        _input ??= read;
    }

    // A name in the text counts among its kind too, so giving a name to one layer does not rename the others.
    private string NameOf(int number, LineReader line, Layer? layer)
    {
        string keyword = layer?.Keyword ?? line.Keyword.Text;
        int ordinal = _ordinals[keyword] = _ordinals.GetValueOrDefault(keyword) + 1;
        string layerName = line.Name?.Text ?? LayerNames.Of(keyword, ordinal);
        if (layer is not null && !_lineOfName.TryAdd(layerName, number))
        {
            line.Fail(line.Name?.Column ?? line.Keyword.Column,
                $"the name '{layerName}' already belongs to the layer of line {_lineOfName[layerName]}; give one of the two another with 'as NAME'");
        }
        return layerName;
    }

    private static void CheckSize(LineReader line, PlacedLayer layer)
    {
        if (layer.Output.IsTooLarge)
            line.Fail(line.Keyword.Column, $"the layer would give {layer.Output} numbers per image; expected at most {FeatureShape.MaxNumbers} in all");
        else if (layer.Parameters > FeatureShape.MaxNumbers)
            line.Fail(line.Keyword.Column, $"the layer would have {layer.Parameters} parameters; expected at most {FeatureShape.MaxNumbers}");
    }
}
