namespace MiniCnn.Imaging;

/// <summary>How much room text takes, and lines that fit a width.</summary>
public static class TextMeasure
{
    /// <summary>Pixels from the left of the first letter to the right of the last.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        double sum = text.Sum(letter => Glyph.Of(letter).Advance + (bold ? BoldExtra : 0));
        return text.Length == 0 ? 0 : (sum - 1.2) * size / Glyph.BaseSize;
    }

    /// <summary>A thicker pen needs a little more room.</summary>
    internal const double BoldExtra = 0.5;

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
