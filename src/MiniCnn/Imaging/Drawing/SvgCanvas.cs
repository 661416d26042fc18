using System.Globalization;
using System.Text;

namespace MiniCnn.Imaging;

/// <summary>Draws SVG 1.1 elements.</summary>
internal sealed class SvgCanvas : Canvas
{
    /// <summary>The embedded font, where the viewer has it, and faces that are about as wide or narrower: figures are laid out by its widths.</summary>
    private const string Faces = "&quot;DejaVu Sans&quot;, Verdana, Helvetica, Arial, system-ui, sans-serif";

    public const string End = "</svg>";

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
            Fill(0, 0, _width, _height, Tone.Background);
    }

    /// <summary>The document or, for a page, the element: both are the same text.</summary>
    /// <param name="title">Shown as the image's name, and read by screen readers.</param>
    /// <param name="description">What there is to see, in words.</param>
    public string ToSvg(string title, string description)
    {
        // Two images of one page need different ids; the same image twice has the same.
        uint hash = (title + '\n' + description + '\n' + _body).Aggregate(2166136261u, (h, c) => (h ^ c) * 16777619u);
        string id = hash.ToString("x8", CultureInfo.InvariantCulture);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t{id} d{id}" viewBox="0 0 {N(_width)} {N(_height)}" width="{N(_width)}" height="{N(_height)}" style="max-width:100%;height:auto" font-family="{Faces}">
            <title id="t{id}">{SvgText.Escape(title)}</title>
            <desc id="d{id}">{SvgText.Escape(description)}</desc>
            {_body.ToString().TrimEnd()}
            {End}

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The document without its end, for what is written part by part; the canvas begins anew, see <see cref="TakeElements"/>.</summary>
    public string TakeOpening(string title, string description)
    {
        string svg = ToSvg(title, description);
        _body.Clear();
        return svg[..^(End.Length + 1)];
    }

    /// <summary>What has been drawn since the last call, which is forgotten.</summary>
    public string TakeElements()
    {
        string elements = _body.ToString();
        _body.Clear();
        return elements;
    }

    /// <inheritdoc/>
    public override void Fill(double x, double y, double width, double height, Tone tone) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" {Color("fill", tone)} shape-rendering=\"crispEdges\"/>");

    /// <inheritdoc/>
    public override void Line(Point2 first, Point2 last, Tone tone, double thickness = 1, double dash = 0)
    {
        string crisp = first.X == last.X || first.Y == last.Y ? " shape-rendering=\"crispEdges\"" : "";
        Add($"<line x1=\"{N(first.X)}\" y1=\"{N(first.Y)}\" x2=\"{N(last.X)}\" y2=\"{N(last.Y)}\" {Color("stroke", tone)} stroke-width=\"{N(thickness)}\"{Dash(dash)}{crisp}/>");
    }

    /// <inheritdoc/>
    public override void Polyline(IReadOnlyList<Point2> points, Tone tone, double thickness = 1, double dash = 0) =>
        Add($"<polyline points=\"{Points(points)}\" fill=\"none\" {Color("stroke", tone)} stroke-width=\"{N(thickness)}\" stroke-linejoin=\"round\"{(dash > 0 ? Dash(dash) : " stroke-linecap=\"round\"")}/>");

    /// <inheritdoc/>
    public override void Polygon(IReadOnlyList<Point2> points, Tone tone, double opacity = 1) =>
        Add($"<polygon points=\"{Points(points)}\" {Color("fill", tone)}{(opacity < 1 ? $" opacity=\"{N(opacity)}\"" : "")}/>");

    /// <inheritdoc/>
    public override void Disc(Point2 center, double radius, Tone tone) =>
        Add($"<circle cx=\"{N(center.X)}\" cy=\"{N(center.Y)}\" r=\"{N(radius)}\" {Color("fill", tone)}/>");

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
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(style.Size)}\"{anchor}{(style.Bold ? " font-weight=\"bold\"" : "")} {Color("fill", tone)}{turn}>{SvgText.Escape(text)}</text>");
    }

    /// <inheritdoc/>
    public override void DrawImage(double x, double y, double width, double height, Image image)
    {
        string data = Convert.ToBase64String(ImageCodec.EncodePng(Sharpened(image, width, height)));
        Add($"<image x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{data}\"/>");
    }

    /// <summary>Not every viewer heeds <c>pixelated</c>: small images are enlarged so far that smoothing cannot blur their squares.</summary>
    private static Image Sharpened(Image image, double width, double height)
    {
        const int MaxSide = 1024;
        int factor = (int)Math.Ceiling(2 * Math.Min(width / image.Width, height / image.Height));
        return factor <= 2 ? image : image.Enlarge(Math.Clamp(factor, 1, Math.Max(1, MaxSide / Math.Max(image.Width, image.Height))));
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

    private string Color(string attribute, Tone tone)
    {
        if (!Theme.FollowsPage || tone.Role == ToneRole.Fixed)
            return $"{attribute}=\"{Theme.ColorOf(tone)}\"";
        return tone.Role switch
        {
            ToneRole.Foreground => $"{attribute}=\"currentColor\"",
            ToneRole.Muted => $"{attribute}=\"currentColor\" {attribute}-opacity=\"0.7\"",
            ToneRole.Grid => $"{attribute}=\"currentColor\" {attribute}-opacity=\"0.2\"",
            _ => $"{attribute}=\"none\"",
        };
    }

    private void Add(string element) => _body.Append(element).Append('\n');
}
