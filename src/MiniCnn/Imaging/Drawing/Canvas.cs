namespace MiniCnn.Imaging;

/// <summary>A position on a drawing or chart.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top of a drawing, upwards in a chart.</param>
public readonly record struct Point2(double X, double Y);

/// <summary>
/// What figures draw on: pixels (<see cref="RasterCanvas"/>) or SVG (<see cref="SvgCanvas"/>) from the same calls. Positions and
/// sizes are pixels at scale 1; a dash is the length of dashes and gaps, 0 for a whole line.
/// </summary>
internal abstract class Canvas(FigureTheme theme)
{
    public FigureTheme Theme { get; } = theme;
    public abstract void Fill(double x, double y, double width, double height, Tone tone);

    /// <summary>A line without round ends.</summary>
    public abstract void Line(Point2 first, Point2 last, Tone tone, double thickness = 1, double dash = 0);

    /// <summary>Lines from point to point with round corners.</summary>
    public abstract void Polyline(IReadOnlyList<Point2> points, Tone tone, double thickness = 1, double dash = 0);

    /// <summary>Filled; opacity from 0 (invisible) to 1.</summary>
    public abstract void Polygon(IReadOnlyList<Point2> points, Tone tone, double opacity = 1);
    public abstract void Disc(Point2 center, double radius, Tone tone);

    /// <summary>One line of text; <paramref name="y"/> is its baseline.</summary>
    public abstract void Text(double x, double y, string text, TextStyle style, Tone tone);

    /// <summary>An image with hard pixel edges, stretched to a rectangle.</summary>
    public abstract void DrawImage(double x, double y, double width, double height, Image image);

    /// <summary>What is drawn until the matching <see cref="EndGroup"/> has a name that a mouse over it shows.</summary>
    public virtual void BeginGroup(string name)
    {
    }

    public virtual void EndGroup()
    {
    }

    /// <summary>The outline of a rectangle, inside its sides.</summary>
    public void Frame(double x, double y, double width, double height, Tone tone)
    {
        Fill(x, y, width, 1, tone);
        Fill(x, y + height - 1, width, 1, tone);
        Fill(x, y + 1, 1, height - 2, tone);
        Fill(x + width - 1, y + 1, 1, height - 2, tone);
    }

    /// <summary>Text on several lines, the first with its baseline at <paramref name="y"/>.</summary>
    public void Paragraph(double x, double y, IReadOnlyList<string> lines, TextStyle style, Tone tone)
    {
        for (int i = 0; i < lines.Count; i++)
            Text(x, y + (i * style.LineHeight), lines[i], style, tone);
    }
}
