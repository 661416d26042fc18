using System.Globalization;

namespace MiniCnn.Data;

/// <summary>Strokes over shared points.</summary>
/// <param name="Points">In a box of 0.7 × 1 around the origin, y downwards.</param>
/// <param name="Strokes">Each a sequence of indices of points.</param>
internal sealed record DigitStyle((float X, float Y)[] Points, int[][] Strokes)
{
    public static DigitStyle Parse(string text)
    {
        var points = new List<(float X, float Y)>();
        int[][] strokes = text.Split('|').Select(stroke => stroke.Split(' ').Select(Index).ToArray()).ToArray();
        return new DigitStyle([.. points], strokes);

        int Index(string pair)
        {
            string[] parts = pair.Split(',');
            (float, float) point = ((Number(parts[0]) / 100) - 0.35f, (Number(parts[1]) / 100) - 0.5f);
            if (!points.Contains(point))
                points.Add(point);
            return points.IndexOf(point);
        }
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
