using SkiaSharp;

namespace MiniCnn.Imaging;

/// <summary>Widths of text, and lines that fit a width.</summary>
internal static class TextMeasure
{
    /// <summary>Pixels from the start of the first letter to the end of the last, in the embedded font.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        using SKFont font = EmbeddedFont.Of(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>The width of the widest of several lines.</summary>
    public static double Width(IEnumerable<string> lines, double size) => lines.Select(line => Width(line, size)).DefaultIfEmpty(0).Max();

    /// <summary>Breaks text at spaces (and line breaks) so that lines are no wider than <paramref name="width"/>; a longer word stays whole.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width)
    {
        List<string> lines = [];
        foreach (string paragraph in text.Split('\n'))
        {
            string line = "";
            foreach (string word in paragraph.Split(' '))
            {
                string longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && Width(longer, size) > width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
        }

        return lines;
    }
}
