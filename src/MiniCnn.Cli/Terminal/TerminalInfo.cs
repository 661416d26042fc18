global using ColorDepth = Spectre.Console.ColorSystemSupport;

namespace MiniCnn.Cli.Terminal;

/// <summary>What the terminal behind stdout and stderr can show: only a terminal has colors and progress bars, and only some block characters.</summary>
internal sealed record TerminalInfo(bool OutputIsTerminal, bool ErrorIsTerminal, int Width, ColorDepth Colors, bool Unicode)
{
    public static TerminalInfo None { get; } = new(false, false, Width: 100, ColorDepth.NoColors, Unicode: true);

    /// <summary>In rows; a progress bar that is higher than its terminal is cut.</summary>
    public int Height { get; init; } = 24;

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
        var (output, error) => new(!output, !error, SizeOf(() => Console.WindowWidth, None.Width), ColorsOf(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows()),
            OperatingSystem.IsWindows() || UnicodeOf(Environment.GetEnvironmentVariable))
        {
            Height = SizeOf(() => Console.WindowHeight, None.Height),
        },
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

    /// <summary>Some terminals have no size, or one of 0 or -1 (TERM=linux with stdout in a file).</summary>
    public static int SizeOf(Func<int> size, int otherwise)
    {
        try
        {
            return size() is > 0 and var known ? known : otherwise;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return otherwise;
        }
    }
}
