using MiniCnn.Cli.Lab;

namespace MiniCnn.Cli.Commands;

internal static class AnimateCommand
{
    private sealed class Symbols
    {
        public Argument<string[]> Words { get; } = new("what")
        {
            Description = "a name (--list shows them) or a layer: i5 k3 s2 p1 d1, i4x7 k2x3, transposed i3 k3 s2 p1 a1, pool i6 k2",
            Arity = ArgumentArity.ZeroOrMore,
        };
        public Option<string?> Out { get; } = Options.Out($"file: {string.Join(", ", SlidingAnimation.Extensions)} (default NAME.gif)", "file", "-o");
        public Option<string?> All { get; } = new("--all") { Description = "write all named animations to a folder", HelpName = "folder" };
        public Option<string> Format { get; } = Options.Choice("--format", "format of --all and of the default file", "gif", "gif", "svg", "html");
        public Option<bool> List { get; } = new("--list") { Description = "list the named animations" };
        public Option<string?> Input { get; } = new("--input") { Description = "the input: \"1 2 3; 4 5 6\", channels separated by | (default sample numbers)", HelpName = "numbers" };
        public Option<string?> Kernel { get; } = new("--kernel", "-k") { Description = "a catalog name, a file, or numbers (default sample numbers)", HelpName = "kernel" };
        public Option<bool> Plain { get; } = new("--plain") { Description = "cells without numbers, as in the guide's figures" };
        public Option<bool> Scatters { get; } = new("--scatters") { Description = "show a transposed convolution by its definition: each input adds a multiple of the kernel" };
        public Option<bool> Mean { get; } = new("--mean") { Description = "pooling: mean instead of maximum" };
        public Option<int> Milliseconds { get; } = Options.Whole("--ms", "duration of a position in milliseconds", 900, 20, 10_000);
        public Option<int?> Cell { get; } = Options.OptionalWhole("--cell", "size of a cell in pixels (default depends on the size of the grids)", 8, 96);
        public Option<double> Scale { get; } = Options.Real("--scale", "scale factor of a GIF", 1, 0.25, 4);
        public Option<int?> Frame { get; } = Options.OptionalWhole("--frame", "write only one position, as a still image (.png, .svg)", 1, SlidingAnimation.MaxPositions);
        public Option<int> Seed { get; } = Options.Seed();
        public Option<bool> Json { get; } = Options.Json();
    }

    public static Command Create()
    {
        var symbols = new Symbols();
        return new Command("animate", "Shows a kernel sliding over its input as GIF, SVG or an HTML page with controls.")
        {
            symbols.Words, symbols.Out, symbols.Format, symbols.All, symbols.List, symbols.Input, symbols.Kernel, symbols.Plain, symbols.Scatters, symbols.Mean, symbols.Milliseconds,
            symbols.Cell, symbols.Scale, symbols.Frame, symbols.Seed, symbols.Json,
        }.Runs((parse, context) =>
        {
            if (parse.GetValue(symbols.All) is { } folder)
                WriteAll(parse, symbols, context, folder);
            else if (parse.GetValue(symbols.List) || parse.GetValue(symbols.Words)!.Length == 0)
                List(context, parse.GetValue(symbols.Json));
            else
                WriteOne(parse, symbols, context);
            return 0;
        });
    }

    private static void List(CommandContext context, bool json)
    {
        if (json)
            context.Output.Json(NamedAnimation.All.Select(
                animation => new { animation.Name, animation.Title, animation.IsOfTheGuide, output = animation.Layer.Over(animation.InputSize).Output.ToString() }));
        foreach (NamedAnimation animation in json ? [] : NamedAnimation.All)
            context.Output.Line($"{animation.Name,-40} {animation.Title}");
    }

    private static void WriteAll(ParseResult parse, Symbols symbols, CommandContext context, string folder)
    {
        if (parse.GetValue(symbols.Words)!.Length > 0 || parse.GetValue(symbols.Out) is not null || parse.GetValue(symbols.Frame) is not null)
            throw MiniCnnException.BadUsage("--all writes every named animation; leave the name, --out and --frame out");
        if (!Directory.Exists(folder))
            throw MiniCnnException.BadData($"there is no folder '{folder}' to write the animations into; make it first");
        foreach (NamedAnimation named in NamedAnimation.All)
        {
            context.Cancel.ThrowIfCancellationRequested();
            string path = Path.Combine(folder, named.Name + Extension(parse, symbols));
            bool scatters = parse.GetValue(symbols.Scatters) && named.Layer.Kind == LayerKind.Transposed;
            new SlidingAnimation(named.Window(parse.GetValue(symbols.Seed), scatters), OptionsOf(parse, symbols, named.Title)).Write(path);
            context.Output.Line(path);
        }
    }

    private static void WriteOne(ParseResult parse, Symbols symbols, CommandContext context)
    {
        (SlidingWindow window, string name, string title) = SlidingRequest.Read(
            parse.GetValue(symbols.Words)!, parse.GetValue(symbols.Input), parse.GetValue(symbols.Kernel),
            parse.GetValue(symbols.Mean), parse.GetValue(symbols.Scatters), parse.GetValue(symbols.Seed));
        var animation = new SlidingAnimation(window, OptionsOf(parse, symbols, title));
        int? frame = parse.GetValue(symbols.Frame);
        if (frame > window.FrameCount)
            throw MiniCnnException.BadUsage($"--frame {frame}: there are {window.FrameCount} positions; expected 1 to {window.FrameCount}");
        bool json = parse.GetValue(symbols.Json);
        string? path = parse.GetValue(symbols.Out) ?? (json ? null : name + (frame is null ? Extension(parse, symbols) : ".png"));
        if (path is not null)
            context.Save(path, frame is { } position ? file => animation.Figure(position - 1).Write(file) : animation.Write, parse.GetValue(symbols.Kernel));
        if (json)
        {
            context.Output.Json(SlidingRequest.ToData(window, title, path));
            return;
        }
        context.Output.Row("shape", $"{title}: {window.FrameCount} positions");
        context.Output.Row("height", FormulaText.Output(window.Geometry.Vertical));
        context.Output.Row("width", FormulaText.Output(window.Geometry.Horizontal));
        context.Output.Row("written", $"{path}, {new FileInfo(path!).Length / 1024.0:0.0} KiB");
    }

    private static SlidingOptions OptionsOf(ParseResult parse, Symbols symbols, string title) => new()
    {
        Title = title,
        Numbers = !parse.GetValue(symbols.Plain),
        Milliseconds = parse.GetValue(symbols.Milliseconds),
        CellPixels = parse.GetValue(symbols.Cell) ?? 0,
        Scale = parse.GetValue(symbols.Scale),
    };

    private static string Extension(ParseResult parse, Symbols symbols) => "." + parse.GetValue(symbols.Format);
}
