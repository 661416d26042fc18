using MiniCnn.Cli.Learn;
using MiniCnn.Lessons;

namespace MiniCnn.Cli.Commands;

internal static class LearnCommand
{
    public static Command Create()
    {
        var chapter = new Argument<string?>("chapter") { Description = "name or number of a chapter; without it all are listed", Arity = ArgumentArity.ZeroOrOne };
        chapter.CompletionSources.Add([.. Tutorial.Chapters.Select(known => known.Name)]);
        var html = new Option<string?>("--html") { Description = "write the chapter, or all chapters, as a self-contained page", HelpName = "file" };
        var quick = new Option<bool>("--quick") { Description = "fewer images and sizes: faster, with less precise numbers" };
        Option<int> seed = Options.Seed();
        Option<bool> json = Options.Json();
        return new Command(
            "learn", "A tutorial on convolutions in chapters; all numbers and figures are computed when it runs.") { chapter, html, quick, seed, json }.Runs((parse, context) =>
        {
            var options = new LessonOptions { Quick = parse.GetValue(quick), Seed = parse.GetValue(seed), Clock = context.Clock };
            (string? wanted, string? path) = (parse.GetValue(chapter), parse.GetValue(html));
            if (wanted is null && path is null)
                return List(context.Output, parse.GetValue(json));
            IReadOnlyList<Chapter> chosen = wanted is null ? Tutorial.Chapters : [Tutorial.Get(wanted)];
            var lessons = new List<Lesson>();
            foreach (Chapter one in chosen)
            {
                if (context.Terminal.ErrorIsTerminal && chosen.Count > 1)
                    context.Output.Message($"{one.Title} ...");
                lessons.Add(one.Run(options, context.Cancel));
            }
            if (path is not null)
            {
                AtomicFile.WriteText(path, LessonPage.Of(lessons, options, new LessonCommands()));
                context.Output.Message($"the page is {path}");
            }
            if (parse.GetValue(json))
                context.Output.Json(lessons.Select(lesson => new
                {
                    lesson.Chapter.Name,
                    lesson.Chapter.Title,
                    lesson.Findings,
                    Text = lesson.Blocks.OfType<ParagraphBlock>().Select(block => block.Text),
                    Tables = lesson.Blocks.OfType<TableBlock>(),
                }));
            else if (path is null)
                LessonScreen.Print(lessons[0], context);
            return 0;
        });
    }

    private static int List(Output output, bool json)
    {
        if (json)
            output.Json(Tutorial.Chapters.Select(chapter => new { chapter.Name, chapter.Title, chapter.About }));
        else
            output.Line(string.Join('\n', Tutorial.Chapters.Select((chapter, n) => $"{n + 1}  {chapter.Name,-12} {chapter.About}"))
                + "\n\nminicnn learn convolution        read a chapter, by name or number\nminicnn learn --html learn.html  all of them as one page with images and animations");
        return 0;
    }
}
