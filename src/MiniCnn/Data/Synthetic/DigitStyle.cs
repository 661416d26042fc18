using System.Numerics;

namespace MiniCnn.Data;

/// <summary>
/// One way to write a digit, with its frequency relative to the digit's other styles: strokes are sequences of indices of points,
/// points are in a box of 0.7 × 1 around the origin, y pointing down.
/// </summary>
internal sealed record DigitStyle(int Digit, float Weight, Vector2[] Points, int[][] Strokes)
{
    /// <summary>[digit][style].</summary>
    private static readonly DigitStyle[][] All = Load();

    /// <param name="digit">0 to 9.</param>
    /// <param name="at">From 0 to below 1: selects a style in proportion to the weights.</param>
    public static DigitStyle Choose(int digit, float at)
    {
        float sum = All[digit].Sum(style => style.Weight);
        return All[digit].FirstOrDefault(style => (at -= style.Weight / sum) < 0) ?? All[digit][^1];
    }

    private static DigitStyle[][] Load()
    {
        using var reader = new StreamReader(typeof(DigitStyle).Assembly.GetManifestResourceStream("digit-strokes.txt")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Parse).GroupBy(style => style.Digit).Select(styles => styles.ToArray())];
    }

    private static DigitStyle Parse(string line)
    {
        string[] parts = line.Split(' ', 3);
        var points = new List<Vector2>();
        int[][] strokes = [.. parts[2].Split('|').Select(stroke => stroke.Split(' ').Select(IndexOf).ToArray())];
        return new DigitStyle((int)Number(parts[0]), Number(parts[1]), [.. points], strokes);

        int IndexOf(string pair)
        {
            string[] xy = pair.Split(',');
            var point = new Vector2((Number(xy[0]) / 100) - 0.35f, (Number(xy[1]) / 100) - 0.5f);
            if (!points.Contains(point))
                points.Add(point);
            return points.IndexOf(point);
        }
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
