using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace MiniCnn.Cli.Terminal;

/// <summary>Data goes to stdout, words about it to stderr.</summary>
internal sealed class Output(TextWriter output, TextWriter error, TerminalInfo terminal)
{
    private static readonly JsonSerializerOptions JsonStyle = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Stdout.</summary>
    public TextWriter Out => output;

    /// <summary>Stderr.</summary>
    public TextWriter Error => error;

    /// <summary>Tables and colors on stdout; plain text when it is not a terminal.</summary>
    public IAnsiConsole Page => field ??= Screen.Over(output, terminal.OutputIsTerminal, terminal);

    /// <summary>Progress on stderr; draw it only when <see cref="TerminalInfo.ErrorIsTerminal"/>, write plain messages otherwise.</summary>
    public IAnsiConsole Progress => field ??= Screen.Over(error, terminal.ErrorIsTerminal, terminal);

    /// <summary>A line of data.</summary>
    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>A line for the person who looks on.</summary>
    public void Message(string text) => error.WriteLine(text);

    /// <summary>Says which files were written: up to three by name, more by their folder.</summary>
    public void Wrote(IReadOnlyList<string> files) => Message(files.Count switch
    {
        0 => "nothing to write",
        <= 3 => $"wrote {string.Join(", ", files)}",
        _ => $"wrote {files.Count} files to {(Path.GetDirectoryName(files[0]) is { Length: > 0 } folder ? folder : ".")}",
    });

    /// <summary>A line that begins with the command's name, as its errors do.</summary>
    public void Warning(string text) => error.WriteLine($"minicnn: {OneLine(text)}");

    /// <summary>Indented JSON with camelCase names; enums are words, NaN and the infinities are strings.</summary>
    public void Json<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, JsonStyle));

    /// <summary>What another library's message begins with: libtorch's goes on with the frames of its stack.</summary>
    public static string FirstLine(string text) => OneLine(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(""));

    /// <summary>Line breaks and other control characters become spaces, so that a message stays one line whatever a file is called.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) is var line && line.Any(char.IsControl)
            ? new string([.. line.Select(c => char.IsControl(c) ? ' ' : c)])
            : line;
}
