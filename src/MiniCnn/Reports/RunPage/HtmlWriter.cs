using System.Globalization;
using System.Text;
using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>Writes HTML that is XML as well: every element is closed, every text and attribute escaped, nothing comes from elsewhere.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _page = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element; dispose of what it returns to close it.</summary>
    public Closing In(string element, params (string Name, string Value)[] attributes)
    {
        Tag(element, attributes, ">");
        _open.Push(element);
        return new Closing(this);
    }

    /// <summary>An element with nothing but text in it.</summary>
    public void Element(string element, string text, params (string Name, string Value)[] attributes)
    {
        using (In(element, attributes))
            Text(text);
    }

    /// <summary>An element that has no content: <c>meta</c>, <c>img</c>.</summary>
    public void Void(string element, params (string Name, string Value)[] attributes) => Tag(element, attributes, " />");

    public void Text(string text) => _page.Append(SvgText.Escape(text));

    /// <summary>A sheet of styles, which is the page's own text: without &lt; and &amp; it means the same in HTML and XML.</summary>
    public void Style(string sheet) => _page.Append("<style>\n").Append(sheet).Append("\n</style>\n");

    /// <summary>The page's head: it loads nothing and may load nothing, whatever a name in it contains.</summary>
    public void Head(string title, string sheet)
    {
        using (In("head"))
        {
            Void("meta", ("charset", "utf-8"));
            Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            Void("meta", ("name", "color-scheme"), ("content", "light dark"));
            Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; img-src data:; style-src 'unsafe-inline'"));
            Void("link", ("rel", "icon"), ("href", "data:,"));
            Element("title", title);
            Style(sheet);
        }
    }

    /// <summary>A part of the page under its own heading.</summary>
    public Closing Section(string id, string heading)
    {
        Closing section = In("section", ("id", id), ("aria-labelledby", $"{id}-heading"));
        Element("h2", heading, ("id", $"{id}-heading"));
        return section;
    }

    /// <summary>A drawing in the page's own colors; a wide one keeps its size on a narrow screen and can be moved sideways.</summary>
    public void Figure(Figure figure, bool wide = false, string caption = "")
    {
        using (In("figure"))
        {
            if (wide)
            {
                using (In("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", figure.Title.Length > 0 ? figure.Title : caption)))
                    Drawing(figure);
            }
            else
            {
                Drawing(figure);
            }
            if (caption.Length > 0)
                Element("figcaption", caption);
        }
    }

    /// <summary>Pixels, each as a square.</summary>
    /// <param name="picture">Any size.</param>
    /// <param name="alt">What there is to see.</param>
    /// <param name="width">Pixels of the page.</param>
    public void Image(Image picture, string alt, int width) => Void(
        "img",
        ("src", $"data:image/png;base64,{Convert.ToBase64String(ImageFile.EncodePng(picture))}"),
        ("alt", alt),
        ("width", Number(width)),
        ("height", Number((int)Math.Round((double)width * picture.Height / picture.Width))));

    /// <summary>The page so far, from its first line on.</summary>
    public override string ToString() => "<!DOCTYPE html>\n" + _page;

    /// <summary>A drawing inside a page needs no namespace, and without it the page holds no address at all.</summary>
    private void Drawing(Figure figure) => _page.Append(figure.ToSvg().Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal));

    private void Tag(string element, (string Name, string Value)[] attributes, string end)
    {
        _page.Append('<').Append(element);
        foreach ((string name, string value) in attributes)
            _page.Append(' ').Append(name).Append("=\"").Append(SvgText.Escape(value)).Append('"');
        _page.Append(end);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Close()
    {
        string element = _open.Pop();
        _page.Append("</").Append(element).Append('>');
        if (element is not ("code" or "strong" or "a" or "span"))
            _page.Append('\n');
    }

    /// <summary>Closes an element.</summary>
    public readonly struct Closing(HtmlWriter html) : IDisposable
    {
        public void Dispose() => html.Close();
    }
}
