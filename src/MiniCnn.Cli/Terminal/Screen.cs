using System.Text;
using Spectre.Console;

namespace MiniCnn.Cli.Terminal;

/// <summary>Spectre.Console over a writer that was passed in, with the abilities that were passed in.</summary>
internal static class Screen
{
    public static IAnsiConsole Over(TextWriter writer, bool isTerminal, TerminalInfo terminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new WriterOutput(writer, isTerminal, terminal.Width),
            Ansi = isTerminal && terminal.Colors != ColorDepth.None ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            ColorSystem = isTerminal ? ColorSystem(terminal.Colors) : ColorSystemSupport.NoColors,
        });
        console.Profile.Capabilities.Unicode = terminal.Unicode;
        return console;
    }

    private static ColorSystemSupport ColorSystem(ColorDepth depth) => depth switch
    {
        ColorDepth.Sixteen => ColorSystemSupport.Standard,
        ColorDepth.TwoHundredFiftySix => ColorSystemSupport.EightBit,
        ColorDepth.True => ColorSystemSupport.TrueColor,
        _ => ColorSystemSupport.NoColors,
    };

    private sealed class WriterOutput(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(Encoding encoding)
        {
            // the writer was made by somebody else and keeps its encoding
        }
    }
}
