namespace MiniCnn.Convolution;

/// <summary>A layer in the letters of the formulas: <c>i28 k3 s2 p1 d1</c>, <c>i28x32 k3x5 psame</c>, <c>transposed i3 k3 s2 p1 a1</c>, <c>pool i28 k2 ceil</c>.</summary>
internal sealed record LayerText(LayerSettings Layer, Size2D? Input, Size2D? Output, IReadOnlySet<char> Given)
{
    private const string Grammar = "letters with numbers such as i28 k3 s2 p1 d1 (i input, o output, k kernel, s stride, p padding, d dilation, "
        + "a output padding, c and n channels in and out, g groups) and the words transposed, pool, ceil, reflect, replicate, circular, value=NUMBER, no-bias";

    private const string Letters = "iokspdacng";

    private static readonly Dictionary<string, Func<LayerSettings, LayerSettings>> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["transposed"] = layer => layer with { Kind = LayerKind.Transposed },
        ["pool"] = layer => layer with { Kind = LayerKind.Pooling },
        ["conv"] = layer => layer,
        ["convolution"] = layer => layer,
        ["ceil"] = layer => layer with { CeilMode = true },
        ["no-bias"] = layer => layer with { Bias = false },
        ["reflect"] = layer => layer with { PaddingMode = PaddingMode.Reflect },
        ["replicate"] = layer => layer with { PaddingMode = PaddingMode.Replicate },
        ["circular"] = layer => layer with { PaddingMode = PaddingMode.Circular },
    };

    /// <summary>Reads words in any order.</summary>
    /// <exception cref="MiniCnnException">Words that are not understood or given twice: all of them in one message.</exception>
    public static LayerText Parse(IEnumerable<string> words)
    {
        var text = new LayerText(new(), null, null, new HashSet<char>());
        var wrong = new List<string>();
        foreach (string word in words.SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            try
            {
                text = Add(text, word);
            }
            catch (MiniCnnException error)
            {
                wrong.Add(error.Message);
            }
        }
        return wrong.Count == 0 ? Complete(text) : throw MiniCnnException.BadUsage($"{string.Join("; ", wrong)}; expected {Grammar}");
    }

    /// <summary>Whether a word looks like a part of a layer: a letter of the grammar and a number, or one of its words.</summary>
    public static bool IsWord(string word) =>
        Words.ContainsKey(word) || word.StartsWith("value=", StringComparison.Ordinal)
        || (word.Length > 1 && Letters.Contains(char.ToLowerInvariant(word[0]), StringComparison.Ordinal) && (char.IsDigit(word[1]) || word[1] == '-'))
        || (word.Length > 1 && word[0] is 'p' or 'P' && Padding.IsWord(word[1..]));

    private static LayerText Add(LayerText text, string word)
    {
        LayerSettings layer = text.Layer;
        if (Words.TryGetValue(word, out Func<LayerSettings, LayerSettings>? change))
            return text with { Layer = change(layer) };
        if (word.StartsWith("value=", StringComparison.OrdinalIgnoreCase))
        {
            return double.TryParse(word[6..], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? text with { Layer = layer with { PaddingValue = value } }
                : throw MiniCnnException.BadUsage($"padding value '{word[6..]}' is not a number");
        }
        (char letter, string rest) = (char.ToLowerInvariant(word[0]), word[1..]);
        if (rest.Length == 0 || !Letters.Contains(letter, StringComparison.Ordinal) || (letter != 'p' && char.IsLetter(rest[0])))
            throw MiniCnnException.BadUsage($"'{word}' is not understood");
        if (text.Given.Contains(letter))
            throw MiniCnnException.BadUsage($"'{word}' comes after another '{letter}'");
        text = text with { Given = new HashSet<char>(text.Given) { letter } };
        int Single() => int.TryParse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw MiniCnnException.BadUsage($"'{word}' is not understood: one whole number belongs after '{word[0]}'");
        return letter switch
        {
            'i' => text with { Input = Size2D.Parse(rest, "input") },
            'o' => text with { Output = Size2D.Parse(rest, "output") },
            'p' => text with { Layer = layer with { Padding = Padding.Parse(rest) } },
            'k' => text with { Layer = layer with { Kernel = Size2D.Parse(rest, "kernel") } },
            's' => text with { Layer = layer with { Stride = Size2D.Parse(rest, "stride") } },
            'd' => text with { Layer = layer with { Dilation = Size2D.Parse(rest, "dilation") } },
            'a' => text with { Layer = layer with { OutputPadding = Size2D.Parse(rest, "output padding") } },
            'c' => text with { Layer = layer with { InputChannels = Single() } },
            'n' => text with { Layer = layer with { OutputChannels = Single() } },
            _ => text with { Layer = layer with { Groups = Single() } },
        };
    }

    private static LayerText Complete(LayerText text)
    {
        LayerSettings layer = text.Layer;
        if (layer.Kind == LayerKind.Pooling)
        {
            Size2D kernel = text.Given.Contains('k') ? layer.Kernel : 2;
            layer = layer with { Kernel = kernel, Stride = text.Given.Contains('s') ? layer.Stride : kernel };
        }
        // a depthwise layer keeps its channels
        if (!text.Given.Contains('n') && layer.Groups > 1)
            layer = layer with { OutputChannels = layer.InputChannels };
        return text with { Layer = layer };
    }
}
