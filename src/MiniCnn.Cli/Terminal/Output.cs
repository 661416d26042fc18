using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Spectre.Console;

namespace MiniCnn.Cli.Terminal;

/// <summary>Data goes to stdout, messages about it to stderr.</summary>
internal sealed class Output(TextWriter output, TextWriter error, TerminalInfo terminal)
{
    public TextWriter Out => output;

    public TextWriter Error => error;

    /// <summary>Tables and colors on stdout; plain text when it is not a terminal.</summary>
    public IAnsiConsole Page => field ??= Console(output, terminal.OutputIsTerminal);

    /// <summary>Progress on stderr; draw it only when <see cref="TerminalInfo.ErrorIsTerminal"/>, write plain messages otherwise.</summary>
    public IAnsiConsole Progress => field ??= Console(error, terminal.ErrorIsTerminal);

    public void Line(string text = "") => output.WriteLine(text);

    public void Message(string text) => error.WriteLine(string.Join('\n', text.Split('\n').Select(PrintableText.Of)));

    /// <summary>Reports which files were written: up to three by name, more by their folder.</summary>
    public void Wrote(IReadOnlyList<string> files) => Message(files.Count switch
    {
        0 => "nothing to write",
        <= 3 => $"wrote {string.Join(", ", files)}",
        _ => $"wrote {files.Count} files to {(Path.GetDirectoryName(files[0]) is { Length: > 0 } folder ? folder : ".")}",
    });

    /// <summary>Writes figures where a path is given, and reports it.</summary>
    public void Wrote(string? path, IReadOnlyList<NamedFigure> figures, CancellationToken cancel)
    {
        if (path is not null)
            Wrote(NamedFigure.Write(path, figures, cancel));
    }

    private static (IEnumerable<string> Lines, int Code) OutOfMemory => (["There is not enough memory; use a smaller batch, network or picture, or end other programs"], (int)ErrorKind.Failure);

    /// <summary>A line that begins with the command's name, as its errors do.</summary>
    public void Warning(string text) => error.WriteLine($"minicnn: {PrintableText.OneLine(text)}");

    /// <summary>Reports what ended the command, with <paramref name="debug"/> also where; the result is the exit code.</summary>
    public int Failed(Exception exception, StopRequest stop, bool debug)
    {
        (IEnumerable<string> lines, int code) = Describe(exception);
        foreach (string line in lines)
            Warning(line);
        if (debug)
            Message(exception.ToString());
        return code;

        (IEnumerable<string> Lines, int Code) Describe(Exception exception) => exception switch
        {
            MiniCnnException own => (own.Lines, (int)own.Kind),
            OperationCanceledException when stop.ExitCode is { } code => (["stopped"], code),
            AggregateException { InnerExceptions: [var single] } => Describe(single),
            OutOfMemoryException => OutOfMemory,
            ExternalException when exception.Message.Contains("can't allocate memory", StringComparison.Ordinal)
                || exception.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase) => OutOfMemory,
            UnauthorizedAccessException or IOException => ([exception.Message], (int)ErrorKind.Failure),
            // the first line: libtorch's message continues with the frames of its stack
            _ => ([$"this is a fault of the program, please report it with the command and what it writes with --debug: {exception.GetType().Name}: {exception.Message.TrimStart().Split('\n')[0]}"], (int)ErrorKind.Failure),
        };
    }

    /// <summary>Indented JSON with camelCase names; enums are words, NaN and the infinities are strings.</summary>
    public void Json<T>(T value) => output.WriteLine(string.Concat(JsonSerializer.Serialize(value, JsonText.Options)
        .Select(letter => letter == '\n' || PrintableText.IsPrintable(letter) ? $"{letter}" : $"\\u{(int)letter:X4}")));

    /// <summary>An empty table; numbers stand in the columns on the right and are never wrapped.</summary>
    public static Table Table(string[] columns, Range right = default)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns(columns);
        foreach (TableColumn column in table.Columns.Take(right))
            column.RightAligned().NoWrap();
        return table;
    }

    /// <summary>A table of many narrow columns, aligned and never wrapped: Spectre.Console's wraps within numbers where the terminal is narrow.</summary>
    public static string Columns(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] lines = [headings, .. rows];
        int[] widths = [.. headings.Select((_, column) => lines.Max(line => line[column].Length))];
        return string.Concat(lines.Select(line => string.Join("  ", line.Select((cell, column) => cell.PadLeft(widths[column]))) + "\n"));
    }

    private IAnsiConsole Console(TextWriter writer, bool isTerminal)
    {
        ColorDepth colors = isTerminal ? terminal.Colors : ColorDepth.NoColors;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = colors != ColorDepth.NoColors ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            ColorSystem = colors,
        });
        // without a height of its own, Spectre.Console takes the process's, and a live display on one of -1 rows ends the process
        (console.Profile.Width, console.Profile.Height, console.Profile.Capabilities.Unicode) = (terminal.Width, terminal.Height, terminal.Unicode);
        return console;
    }
}

/// <summary>
/// Writes that may fail: the stream is closed, its disk is full, its reader is gone. For stderr that is ignored: a training of hours does not end because
/// a log could not be written.
/// </summary>
internal sealed class GuardedWriter(TextWriter writer, Action<Exception> onFailure) : TextWriter
{
    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => Try(() => writer.Write(value));

    public override void Write(string? value) => Try(() => writer.Write(value));

    public override void WriteLine(string? value) => Try(() => writer.WriteLine(value));

    public override void Flush() => Try(writer.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            onFailure(cause);
        }
    }
}
