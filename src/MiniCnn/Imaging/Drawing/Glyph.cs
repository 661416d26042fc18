using System.Globalization;

namespace MiniCnn.Imaging;

/// <summary>One letter of <see cref="GlyphShapes"/>: its strokes as points on the pixel grid.</summary>
internal sealed record Glyph(double Width, IReadOnlyList<IReadOnlyList<Point2>> Strokes)
{
    /// <summary>The size at which one unit of the grid is one pixel.</summary>
    public const double BaseSize = 12;

    /// <summary>From the left of one letter to the left of the next, beyond the width.</summary>
    private const double Gap = 2.2;

    private const int CurveSteps = 8;

    private static readonly Dictionary<char, Glyph> Known = Parse();

    /// <summary>An empty box: what stands for a letter that has no shape here.</summary>
    private static readonly Glyph Missing = new(4, [[new(0, 0), new(4, 0), new(4, 8), new(0, 8), new(0, 0)]]);

    private static readonly Glyph Space = new(1.6, []);

    public double Advance => Width + Gap;

    /// <summary>Whether there is a shape for the letter.</summary>
    public static bool Has(char letter) => char.IsWhiteSpace(letter) || Known.ContainsKey(letter);

    public static Glyph Of(char letter) => char.IsWhiteSpace(letter) ? Space : Known.GetValueOrDefault(letter, Missing);

    private static Dictionary<char, Glyph> Parse()
    {
        Dictionary<char, Glyph> glyphs = [];
        foreach (string line in GlyphShapes.Text.Split('\n'))
        {
            string rest = line[2..];
            int space = rest.IndexOf(' ', StringComparison.Ordinal);
            // The stroke separator is also a letter; only its own line begins with it.
            glyphs.Add(line[0], new Glyph(Number(rest[..space]), [.. rest[(space + 1)..].Split('|').Select(Stroke)]));
        }

        return glyphs;
    }

    private static List<Point2> Stroke(string text)
    {
        if (text[0] == 'o')
        {
            double[] o = [.. text[1..].Split(',').Select(Number)];
            return [.. Enumerable.Range(0, 33).Select(i => Math.SinCos(i * Math.PI / 16)).Select(a => new Point2(o[0] + (o[2] * a.Cos), o[1] + (o[3] * a.Sin)))];
        }

        List<Point2> points = [];
        Point2? bend = null;
        foreach (string word in text.Split(' '))
        {
            bool bends = word[0] == '(';
            double[] p = [.. (bends ? word[1..] : word).Split(',').Select(Number)];
            Point2 point = new(p[0], p[1]);
            if (bends)
            {
                bend = point;
                continue;
            }

            if (bend is { } c)
            {
                Point2 a = points[^1];
                for (int i = 1; i < CurveSteps; i++)
                {
                    double t = (double)i / CurveSteps;
                    points.Add(new(Curve(a.X, c.X, point.X, t), Curve(a.Y, c.Y, point.Y, t)));
                }
            }

            points.Add(point);
            bend = null;
        }

        return points;
    }

    private static double Curve(double a, double b, double c, double t) => ((1 - t) * (1 - t) * a) + (2 * t * (1 - t) * b) + (t * t * c);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
