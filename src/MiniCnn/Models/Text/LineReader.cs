using System.Text.RegularExpressions;

namespace MiniCnn.Models;

/// <summary>A setting of a layer that may follow its numbers, in any order, once. The form is what follows its word, for errors; empty where nothing does.</summary>
internal sealed record LineOption(string Name, string Form, Action Read);

/// <summary>A word of a line, as written, and the column where it begins, from 1.</summary>
internal readonly record struct Token(string Text, int Column)
{
    private const int Longest = 40;

    /// <summary>In quotes for an error: control characters replaced, and cut where it is very long.</summary>
    public string Quoted => $"'{PrintableText.Of(Text.Length <= Longest ? Text : Text[..Longest] + "…")}'";

    /// <summary>The words of a line up to a <c>#</c>.</summary>
    public static List<Token> Split(string line) => [.. Regex.Matches(line.Split('#')[0], @"\S+").Select(word => new Token(word.Value, word.Index + 1))];
}

/// <summary>
/// Reads the words of one line from left to right. What is wrong is reported with its column and replaced by something
/// harmless, so that the rest of the line is still read.
/// </summary>
internal sealed class LineReader(IReadOnlyList<Token> tokens, int endColumn, Action<int, string> report)
{
    /// <summary>Of a side, stride, padding or dilation.</summary>
    public const int MaxSide = 4096;

    // of channels, outputs or groups
    private const int MaxCount = 65_536;

    private int _next = 1;

    public Token Keyword => tokens[0];

    /// <summary>The name after <c>as</c>, if any.</summary>
    public Token? Name { get; private set; }
    public bool Failed { get; private set; }

    public int Count(string what, int max = MaxCount) =>
        Value($"{what} (a whole number from 1 to {max})", 1, text => Whole(text, 1, max));

    /// <summary>A whole number, at least 1, or a word for null.</summary>
    public int? CountOr(string what, string word) => Value<int?>($"{what} (a whole number from 1 to {MaxCount}) or '{word}'", 1, text =>
        text.Equals(word, StringComparison.OrdinalIgnoreCase) ? (true, null) : Whole(text, 1, MaxCount) is (true, var number) ? (true, number) : default);

    /// <summary><c>3</c> for both axes or <c>3x5</c>, height first.</summary>
    public Size2D Size(string what, int min) => Value($"{what} (N or HEIGHTxWIDTH, whole numbers from {min} to {MaxSide})", Size2D.Square(1), text => Pair(text, min));

    /// <summary>A padding: numbers or a rule.</summary>
    public Padding Padding() => Value(
        "a padding (N, HEIGHTxWIDTH or LEFT,RIGHT,TOP,BOTTOM, whole numbers from 0, or one of same, valid, half, full, causal, tf-same)", Convolution.Padding.Valid, Pads);

    public T Word<T>(string what, IReadOnlyDictionary<string, T> words) where T : struct =>
        Value<T>($"{what} ({string.Join(", ", words.Keys)})", default, text => words.TryGetValue(text.ToLowerInvariant(), out T value) ? (true, value) : default, words.Keys);

    public double OptionalNumber(double absent, string what, Predicate<double> legal)
    {
        if (_next == tokens.Count || char.IsLetter(tokens[_next].Text[0]))
            return absent;
        return Value(what, absent, text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && legal(number) ? (true, number) : default);
    }

    public T OptionalWord<T>(T absent, IReadOnlyDictionary<string, T> words) where T : struct =>
        _next == tokens.Count || IsAs(tokens[_next]) ? absent : Word("", words);

    /// <summary>Everything up to the end of the line: these options in any order, and <c>as NAME</c>.</summary>
    public void Options(params LineOption[] known)
    {
        var seen = new HashSet<string>();
        while (_next < tokens.Count)
        {
            Token token = tokens[_next++];
            string word = token.Text.ToLowerInvariant();
            LineOption? option = word == "as" ? new("as", "NAME", ReadName) : known.FirstOrDefault(option => option.Name == word);
            if (option is null)
            {
                Fail(token.Column, $"found {token.Quoted}; expected {Expected(known)}{Suggestion.For(word, known.Select(o => o.Name), Synonyms.Options)}");
                while (_next < tokens.Count && !IsAs(tokens[_next]) && known.All(o => !o.Name.Equals(tokens[_next].Text, StringComparison.OrdinalIgnoreCase)))
                    _next++;
                continue;
            }
            if (!seen.Add(option.Name))
                Fail(token.Column, $"'{option.Name}' is given twice in this line; expected it once");
            option.Read();
        }
    }

    /// <summary>Reports at a column and goes on.</summary>
    public void Fail(int column, string message)
    {
        Failed = true;
        report(column, message);
    }

    /// <summary>The next word by a function that returns whether it could read it.</summary>
    public T Value<T>(string expected, T otherwise, Func<string, (bool Good, T Value)> read, IEnumerable<string>? known = null)
    {
        if (_next == tokens.Count)
        {
            Fail(endColumn, $"the line ends; expected {expected}");
            return otherwise;
        }
        Token token = tokens[_next++];
        (bool good, T value) = read(token.Text);
        if (good)
            return value;
        Fail(token.Column, $"found {token.Quoted}; expected {expected}{(known is null ? "" : Suggestion.For(token.Text, known))}");
        if (Synonyms.AllOptions.Contains(token.Text.ToLowerInvariant()))
            _next--; // the value was forgotten; this word has its own meaning
        return otherwise;
    }

    private void ReadName()
    {
        Token word = _next < tokens.Count ? tokens[_next] : default;
        if (Value("a name (a letter, then letters, digits or _)", "", text => (LayerNames.IsLegal(text), text)).Length > 0)
            Name = word;
    }

    private static string Expected(LineOption[] known)
    {
        IEnumerable<string> forms = known.Append(new("as", "NAME", () => { })).Select(option => option.Form.Length == 0 ? option.Name : $"{option.Name} {option.Form}");
        return known.Length == 0 ? "the end of the line or 'as NAME'" : $"one of: {string.Join("; ", forms)}";
    }

    private static bool IsAs(Token token) => token.Text.Equals("as", StringComparison.OrdinalIgnoreCase);

    private static (bool Good, int Value) Whole(string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= min && number <= max ? (true, number) : default;

    private static (bool Good, Size2D Value) Pair(string text, int min)
    {
        (bool Good, int Value)[] sides = [.. text.Split(['x', 'X', '×']).Select(side => Whole(side, min, MaxSide))];
        return sides.Length <= 2 && Array.TrueForAll(sides, side => side.Good) ? (true, new(sides[0].Value, sides[^1].Value)) : default;
    }

    private static (bool Good, Padding Value) Pads(string text)
    {
        try
        {
            var padding = Convolution.Padding.Parse(text);
            Pads pads = padding.Amount;
            bool inRange = new[] { pads.Left, pads.Right, pads.Top, pads.Bottom }.All(side => side is >= 0 and <= MaxSide);
            return (inRange, padding.Rule == PaddingRule.Explicit && pads == Convolution.Pads.None ? Convolution.Padding.Valid : padding);
        }
        catch (MiniCnnException)
        {
            return default;
        }
    }
}
