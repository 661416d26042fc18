using System.Xml;
using System.Xml.Linq;

namespace MiniCnn.Tests.Reports;

/// <summary>What every page must keep, whatever run it is about.</summary>
internal static class PageCheck
{
    /// <summary>Reads the page as XML, which fails on a tag that is not closed and on text that is not escaped, and checks it.</summary>
    public static XElement Read(string page)
    {
        page.ShouldStartWith("<!DOCTYPE html>");
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        XElement html = XDocument.Load(reader).Root!;
        NothingComesFromElsewhere(html, page);
        EveryPictureHasWords(html);
        Ids(html);
        html.Descendants("th").ShouldAllBe(cell => cell.Attribute("scope") != null);
        html.Descendants("table").ShouldAllBe(table => table.Element("caption") != null);
        Headings(html);
        return html;
    }

    public static XElement Section(this XElement html, string id) => html.Descendants("section").Single(section => (string?)section.Attribute("id") == id);

    private static void NothingComesFromElsewhere(XElement html, string page)
    {
        html.Descendants("script").ShouldBeEmpty();
        html.Descendants().Attributes().ShouldAllBe(attribute => !attribute.Name.LocalName.StartsWith("on"));
        html.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href")
            .ShouldAllBe(address => address.Value.StartsWith("data:") || address.Value.StartsWith('#'));
        page.ShouldNotContain("http:");
        page.ShouldNotContain("https:");
        page.ShouldNotContain("url(");
        page.ShouldNotContain("@import");
        // beside what the page loads, what it may load: a browser holds to it whatever a name in the page contains
        html.Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!.Value
            .ShouldBe("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
        page.Length.ShouldBeLessThan(3_000_000);
    }

    private static void EveryPictureHasWords(XElement html)
    {
        html.Descendants("img").ShouldAllBe(picture => !string.IsNullOrWhiteSpace((string?)picture.Attribute("alt")));
        foreach (XElement drawing in html.Descendants("svg"))
        {
            ((string?)drawing.Attribute("role")).ShouldBe("img");
            drawing.Element("title")!.Value.ShouldNotBeNullOrWhiteSpace();
            drawing.Element("desc")!.Value.ShouldNotBeNullOrWhiteSpace();
        }
    }

    private static void Ids(XElement html)
    {
        string[] ids = [.. html.Descendants().Attributes("id").Select(id => id.Value)];
        ids.ShouldBeUnique();
        html.Descendants("section").ShouldAllBe(section => section.Attribute("aria-labelledby") != null);
        html.Descendants().Attributes("aria-labelledby").SelectMany(names => names.Value.Split(' ')).ShouldAllBe(name => ids.Contains(name));
        html.Descendants("a").Attributes("href").ShouldAllBe(target => ids.Contains(target.Value.Substring(1)));
    }

    private static void Headings(XElement html)
    {
        int[] levels = [.. html.Descendants().Where(element => element.Name.LocalName is "h1" or "h2" or "h3" or "h4").Select(element => element.Name.LocalName[1] - '0')];
        levels.Count(level => level == 1).ShouldBe(1);
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
    }
}
