using System.Text;
using System.Xml.Linq;
using MiniCnn.Reports;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Lessons;

/// <summary>
/// Lessons as one self-contained HTML page without network or script. It is XML as well. Animations do not move for readers who
/// asked their system for less motion, and in print.
/// </summary>
internal static class LessonPage
{
    /// <summary>Of at least one lesson, in the order in which to read them; the end of the page says how they were run.</summary>
    public static string Of(IReadOnlyList<Lesson> lessons, LessonOptions options, ILessonCommands? commands = null)
    {
        if (lessons.Count == 0)
            throw MiniCnnException.BadUsage("a page without lessons cannot be made; expected at least one");
        string title = lessons.Count == 1 ? lessons[0].Chapter.Title : "Convolutions and convolutional networks";
        return HtmlPage.Of(
            title, ["page.css", "lesson.css"],
            new XElement("header", new XElement("h1", title), Paragraph("All numbers and figures on this page were computed by running the library.", "lead"),
                lessons.Count > 1 ? Contents(lessons) : null),
            new XElement("main", lessons.Select(lesson => Section(
                lesson.Chapter.Name, lesson.Chapter.Title, Paragraph(lesson.Chapter.About, "lead"), lesson.Blocks.Select(block => Content(block, commands)),
                commands?.ToTry(lesson.Chapter.Name) is { Count: > 0 } lines ? new XElement("pre", Code(string.Join('\n', lines))) : null))),
            new XElement("footer",
                commands is null ? null : new object[] { "Made by ", Code(commands.Page(lessons, options)), ". " },
                "Timings were measured on the machine that made this page. The page needs no network and no scripts."));
    }

    private static XElement Contents(IReadOnlyList<Lesson> lessons) => new(
        "nav", new XAttribute("aria-label", "Chapters"), new XElement("ol", lessons.Select(lesson => new XElement(
            "li", new XElement("a", new XAttribute("href", $"#{lesson.Chapter.Name}"), lesson.Chapter.Title), new XElement("div", Class("muted"), lesson.Chapter.About)))));

    private static XElement Content(LessonBlock block, ILessonCommands? commands) => block switch
    {
        HeadingBlock heading => new XElement("h3", heading.Text),
        // text between backticks becomes code
        ParagraphBlock paragraph => new XElement("p", paragraph.Text.Split('`').Select((part, n) => n % 2 == 1 ? (object)Code(part) : part)),
        TableBlock table => Table(table.Caption, table.Columns, table.Rows),
        FigureBlock figure => Drawing(figure.Figure, wide: figure.Figure.Width > 380, figure.Caption),
        AnimationBlock animation => Moving(animation, animation.Name.Length > 0 ? commands?.Animate(animation.Name, animation.Scatters) : null),
        CodeBlock code => new XElement("pre", Code(code.Code)),
        LinkBlock link => new XElement(
            "p", new XElement("a", new XAttribute("href", link.Address.AbsoluteUri), new XAttribute("rel", "noreferrer"), link.Title), $" · {link.By}: {link.About}."),
        _ => throw new NotSupportedException($"No HTML is known for {block.GetType().Name}."),
    };

    private static XElement Moving(AnimationBlock block, string? command)
    {
        Figure last = block.Animation.Figure(block.LastPosition);
        return new XElement("figure",
            new XElement("picture",
                new XElement("source", new XAttribute("media", "(prefers-reduced-motion: reduce), print"), new XAttribute("srcset", Data(last.ToSvg(FigureTheme.Light)))),
                new XElement("img",
                    new XAttribute("src", Data(block.Animation.ToSvg())), new XAttribute("alt", $"{block.Caption} {last.Description}"),
                    new XAttribute("width", (int)Math.Ceiling(last.Width)), new XAttribute("height", (int)Math.Ceiling(last.Height)))),
            new XElement("figcaption", block.Caption, command is null ? null : new object[] { " ", Code(command) }));
    }

    private static string Data(string svg) => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
}
