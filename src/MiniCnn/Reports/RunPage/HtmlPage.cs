using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace MiniCnn.Reports;

/// <summary>
/// Elements of a page, and the page around them: the embedded template page.html with embedded style sheets. A page is XML as well as HTML
/// and loads nothing from anywhere.
/// </summary>
internal static partial class HtmlPage
{
    private static readonly string[] Void = ["img", "source"];

    /// <summary>The style sheets are embedded files: without &lt; and &amp; they mean the same in HTML and XML.</summary>
    public static string Of(string title, IEnumerable<string> styleSheets, params object?[] body) =>
        Placeholder().Replace(Embedded("page.html"), found => found.Groups[1].Value switch
        {
            "title" => SvgText.Escape(title),
            "style" => string.Concat(styleSheets.Select(Embedded)),
            _ => Text(new XElement("body", body)),
        });

    public static XAttribute Class(string name) => new("class", name);

    public static XElement Paragraph(string text, string? style = null) => new("p", style is null ? null : Class(style), text);

    public static XElement Code(string text) => new("code", text);

    public static XElement Details(string summary, params object?[] content) => new("details", new XElement("summary", summary), content);

    public static XElement Columns(params object?[] content) => new("div", Class("columns"), content);

    public static XElement Section(string id, string heading, params object?[] content) => new(
        "section", new XAttribute("id", id), new XAttribute("aria-labelledby", $"{id}-heading"), new XElement("h2", new XAttribute("id", $"{id}-heading"), heading), content);

    /// <summary>Content that may be wider than a narrow screen and can be scrolled sideways, also by keyboard.</summary>
    public static XElement Scroll(string label, params object?[] content) =>
        new("div", Class("scroll"), new XAttribute("role", "region"), new XAttribute("tabindex", "0"), new XAttribute("aria-label", label), content);

    /// <summary>A table under a heading row; the first cell of each row names it. Columns of numbers are aligned right.</summary>
    public static XElement Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] all = [.. rows];
        bool[] numbers = [.. columns.Select((_, column) => column > 0 && all.All(row => IsNumber(row[column])))];
        XAttribute? Style(int column) => numbers[column] ? Class("number") : null;
        return Scroll(caption, new XElement("table", Caption(caption),
            new XElement("thead", new XElement("tr", columns.Select((name, column) => ColumnHeading(Style(column), name)))),
            new XElement("tbody", all.Select(row => new XElement("tr", RowHeading(row[0]), row.Skip(1).Select((text, column) => new XElement("td", Style(column + 1), text)))))));
    }

    /// <summary>Names with what they stand for.</summary>
    public static XElement Facts(string caption, IEnumerable<(string Name, string Value)> facts) => new(
        "table", Class("facts"), Caption(caption), new XElement("tbody", facts.Select(fact => new XElement("tr", RowHeading(fact.Name), new XElement("td", fact.Value)))));

    /// <summary>The text is no wider than the screen, however wide the table.</summary>
    public static XElement Caption(string text) => new("caption", new XElement("span", text));

    public static XElement RowHeading(string text) => new("th", new XAttribute("scope", "row"), text);

    public static XElement ColumnHeading(params object?[] content) => new("th", new XAttribute("scope", "col"), content);

    /// <summary>A figure in the page's own colors; a wide one keeps its size on a narrow screen and can be scrolled.</summary>
    public static XElement Drawing(Figure figure, bool wide = false, string caption = "")
    {
        // an SVG element inside a page needs no namespace, and without it the page contains no address at all
        var svg = new Markup(figure.ToSvg().Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal));
        return new XElement("figure", wide ? Scroll(figure.Title.Length > 0 ? figure.Title : caption, svg) : svg,
            caption.Length > 0 ? new XElement("figcaption", caption) : null);
    }

    /// <summary>An image enlarged or shrunk to <paramref name="width"/> pixels of the page.</summary>
    public static XElement Picture(Image picture, string description, int width) => new(
        "img", new XAttribute("src", $"data:image/png;base64,{Convert.ToBase64String(ImageFile.EncodePng(picture))}"),
        new XAttribute("alt", description), new XAttribute("width", width), new XAttribute("height", (int)Math.Round((double)width * picture.Height / picture.Width)));

    private static string Text(XElement root)
    {
        foreach (XElement element in root.DescendantsAndSelf().ToList())
        {
            // <p /> would leave the paragraph open in HTML
            if (element.IsEmpty && !Void.Contains(element.Name.LocalName))
                element.Add("");
            foreach (XAttribute attribute in element.Attributes())
                attribute.Value = SvgText.Valid(attribute.Value);
            foreach (XText text in element.Nodes().OfType<XText>().Where(text => text is not Markup))
                text.Value = SvgText.Valid(text.Value);
        }

        StringBuilder page = new();
        using (var writer = XmlWriter.Create(page, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false, NewLineHandling = NewLineHandling.None }))
            root.WriteTo(writer);
        return page.ToString();
    }

    private static string Embedded(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"pages/{file}")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static bool IsNumber(string text) => text.Length == 0 || char.IsAsciiDigit(text[0]) || text[0] is '−' or '–' || text is "NaN";

    [GeneratedRegex(@"\{(title|style|body)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    /// <summary>Finished markup; a CDATA section's node, since LINQ to XML appends text to a plain text node.</summary>
    private sealed class Markup(string markup) : XCData(markup)
    {
        public override void WriteTo(XmlWriter writer) => writer.WriteRaw(Value);
    }
}
