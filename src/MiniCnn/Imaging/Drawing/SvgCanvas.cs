using System.Globalization;
using System.Text;

namespace MiniCnn.Imaging;

/// <summary>Draws SVG 1.1 elements.</summary>
public sealed class SvgCanvas : Canvas
{
    /// <summary>Faces that are nearly as wide as the letters of <see cref="RasterCanvas"/>, by which figures are laid out.</summary>
    private const string Faces = "Helvetica, Arial, &quot;Liberation Sans&quot;, &quot;Segoe UI&quot;, system-ui, sans-serif";

    /// <summary>These faces are a little wider at the same size.</summary>
    private const double FaceScale = 0.92;

    private readonly StringBuilder _body = new();
    private readonly double _width;
    private readonly double _height;

    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="theme">Colors; left out, those of <see cref="FigureTheme.Page"/>.</param>
    public SvgCanvas(double width, double height, FigureTheme? theme = null)
        : base(theme ?? FigureTheme.Page)
    {
        (_width, _height) = (Math.Ceiling(width), Math.Ceiling(height));
        if (!Theme.FollowsPage)
            Fill(0, 0, _width, _height, Tone.Paper);
    }

    /// <summary>What has been drawn so far, without the element around it: for documents that hold several drawings, such as frames.</summary>
    public string Elements => _body.ToString();

    /// <summary>The document or, for a page, the element: both are the same text.</summary>
    /// <param name="title">The picture's name, shown to those who do not see it.</param>
    /// <param name="description">What there is to see, in words.</param>
    public string ToSvg(string title, string description)
    {
        // Two pictures of one page need different ids; the same picture twice says the same.
        uint hash = (title + '\n' + description + '\n' + _body).Aggregate(2166136261u, (h, c) => (h ^ c) * 16777619u);
        string id = hash.ToString("x8", CultureInfo.InvariantCulture);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labeledby="t{id} d{id}" viewBox="0 0 {N(_width)} {N(_height)}" width="{N(_width)}" height="{N(_height)}" style="max-width:100%;height:auto" font-family="{Faces}">
            <title id="t{id}">{SvgText.Escape(title)}</title>
            <desc id="d{id}">{SvgText.Escape(description)}</desc>
            {_body.ToString().TrimEnd()}
            </svg>

            """.ReplaceLineEndings("\n");
    }

    /// <inheritdoc/>
    public override void Fill(double x, double y, double width, double height, Tone tone) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" {Paint("fill", tone)} shape-rendering=\"crispEdges\"/>");

    /// <inheritdoc/>
    public override void Line(Point2 first, Point2 last, Tone tone, double thickness = 1, double dash = 0)
    {
        string crisp = first.X == last.X || first.Y == last.Y ? " shape-rendering=\"crispEdges\"" : "";
        Add($"<line x1=\"{N(first.X)}\" y1=\"{N(first.Y)}\" x2=\"{N(last.X)}\" y2=\"{N(last.Y)}\" {Paint("stroke", tone)} stroke-width=\"{N(thickness)}\"{Dash(dash)}{crisp}/>");
    }

    /// <inheritdoc/>
    public override void Polyline(IReadOnlyList<Point2> points, Tone tone, double thickness = 1, double dash = 0) =>
        Add($"<polyline points=\"{Points(points)}\" fill=\"none\" {Paint("stroke", tone)} stroke-width=\"{N(thickness)}\" stroke-linejoin=\"round\"{(dash > 0 ? Dash(dash) : " stroke-linecap=\"round\"")}/>");

    /// <inheritdoc/>
    public override void Polygon(IReadOnlyList<Point2> points, Tone tone, double opacity = 1) =>
        Add($"<polygon points=\"{Points(points)}\" {Paint("fill", tone)}{(opacity < 1 ? $" opacity=\"{N(opacity)}\"" : "")}/>");

    /// <inheritdoc/>
    public override void Disc(Point2 center, double radius, Tone tone) =>
        Add($"<circle cx=\"{N(center.X)}\" cy=\"{N(center.Y)}\" r=\"{N(radius)}\" {Paint("fill", tone)}/>");

    /// <inheritdoc/>
    public override void Text(double x, double y, string text, TextStyle style, Tone tone)
    {
        string anchor = style.Anchor switch
        {
            TextAnchor.Middle => " text-anchor=\"middle\"",
            TextAnchor.End => " text-anchor=\"end\"",
            _ => "",
        };
        string turn = style.Vertical ? $" transform=\"rotate(-90 {N(x)} {N(y)})\"" : "";
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(style.Size * FaceScale)}\"{anchor}{(style.Bold ? " font-weight=\"bold\"" : "")} {Paint("fill", tone)}{turn}>{SvgText.Escape(text)}</text>");
    }

    /// <inheritdoc/>
    public override void DrawImage(double x, double y, double width, double height, Image picture)
    {
        string data = Convert.ToBase64String(Png.Encode(Sharpened(picture, width, height)));
        Add($"<image x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{data}\"/>");
    }

    /// <summary>Not every viewer heeds <c>pixelated</c>: small pictures are enlarged so far that smoothing cannot blur their squares.</summary>
    private static Image Sharpened(Image picture, double width, double height)
    {
        const int MostSide = 1024;
        int factor = (int)Math.Ceiling(2 * Math.Min(width / picture.Width, height / picture.Height));
        return factor <= 2 ? picture : picture.Enlarge(Math.Clamp(factor, 1, Math.Max(1, MostSide / Math.Max(picture.Width, picture.Height))));
    }

    /// <inheritdoc/>
    public override void BeginGroup(string name) => Add($"<g><title>{SvgText.Escape(name)}</title>");

    /// <summary>What is drawn until <see cref="Canvas.EndGroup"/> is a group with attributes and elements of its own, such as an animation.</summary>
    internal void BeginLayer(string attributes, string elements) => Add($"<g{(attributes.Length > 0 ? " " : "")}{attributes.Trim()}>{elements}");

    /// <inheritdoc/>
    public override void EndGroup() => Add("</g>");

    private static string N(double value) => SvgText.Number(value);

    private static string Dash(double dash) => dash > 0 ? $" stroke-dasharray=\"{N(dash)}\"" : "";

    private static string Points(IReadOnlyList<Point2> points) => string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"));

    private string Paint(string attribute, Tone tone)
    {
        if (!Theme.FollowsPage || tone.Role == ToneRole.Fixed)
            return $"{attribute}=\"{Theme.ColorOf(tone)}\"";
        return tone.Role switch
        {
            ToneRole.Ink => $"{attribute}=\"currentColor\"",
            ToneRole.Muted => $"{attribute}=\"currentColor\" {attribute}-opacity=\"0.7\"",
            ToneRole.Grid => $"{attribute}=\"currentColor\" {attribute}-opacity=\"0.2\"",
            _ => $"{attribute}=\"none\"",
        };
    }

    private void Add(string element) => _body.Append(element).Append('\n');
}
