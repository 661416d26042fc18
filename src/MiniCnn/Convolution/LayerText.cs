using System.Globalization;

namespace MiniCnn.Convolution;

/// <summary>
/// A layer in the letters of the formulas, as one writes it on paper: <c>i28 k3 s2 p1 d1</c>, <c>i28x32 k3x5 psame</c>,
/// <c>transposed i3 k3 s2 p1 a1</c>, <c>pool i28 k2 ceil</c>.
/// </summary>
/// <remarks>
/// i input, o output, k kernel, s stride, p padding (<c>p1</c>, <c>p1x2</c>, <c>p1,1,0,2</c>, <c>psame</c>…), d dilation, a output
/// padding, c channels in, n channels out, g groups; numbers or height x width. Words: transposed, pool, ceil, reflect,
/// replicate, circular, value=1, no-bias.
/// </remarks>
/// <param name="Layer">The settings; what is not given has its default, a pool's stride its kernel.</param>
/// <param name="Input">Height and width, if given.</param>
/// <param name="Output">Height and width that are asked for, if given.</param>
/// <param name="Given">The letters that were written.</param>
public sealed record LayerText(LayerSettings Layer, Size2D? Input, Size2D? Output, IReadOnlySet<char> Given)
{
    /// <summary>How to write a layer, for errors.</summary>
    public const string Grammar = "letters with numbers such as i28 k3 s2 p1 d1 (i input, o output, k kernel, s stride, p padding, d dilation, a output padding, c and n channels in and out, g groups) and the words transposed, pool, ceil, reflect, replicate, circular, value=NUMBER, no-bias";

    /// <summary>Reads words in any order.</summary>
    /// <exception cref="MiniCnnException">Words that are not understood or given twice: all of them in one message.</exception>
    public static LayerText Parse(IEnumerable<string> words)
    {
        var reader = new Reader();
        foreach (string word in words.SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            reader.Take(word);
        return reader.Finish();
    }

    /// <summary>Whether a word looks like a part of a layer: a letter of the grammar and a number, or one of its words.</summary>
    public static bool IsWord(string word) => Reader.Looks(word);

    private sealed class Reader
    {
        private const string Letters = "iokspdacng";
        private static readonly string[] Kinds = ["transposed", "pool", "ceil", "reflect", "replicate", "circular", "no-bias", "conv", "convolution"];
        private readonly HashSet<char> _given = [];
        private readonly List<string> _wrong = [];
        private LayerSettings _layer = new();
        private Size2D? _input;
        private Size2D? _output;

        public static bool Looks(string word) =>
            Kinds.Contains(word) || word.StartsWith("value=", StringComparison.Ordinal)
            || (word.Length > 1 && Letters.Contains(char.ToLowerInvariant(word[0]), StringComparison.Ordinal) && (char.IsDigit(word[1]) || word[1] == '-'))
            || (word.Length > 1 && word[0] is 'p' or 'P' && Padding.IsWord(word[1..]));

        public void Take(string word)
        {
            try
            {
                if (!TakeWord(word) && !TakeNumber(word))
                    _wrong.Add($"'{word}' is not understood");
            }
            catch (MiniCnnException error)
            {
                _wrong.Add(error.Message);
            }
        }

        public LayerText Finish()
        {
            if (_wrong.Count > 0)
                throw MiniCnnException.BadUsage($"{string.Join("; ", _wrong)}; expected {Grammar}");
            if (_layer.Kind == LayerKind.Pooling)
                _layer = _layer with { Kernel = _given.Contains('k') ? _layer.Kernel : 2, Stride = _given.Contains('s') ? _layer.Stride : _given.Contains('k') ? _layer.Kernel : 2 };
            // a depthwise layer keeps its channels
            if (!_given.Contains('n') && _layer.Groups > 1)
                _layer = _layer with { OutputChannels = _layer.InputChannels };
            return new(_layer, _input, _output, _given);
        }

        private bool TakeWord(string word)
        {
            switch (word.ToLowerInvariant())
            {
                case "transposed":
                    _layer = _layer with { Kind = LayerKind.Transposed };
                    return true;
                case "pool":
                    _layer = _layer with { Kind = LayerKind.Pooling };
                    return true;
                case "conv" or "convolution":
                    return true;
                case "ceil":
                    _layer = _layer with { CeilMode = true };
                    return true;
                case "no-bias":
                    _layer = _layer with { Bias = false };
                    return true;
                case "reflect" or "replicate" or "circular":
                    _layer = _layer with { PaddingMode = Enum.Parse<PaddingMode>(word, ignoreCase: true) };
                    return true;
            }
            if (!word.StartsWith("value=", StringComparison.OrdinalIgnoreCase))
                return false;
            if (!double.TryParse(word[6..], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
                throw MiniCnnException.BadUsage($"padding value '{word[6..]}' is not a number");
            _layer = _layer with { PaddingValue = value };
            return true;
        }

        private bool TakeNumber(string word)
        {
            char letter = char.ToLowerInvariant(word[0]);
            if (word.Length < 2 || !Letters.Contains(letter, StringComparison.Ordinal))
                return false;
            string rest = word[1..];
            if (letter != 'p' && char.IsLetter(rest[0]))
                return false;
            if (!_given.Add(letter))
                throw MiniCnnException.BadUsage($"'{word}' comes after another '{letter}'");
            switch (letter)
            {
                case 'i':
                    _input = Size2D.Parse(rest, "input");
                    break;
                case 'o':
                    _output = Size2D.Parse(rest, "output");
                    break;
                case 'p':
                    _layer = _layer with { Padding = Padding.Parse(rest) };
                    break;
                default:
                    TakeSetting(letter, letter is 'c' or 'n' or 'g' ? Single(rest, word) : Size2D.Parse(rest, Name(letter)));
                    break;
            }
            return true;
        }

        private void TakeSetting(char letter, Size2D value) => _layer = letter switch
        {
            'k' => _layer with { Kernel = value },
            's' => _layer with { Stride = value },
            'd' => _layer with { Dilation = value },
            'a' => _layer with { OutputPadding = value },
            'c' => _layer with { InputChannels = value.Height },
            'n' => _layer with { OutputChannels = value.Height },
            _ => _layer with { Groups = value.Height },
        };

        private static Size2D Single(string rest, string word) => int.TryParse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? Size2D.Square(value)
            : throw MiniCnnException.BadUsage($"'{word}' is not understood: one whole number belongs after '{word[0]}'");

        private static string Name(char letter) => letter switch
        {
            'k' => "kernel",
            's' => "stride",
            'd' => "dilation",
            _ => "output padding",
        };
    }
}
