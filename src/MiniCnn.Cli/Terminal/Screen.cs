using System.Text;
using Spectre.Console;

namespace MiniCnn.Cli.Terminal;

/// <summary>Spectre.Console over a writer, colored only where that writer is a terminal.</summary>
internal static class Screen
{
    public static IAnsiConsole Over(TextWriter writer, bool isTerminal, TerminalInfo terminal)
    {
        ColorSystemSupport colors = isTerminal ? (ColorSystemSupport)terminal.Colors : ColorSystemSupport.NoColors;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new WriterOutput(writer, isTerminal, terminal.Width),
            Ansi = colors != ColorSystemSupport.NoColors ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            ColorSystem = colors,
        });
        console.Profile.Capabilities.Unicode = terminal.Unicode;
        return console;
    }

    private sealed class WriterOutput(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(Encoding encoding)
        {
            // the caller decides the encoding
        }
    }
}
