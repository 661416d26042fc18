global using ColorDepth = Spectre.Console.ColorSystemSupport;

namespace MiniCnn.Cli.Terminal;

/// <summary>What the terminal behind stdout and stderr can show: only a terminal has colors and progress bars, and only some block characters.</summary>
internal sealed record TerminalInfo(bool OutputIsTerminal, bool ErrorIsTerminal, int Width, ColorDepth Colors, bool Unicode)
{
    public static TerminalInfo None { get; } = new(false, false, Width: 100, ColorDepth.NoColors, Unicode: true);

    /// <summary>For images on stdout: colors only on a terminal that has them, half blocks only where they can be shown.</summary>
    public TerminalColors ImageColors => (OutputIsTerminal && Unicode, Colors) switch
    {
        (true, ColorDepth.TrueColor) => TerminalColors.TrueColor,
        (true, ColorDepth.EightBit) => TerminalColors.Palette256,
        _ => TerminalColors.None,
    };

    public static TerminalInfo OfProcess() => (Console.IsOutputRedirected, Console.IsErrorRedirected) switch
    {
        (true, true) => None,
        var (output, error) => new(!output, !error, TerminalWidth(), ColorsOf(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows()),
            OperatingSystem.IsWindows() || UnicodeOf(Environment.GetEnvironmentVariable)),
    };

    /// <summary>By the conventions of no-color.org, COLORTERM and TERM.</summary>
    public static ColorDepth ColorsOf(Func<string, string?> variable, bool windows)
    {
        string term = variable("TERM") ?? "", colorTerm = variable("COLORTERM") ?? "";
        return variable("NO_COLOR") is { Length: > 0 } || term == "dumb" || (term.Length == 0 && !windows) ? ColorDepth.NoColors
            : colorTerm is "truecolor" or "24bit" || variable("WT_SESSION") is not null || term.Contains("direct", StringComparison.Ordinal) ? ColorDepth.TrueColor
            : term.Contains("256color", StringComparison.Ordinal) || colorTerm.Length > 0 ? ColorDepth.EightBit
            : ColorDepth.Standard;
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
            return Console.WindowWidth > 0 ? Console.WindowWidth : None.Width;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return None.Width;
        }
    }
}
