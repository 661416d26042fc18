using System.Globalization;
using System.Text;
using MiniCnn.Imaging;
using MiniCnn.Reports;

namespace MiniCnn.Lessons;

/// <summary>
/// Lessons as one HTML page that holds everything it shows: no network, no script. It is XML as well. Animations stand still
/// for readers who asked their system for less motion, and on paper.
/// </summary>
public static class LessonPage
{
    /// <summary>The page.</summary>
    /// <param name="lessons">At least one, in the order in which to read them.</param>
    /// <param name="options">How they were run; told at the end of the page.</param>
    /// <exception cref="MiniCnnException">Usage error: no lessons.</exception>
    public static string Of(IReadOnlyList<Lesson> lessons, LessonOptions options)
    {
        if (lessons.Count == 0)
            throw MiniCnnException.BadUsage("a page without lessons cannot be made; expected at least one");
        string title = lessons.Count == 1 ? lessons[0].Chapter.Title : "Convolutions, and networks made of them";
        HtmlWriter html = new();
        using (html.In("html", ("lang", "en")))
        {
            html.Head(title, PageStyle.Sheet + "\n" + LessonStyle.Sheet);
            using (html.In("body"))
            {
                using (html.In("header"))
                {
                    html.Element("h1", title);
                    html.Element("p", "Every number and picture on this page was made by running the code it speaks about.", ("class", "lead"));
                    if (lessons.Count > 1)
                        Contents(html, lessons);
                }

                using (html.In("main"))
                {
                    foreach (Lesson lesson in lessons)
                    {
                        using (html.Section(lesson.Chapter.Name, lesson.Chapter.Title))
                        {
                            html.Element("p", lesson.Chapter.About, ("class", "lead"));
                            foreach (LessonBlock block in lesson.Blocks)
                                Write(html, block);
                        }
                    }
                }

                using (html.In("footer"))
                {
                    html.Text("Made by ");
                    html.Element("code", $"minicnn learn{(lessons.Count == 1 ? " " + lessons[0].Chapter.Name : "")}{(options.Quick ? " --quick" : "")} --seed {Number(options.Seed)} --html FILE");
                    html.Text(". Timings are of the machine it ran on. This page needs no network and no script.");
                }
            }
        }
        return html.ToString();
    }

    private static void Contents(HtmlWriter html, IReadOnlyList<Lesson> lessons)
    {
        using (html.In("nav", ("aria-label", "Chapters")))
        using (html.In("ol"))
        {
            foreach (Lesson lesson in lessons)
            {
                using (html.In("li"))
                {
                    html.Element("a", lesson.Chapter.Title, ("href", $"#{lesson.Chapter.Name}"));
                    html.Element("div", lesson.Chapter.About, ("class", "muted"));
                }
            }
        }
    }

    private static void Write(HtmlWriter html, LessonBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                html.Element("h3", heading.Text);
                break;
            case ParagraphBlock paragraph:
                Paragraph(html, paragraph.Text);
                break;
            case TableBlock table:
                html.Table(table.Caption, table.Columns, table.Rows);
                break;
            case FigureBlock figure:
                html.Figure(figure.Figure, wide: figure.Figure.Width > 380, figure.Caption);
                break;
            case AnimationBlock animation:
                Moving(html, animation);
                break;
            case CodeBlock code:
                using (html.In("pre"))
                    html.Element("code", code.Code);
                break;
            case LinkBlock link:
                using (html.In("p"))
                {
                    html.Element("a", link.Title, ("href", link.Address.AbsoluteUri), ("rel", "noreferrer"));
                    html.Element("span", $" · {link.By}: {link.About}.");
                }
                break;
            default:
                throw new NotSupportedException($"No HTML is known for {block.GetType().Name}.");
        }
    }

    /// <summary>What stands between backticks becomes code.</summary>
    private static void Paragraph(HtmlWriter html, string text)
    {
        using (html.In("p"))
        {
            foreach ((int n, string part) in text.Split('`').Index())
            {
                if (n % 2 == 1)
                    html.Element("code", part);
                else
                    html.Text(part);
            }
        }
    }

    private static void Moving(HtmlWriter html, AnimationBlock block)
    {
        Figure last = block.Animation.Figure(block.LastPosition);
        using (html.In("figure"))
        {
            using (html.In("picture"))
            {
                html.Void("source", ("media", "(prefers-reduced-motion: reduce), print"), ("srcset", Data(last.ToSvg(FigureTheme.Light))));
                html.Void(
                    "img", ("src", Data(block.Animation.ToSvg())), ("alt", $"{block.Caption} {last.Description}"),
                    ("width", Number((int)Math.Ceiling(last.Width))), ("height", Number((int)Math.Ceiling(last.Height))));
            }

            using (html.In("figcaption"))
            {
                html.Text(block.Command.Length > 0 ? block.Caption + " " : block.Caption);
                if (block.Command.Length > 0)
                    html.Element("code", block.Command);
            }
        }
    }

    private static string Data(string svg) => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
