namespace MiniCnn.Imaging;

/// <summary>A position on a drawing or chart.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top of a drawing, upwards in a chart.</param>
public readonly record struct Point2(double X, double Y);

/// <summary>
/// What figures draw on: pixels (<see cref="RasterCanvas"/>) or SVG (<see cref="SvgCanvas"/>) from the same calls. Positions and
/// sizes are pixels at scale 1.
/// </summary>
internal abstract class Canvas(FigureTheme theme)
{
    /// <summary>Gives tones their colors.</summary>
    public FigureTheme Theme { get; } = theme;

    /// <summary>A filled rectangle.</summary>
    public abstract void Fill(double x, double y, double width, double height, Tone tone);

    /// <summary>A line without round ends.</summary>
    /// <param name="first">One end.</param>
    /// <param name="last">The other.</param>
    /// <param name="tone">Color.</param>
    /// <param name="thickness">Pixels.</param>
    /// <param name="dash">Lengths of dash and gap; none for a whole line.</param>
    public abstract void Line(Point2 first, Point2 last, Tone tone, double thickness = 1, double dash = 0);

    /// <summary>Lines from point to point with round corners.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="tone">Color.</param>
    /// <param name="thickness">Pixels.</param>
    /// <param name="dash">Lengths of dash and gap; none for a whole line.</param>
    public abstract void Polyline(IReadOnlyList<Point2> points, Tone tone, double thickness = 1, double dash = 0);

    /// <summary>A filled polygon.</summary>
    /// <param name="points">Its corners, in order.</param>
    /// <param name="tone">Color.</param>
    /// <param name="opacity">0 invisible to 1.</param>
    public abstract void Polygon(IReadOnlyList<Point2> points, Tone tone, double opacity = 1);

    /// <summary>A filled disc.</summary>
    public abstract void Disc(Point2 center, double radius, Tone tone);

    /// <summary>One line of text; <paramref name="y"/> is its baseline.</summary>
    public abstract void Text(double x, double y, string text, TextStyle style, Tone tone);

    /// <summary>An image with hard pixel edges, stretched to a rectangle.</summary>
    public abstract void DrawImage(double x, double y, double width, double height, Image image);

    /// <summary>What is drawn until the matching <see cref="EndGroup"/> has a name that a mouse over it shows.</summary>
    public virtual void BeginGroup(string name)
    {
    }

    /// <summary>Ends the innermost group.</summary>
    public virtual void EndGroup()
    {
    }

    /// <summary>The outline of a rectangle, inside its sides.</summary>
    public void Frame(double x, double y, double width, double height, Tone tone, double thickness = 1)
    {
        Fill(x, y, width, thickness, tone);
        Fill(x, y + height - thickness, width, thickness, tone);
        Fill(x, y + thickness, thickness, height - (2 * thickness), tone);
        Fill(x + width - thickness, y + thickness, thickness, height - (2 * thickness), tone);
    }

    /// <summary>Text on several lines, the first with its baseline at <paramref name="y"/>.</summary>
    /// <returns>The height of the lines.</returns>
    public double Paragraph(double x, double y, IReadOnlyList<string> lines, TextStyle style, Tone tone)
    {
        for (int i = 0; i < lines.Count; i++)
            Text(x, y + (i * style.LineHeight), lines[i], style, tone);
        return lines.Count * style.LineHeight;
    }
}
