using System.Text.RegularExpressions;
using System.Xml.Linq;
using MiniCnn.Cli.Learn;
using MiniCnn.Lessons;

namespace MiniCnn.Tests.Lessons;

/// <summary>The page of all chapters.</summary>
[NoLeakedTensors]
public sealed partial class LessonPageTests
{
    private static readonly LessonOptions Quick = new() { Quick = true };

    private static string Page(params string[] chapters) => LessonPage.Of([.. chapters.Select(name => Tutorial.Get(name).Run(Quick))], Quick, new LessonCommands());

    [Fact]
    public void Is_well_formed_loads_nothing_and_tells_every_picture()
    {
        string text = Page("convolution", "images", "hierarchies", "settings", "conv2d", "transposed", "reading");
        var page = XDocument.Parse(text);
        page.Descendants("img").Count().ShouldBeGreaterThan(8);
        page.Descendants("img").ShouldAllBe(img => ((string?)img.Attribute("alt") ?? "").Length > 30);
        foreach (XElement svg in page.Descendants("svg"))
        {
            svg.Attribute("role")!.Value.ShouldBe("img");
            svg.Element("title")!.Value.ShouldNotBeEmpty();
            svg.Element("desc")!.Value.Length.ShouldBeGreaterThan(20);
        }
        page.Descendants().Where(element => element.Name.LocalName is "script" or "iframe" or "object").ShouldBeEmpty();
        foreach (XAttribute address in page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "srcset" or "href" && attribute.Parent!.Name != "a"))
            address.Value.ShouldStartWith("data:");
        StyleAddress().IsMatch(text).ShouldBeFalse();
        page.Descendants("meta").ShouldContain(meta => ((string?)meta.Attribute("content") ?? "").StartsWith("default-src 'none'; img-src data:;", StringComparison.Ordinal));
        page.Descendants("source").ShouldAllBe(source => source.Attribute("media")!.Value.Contains("prefers-reduced-motion: reduce"));
        page.Descendants("source").Count().ShouldBe(page.Descendants("img").Count());
        text.ShouldContain("prefers-color-scheme: dark");
        text.ShouldContain("width=device-width");
        // anchors of the page lead somewhere, and ids are one of a kind
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        ids.ShouldBeUnique();
        page.Descendants("a").Select(a => a.Attribute("href")!.Value).Where(href => href[0] == '#').Except(ids.Select(id => "#" + id)).ShouldBeEmpty();
    }

    [Fact]
    public void Names_the_works_to_read_next()
    {
        XElement[] links = [.. XDocument.Parse(Page("reading")).Descendants("a")];
        foreach (string part in new[] { "arxiv.org/abs/1603.07285", "github.com/vdumoulin/conv_arithmetic", "youtube.com", "cnn-explainer", "cs231n", "torch.nn.Conv2d", "distill.pub", "lecun" })
            links.ShouldContain(link => link.Attribute("href")!.Value.Contains(part), part);
    }

    [Fact]
    public void Text_is_escaped_and_without_commands_there_are_none()
    {
        XDocument.Parse(Page("images")).Descendants("code").ShouldContain(code => code.Value.Contains("minicnn conv IMAGE --kernel \"1 0 -1; 2 0 -2; 1 0 -1\""));
        LessonPage.Of([.. Tutorial.Chapters.Where(chapter => chapter.Name != "translation").Select(chapter => chapter.Run(Quick))], Quick).ShouldNotContain("minicnn ", Case.Sensitive);
    }

    [Fact]
    public void Is_the_same_every_time_without_a_clock_and_needs_a_lesson()
    {
        Page("hierarchies").ShouldBe(Page("hierarchies"));
        Should.Throw<MiniCnnException>(() => LessonPage.Of([], Quick)).Kind.ShouldBe(ErrorKind.Usage);
    }

    [GeneratedRegex(@"@import|url\(")]
    private static partial Regex StyleAddress();
}
