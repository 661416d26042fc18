using System.Globalization;
using System.Text.Json;
using MiniCnn.Reports;
using Spectre.Console;

namespace MiniCnn.Cli.Terminal;

/// <summary>Data goes to stdout, messages about it to stderr.</summary>
internal sealed class Output(TextWriter output, TextWriter error, TerminalInfo terminal)
{
    public TextWriter Out => output;

    public TextWriter Error => error;

    /// <summary>Tables and colors on stdout; plain text when it is not a terminal.</summary>
    public IAnsiConsole Page => field ??= Screen.Over(output, terminal.OutputIsTerminal, terminal);

    /// <summary>Progress on stderr; draw it only when <see cref="TerminalInfo.ErrorIsTerminal"/>, write plain messages otherwise.</summary>
    public IAnsiConsole Progress => field ??= Screen.Over(error, terminal.ErrorIsTerminal, terminal);

    public void Line(string text = "") => output.WriteLine(text);

    public void Message(string text) => error.WriteLine(text);

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

    /// <summary>A line that begins with the command's name, as its errors do.</summary>
    public void Warning(string text) => error.WriteLine($"minicnn: {OneLine(text)}");

    /// <summary>Indented JSON with camelCase names; enums are words, NaN and the infinities are strings.</summary>
    public void Json<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, JsonText.Options));

    /// <summary>The first line of another library's message: libtorch's continues with the frames of its stack.</summary>
    public static string FirstLine(string text) => OneLine(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(""));

    /// <summary><c>1 thread</c>, <c>2 threads</c>.</summary>
    public static string Counted(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");

    /// <summary>Line breaks and other control characters become spaces, so that a message stays one line whatever a file is called.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) is var line && line.Any(char.IsControl)
            ? new string([.. line.Select(c => char.IsControl(c) ? ' ' : c)])
            : line;
}
