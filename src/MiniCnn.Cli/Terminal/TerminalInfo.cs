using Spectre.Console;

namespace MiniCnn.Cli.Terminal;

internal enum ColorDepth
{
    None = ColorSystemSupport.NoColors,
    Sixteen = ColorSystemSupport.Standard,
    TwoHundredFiftySix = ColorSystemSupport.EightBit,
    True = ColorSystemSupport.TrueColor,
}

/// <summary>What the terminal behind stdout and stderr can show.</summary>
/// <param name="OutputIsTerminal">Stdout is a terminal and not a file or pipe: only then has it colors.</param>
/// <param name="ErrorIsTerminal">The same of stderr: only then are progress bars drawn.</param>
/// <param name="Width">Columns; 100 without a terminal.</param>
/// <param name="Colors">None also with NO_COLOR and TERM=dumb.</param>
/// <param name="Unicode">Block characters and box lines can be shown.</param>
internal sealed record TerminalInfo(bool OutputIsTerminal, bool ErrorIsTerminal, int Width, ColorDepth Colors, bool Unicode)
{
    private const int WidthWithoutTerminal = 100;

    public static TerminalInfo None { get; } = new(false, false, WidthWithoutTerminal, ColorDepth.None, Unicode: true);

    public static TerminalInfo OfProcess()
    {
        bool output = !Console.IsOutputRedirected;
        bool error = !Console.IsErrorRedirected;
        bool anyTerminal = output || error;
        return new(output, error, anyTerminal ? TerminalWidth() : WidthWithoutTerminal,
            anyTerminal ? ColorsOf(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows()) : ColorDepth.None,
            !anyTerminal || OperatingSystem.IsWindows() || UnicodeOf(Environment.GetEnvironmentVariable));
    }

    /// <summary>By the conventions of no-color.org, COLORTERM and TERM.</summary>
    public static ColorDepth ColorsOf(Func<string, string?> variable, bool windows)
    {
        string term = variable("TERM") ?? "";
        string colorTerm = variable("COLORTERM") ?? "";
        if (!string.IsNullOrEmpty(variable("NO_COLOR")) || term == "dumb" || (term.Length == 0 && !windows))
            return ColorDepth.None;
        if (colorTerm is "truecolor" or "24bit" || variable("WT_SESSION") is not null || term.Contains("direct", StringComparison.Ordinal))
            return ColorDepth.True;
        return term.Contains("256color", StringComparison.Ordinal) || colorTerm.Length > 0
            ? ColorDepth.TwoHundredFiftySix
            : ColorDepth.Sixteen;
    }

    /// <summary>The first of LC_ALL, LC_CTYPE and LANG that is set decides, as in setlocale.</summary>
    public static bool UnicodeOf(Func<string, string?> variable)
    {
        string locale = new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return locale.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : WidthWithoutTerminal;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return WidthWithoutTerminal;
        }
    }
}
