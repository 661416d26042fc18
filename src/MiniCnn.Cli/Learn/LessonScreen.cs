using MiniCnn.Lessons;

namespace MiniCnn.Cli.Learn;

/// <summary>A lesson as text; its images are shown by a terminal with colors and described otherwise.</summary>
internal static class LessonScreen
{
    private const int WidestText = 100;
    private static readonly LessonCommands Commands = new();

    public static void Print(Lesson lesson, CommandContext context)
    {
        Output output = context.Output;
        output.Line(lesson.Chapter.Title);
        output.Line(new string('=', lesson.Chapter.Title.Length));
        foreach (LessonBlock block in lesson.Blocks)
        {
            output.Line();
            Print(block, context);
        }

        if (Commands.ToTry(lesson.Chapter.Name) is { Count: > 0 } commands)
        {
            output.Line();
            Print(new CodeBlock(string.Join('\n', commands)), context);
        }
    }

    private static void Print(LessonBlock block, CommandContext context)
    {
        (Output output, int width) = (context.Output, Math.Clamp(context.Terminal.Width, 20, WidestText));
        switch (block)
        {
            case HeadingBlock heading:
                output.Line(heading.Text);
                output.Line(new string('-', heading.Text.Length));
                break;
            case ParagraphBlock paragraph:
                Wrapped(output, paragraph.Text, width);
                break;
            case TableBlock table:
                Table(output, table, width);
                break;
            case FigureBlock { Samples.Count: > 0 } figure when context.Terminal is { OutputIsTerminal: true, Colors: not ColorDepth.NoColors, Unicode: true }:
                output.Out.Write(TerminalImage.RenderRow(figure.Samples, Math.Clamp(((width + 1) / figure.Samples.Count) - 1, 8, 60), context.Terminal.ImageColors));
                Wrapped(output, figure.Caption, width);
                break;
            case FigureBlock figure:
                Wrapped(output, $"[{(figure.Figure.Title.Length > 0 ? figure.Figure.Title + ". " : "")}{figure.Caption} {figure.Figure.Description}]", width);
                break;
            case AnimationBlock animation:
                Wrapped(output, $"[{animation.Caption} {animation.Animation.Figure(0).Description}]", width);
                if (animation.Name.Length > 0)
                    output.Line($"  {Commands.Animate(animation.Name, animation.Scatters)}");
                break;
            case CodeBlock code:
                foreach (string line in code.Code.Split('\n'))
                    output.Line($"  {line}".TrimEnd());
                break;
            case LinkBlock link:
                output.Line(link.Title);
                Wrapped(output, $"{link.By}: {link.About}", width, "  ");
                output.Line($"  {link.Address.AbsoluteUri}");
                break;
        }
    }

    /// <summary>In columns; where these are too wide for the screen, the cells of a row under each other.</summary>
    private static void Table(Output output, TableBlock table, int width)
    {
        Wrapped(output, table.Caption + ":", width);
        int[] widths = [.. table.Columns.Select((name, column) => table.Rows.Select(row => row[column].Length).Append(name.Length).Max())];
        if (widths.Sum() + (3 * widths.Length) - 1 <= width)
        {
            foreach (IReadOnlyList<string>? row in table.Rows.Prepend(table.Columns))
                output.Line("  " + string.Join("   ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
            return;
        }
        foreach (IReadOnlyList<string> row in table.Rows)
            Wrapped(output, string.Join("; ", row.Select((text, column) => $"{table.Columns[column]}: {text}")), width, "  ");
    }

    private static void Wrapped(Output output, string text, int width, string indent = "")
    {
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
                output.Line(line);
            line = line.Length == 0 || line.Length + 1 + word.Length > width ? indent + word : $"{line} {word}";
        }
        if (line.Length > 0)
            output.Line(line);
    }
}

internal sealed class LessonCommands : ILessonCommands
{
    public IReadOnlyList<string> ToTry(string chapter) => chapter switch
    {
        "images" => ["minicnn conv --kernel sobel", "minicnn conv IMAGE --kernel \"1 0 -1; 2 0 -2; 1 0 -1\"", "minicnn kernels"],
        "convolution" => ["minicnn conv --kernel sobel-x --operation convolution", "minicnn kernels sobel"],
        "hierarchies" => ["minicnn shape small", "minicnn model best"],
        "translation" => ["minicnn train digits --model small", "minicnn train digits --model mlp"],
        "settings" => ["minicnn shape i28 k3 s2 p1", "minicnn animate dilation", "minicnn animate i7x5 k3 s2 p1"],
        "conv2d" => ["minicnn shape i28 k3 p1", "minicnn animate channels"],
        "transposed" => ["minicnn shape transposed i4 k3 s2 p1", "minicnn animate padding-strides-transposed --scatters"],
        _ => [],
    };

    public string Animate(string animation, bool scatters) => $"minicnn animate {animation}{(scatters ? " --scatters" : "")}";

    public string Page(IReadOnlyList<Lesson> lessons, LessonOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"minicnn learn{(lessons.Count == 1 ? " " + lessons[0].Chapter.Name : "")}{(options.Quick ? " --quick" : "")} --seed {options.Seed} --html FILE");
}
