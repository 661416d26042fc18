namespace MiniCnn.Imaging;

internal static class ColorBar
{
    public const double LyingHeight = 18;

    private const double Thickness = 12;

    /// <summary>A lower bar has no space for a number at each end.</summary>
    private const double MinHeightForEnds = 36;

    /// <summary>Space that a standing bar takes with its numbers.</summary>
    public static double WidthOf(ValueRange range, ColorMap map, double size = 11) =>
        Thickness + 6 + Math.Max(TextMeasure.Width(ShortText(range), size), Marks(range, map).Max(mark => TextMeasure.Width(mark.Text, size)));

    /// <summary>The smallest number at the bottom, numbers to the right.</summary>
    public static void Standing(Canvas canvas, double x, double y, double height, ValueRange range, ColorMap map, double size = 11)
    {
        canvas.DrawImage(x, y, Thickness, height, new Image(1, map.Colors.Count, 3, Bytes(map.Colors.Reverse())));
        canvas.Frame(x - 1, y - 1, Thickness + 2, height + 2, Tone.Grid);
        if (height < MinHeightForEnds)
        {
            canvas.Text(x + Thickness + 6, y + (height / 2) + (size * 0.36), ShortText(range), new TextStyle(size), Tone.Foreground);
            return;
        }
        foreach ((double place, string text) in Marks(range, map))
        {
            double at = Math.Round(y + ((1 - place) * height));
            canvas.Fill(x + Thickness + 1, Math.Clamp(at - 0.5, y, y + height - 1), 3, 1, Tone.Muted);
            canvas.Text(x + Thickness + 6, at + (size * 0.36), text, new TextStyle(size), Tone.Foreground);
        }
    }

    /// <summary>The smallest number at the left, numbers below as far as there is space.</summary>
    public static void Lying(Canvas canvas, double x, double y, double width, ValueRange range, ColorMap map, double size = 9)
    {
        const double Height = 5;
        canvas.DrawImage(x, y, width, Height, new Image(map.Colors.Count, 1, 3, Bytes(map.Colors)));
        double baseline = y + Height + 3 + (size * 0.72);
        (string low, string high) = (NumberText.Brief(range.Low), NumberText.Brief(range.High));
        double space = TextMeasure.Width(low, size) + TextMeasure.Width(high, size) + 6;
        if (space <= width)
        {
            canvas.Text(x, baseline, low, new TextStyle(size), Tone.Muted);
            canvas.Text(x + width, baseline, high, new TextStyle(size, TextAnchor.End), Tone.Muted);
            if (range.IsZeroCentered && space + TextMeasure.Width("0", size) + 18 <= width)
                canvas.Text(x + (width / 2), baseline, "0", new TextStyle(size, TextAnchor.Middle), Tone.Muted);
        }
        else
        {
            canvas.Text(x + (width / 2), baseline, ShortText(range), new TextStyle(size, TextAnchor.Middle), Tone.Muted);
        }
    }

    private static byte[] Bytes(IEnumerable<Rgb> colors) => [.. colors.SelectMany(color => new[] { color.R, color.G, color.B })];

    /// <summary>±m for a zero-centered range, otherwise both ends.</summary>
    public static string ShortText(ValueRange range) => range.IsZeroCentered
        ? $"±{NumberText.Brief(range.High)}"
        : $"{NumberText.Brief(range.Low)} … {NumberText.Brief(range.High)}";

    /// <summary>Both ends, and zero or the middle.</summary>
    private static IEnumerable<(double Place, string Text)> Marks(ValueRange range, ColorMap map)
    {
        yield return (0, NumberText.Brief(range.Low));
        double zero = range.PositionOf(0);
        if (zero is > 0.15 and < 0.85)
            yield return (zero, "0");
        else if (!map.IsDiverging && range.Span > 0)
            yield return (0.5, NumberText.Brief(range.Low + (range.Span / 2)));
        yield return (1, NumberText.Brief(range.High));
    }
}
