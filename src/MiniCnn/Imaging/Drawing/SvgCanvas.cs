using System.Text;
using System.Xml;

namespace MiniCnn.Imaging;

internal sealed class SvgCanvas : Canvas
{
    /// <summary>The embedded font, where the viewer has it, and faces that are about as wide or narrower: figures are laid out by its widths.</summary>
    private const string Faces = "&quot;DejaVu Sans&quot;, Verdana, Helvetica, Arial, system-ui, sans-serif";

    public const string End = "</svg>";

    private const int MaxEnlargedSide = 1024;
    private readonly StringBuilder _body = new();
    private readonly double _width;
    private readonly double _height;

    public SvgCanvas(double width, double height, FigureTheme? theme = null)
        : base(theme ?? FigureTheme.Page)
    {
        (_width, _height) = (Math.Ceiling(width), Math.Ceiling(height));
        if (!Theme.FollowsPage)
            Fill(0, 0, _width, _height, Tone.Background);
    }

    /// <summary>The document or, for a page, the element: both are the same text.</summary>
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

    public override void Fill(double x, double y, double width, double height, Tone tone) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" {Color("fill", tone)} shape-rendering=\"crispEdges\"/>");

    public override void Line(Point2 first, Point2 last, Tone tone, double thickness = 1, double dash = 0)
    {
        string crisp = first.X == last.X || first.Y == last.Y ? " shape-rendering=\"crispEdges\"" : "";
        Add($"<line x1=\"{N(first.X)}\" y1=\"{N(first.Y)}\" x2=\"{N(last.X)}\" y2=\"{N(last.Y)}\" {Color("stroke", tone)} stroke-width=\"{N(thickness)}\"{Dash(dash)}{crisp}/>");
    }

    public override void Polyline(IReadOnlyList<Point2> points, Tone tone, double thickness = 1, double dash = 0) =>
        Add($"<polyline points=\"{Points(points)}\" fill=\"none\" {Color("stroke", tone)} stroke-width=\"{N(thickness)}\" "
            + $"stroke-linejoin=\"round\"{(dash > 0 ? Dash(dash) : " stroke-linecap=\"round\"")}/>");

    public override void Polygon(IReadOnlyList<Point2> points, Tone tone, double opacity = 1) =>
        Add($"<polygon points=\"{Points(points)}\" {Color("fill", tone)}{(opacity < 1 ? $" opacity=\"{N(opacity)}\"" : "")}/>");

    public override void Disc(Point2 center, double radius, Tone tone) =>
        Add($"<circle cx=\"{N(center.X)}\" cy=\"{N(center.Y)}\" r=\"{N(radius)}\" {Color("fill", tone)}/>");

    public override void Text(double x, double y, string text, TextStyle style, Tone tone)
    {
        string anchor = style.Anchor == TextAnchor.Start ? "" : $" text-anchor=\"{(style.Anchor == TextAnchor.Middle ? "middle" : "end")}\"";
        string turn = style.Vertical ? $" transform=\"rotate(-90 {N(x)} {N(y)})\"" : "";
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(style.Size)}\"{anchor}{(style.Bold ? " font-weight=\"bold\"" : "")} {Color("fill", tone)}{turn}>{SvgText.Escape(text)}</text>");
    }

    public override void DrawImage(double x, double y, double width, double height, Image image)
    {
        // Not every viewer heeds `pixelated`: small images are enlarged so far that smoothing cannot blur their squares.
        int factor = (int)Math.Ceiling(2 * Math.Min(width / image.Width, height / image.Height));
        Image sharp = factor <= 2 ? image : image.Enlarge(Math.Min(factor, Math.Max(1, MaxEnlargedSide / Math.Max(image.Width, image.Height))));
        string data = Convert.ToBase64String(ImageCodec.EncodePng(sharp));
        Add($"<image x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" preserveAspectRatio=\"none\" "
            + $"style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{data}\"/>");
    }

    public override void BeginGroup(string name) => Add($"<g><title>{SvgText.Escape(name)}</title>");

    /// <summary>What is drawn until <see cref="Canvas.EndGroup"/> is a group with attributes and elements of its own, such as an animation.</summary>
    internal void BeginLayer(string attributes, string elements) => Add($"<g{(attributes.Length > 0 ? " " : "")}{attributes.Trim()}>{elements}");

    public override void EndGroup() => Add("</g>");

    private static string N(double value) => SvgText.Number(value);
    private static string Dash(double dash) => dash > 0 ? $" stroke-dasharray=\"{N(dash)}\"" : "";
    private static string Points(IReadOnlyList<Point2> points) => string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"));

    private string Color(string attribute, Tone tone) => (Theme.FollowsPage ? tone.Role : ToneRole.Fixed) switch
    {
        ToneRole.Fixed => $"{attribute}=\"{Theme.ColorOf(tone)}\"",
        ToneRole.Foreground => $"{attribute}=\"currentColor\"",
        ToneRole.Muted => $"{attribute}=\"currentColor\" {attribute}-opacity=\"0.7\"",
        ToneRole.Grid => $"{attribute}=\"currentColor\" {attribute}-opacity=\"0.2\"",
        _ => $"{attribute}=\"none\"",
    };

    private void Add(string element) => _body.Append(element).Append('\n');
}

/// <summary>Text and numbers as XML wants them.</summary>
internal static class SvgText
{
    /// <summary>For element content and attribute values in double quotes; characters that XML 1.0 forbids become U+FFFD.</summary>
    public static string Escape(string text) => string.Concat(Valid(text).Select(letter => letter switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => $"{letter}",
    }));

    /// <summary>The text with U+FFFD for characters that XML 1.0 forbids.</summary>
    public static string Valid(string text) => text.All(XmlConvert.IsXmlChar) ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));

    /// <summary>A length or position: at most two decimals, a full stop, a hyphen for minus, never in exponents.</summary>
    public static string Number(double value)
    {
        string text = Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
