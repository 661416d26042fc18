using SkiaSharp;

namespace MiniCnn.Imaging;

/// <summary>Which point of a text lies at the position given.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>How a text looks: its size in pixels of an em; vertical text runs upwards, and the position is its baseline's x.</summary>
internal readonly record struct TextStyle(double Size = 12, TextAnchor Anchor = TextAnchor.Start, bool Bold = false, bool Vertical = false)
{
    /// <summary>Pixels from one baseline to the next.</summary>
    public double LineHeight => Size * 1.3;
}

/// <summary>
/// Widths of text, and lines that fit a width, in DejaVu Sans, which is embedded in the library: text looks the same, and is
/// there at all, on machines with other fonts or none.
/// </summary>
internal static class TextMeasure
{
    private static readonly Lazy<SKTypeface> Regular = new(() => Load("DejaVuSans.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Load("DejaVuSans-Bold.ttf"));

    /// <summary>The embedded font, so many pixels to an em.</summary>
    public static SKFont Font(double size, bool bold) => new((bold ? Bold : Regular).Value, (float)size)
    {
        // Widths in proportion to the size, whatever the system's hinting.
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
        Subpixel = true,
    };

    /// <summary>Pixels from the start of the first letter to the end of the last.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        using SKFont font = Font(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>The width of the widest of several lines.</summary>
    public static double Width(IEnumerable<string> lines, double size) => lines.Select(line => Width(line, size)).DefaultIfEmpty(0).Max();

    /// <summary>Breaks text at spaces (and line breaks) so that lines are no wider than <paramref name="width"/>; a longer word stays whole. No lines for an empty text.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width)
    {
        List<string> lines = [];
        foreach (string paragraph in text.Length == 0 ? [] : text.Split('\n'))
        {
            string[] words = paragraph.Split(' ');
            lines.Add(words[0]);
            foreach (string word in words[1..])
            {
                string longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
                if (lines[^1].Length > 0 && Width(longer, size) > width)
                    lines.Add(word);
                else
                    lines[^1] = longer;
            }
        }
        return lines;
    }

    private static SKTypeface Load(string name)
    {
        using Stream stream = typeof(TextMeasure).Assembly.GetManifestResourceStream($"fonts/{name}")!;
        return SKTypeface.FromStream(stream);
    }
}
