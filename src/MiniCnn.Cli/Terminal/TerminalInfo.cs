namespace MiniCnn.Cli.Terminal;

internal enum ColourDepth
{
    None,
    Sixteen,
    TwoHundredFiftySix,
    True,
}

/// <summary>What the screen behind stdout and stderr can show.</summary>
/// <param name="OutputIsTerminal">Stdout goes to a screen and not to a file or pipe.</param>
/// <param name="ErrorIsTerminal">The same of stderr: only then is progress drawn.</param>
/// <param name="Width">Columns; 100 without a screen.</param>
/// <param name="Colours">None also with NO_COLOR and TERM=dumb.</param>
/// <param name="Unicode">Block characters and box lines can be shown.</param>
internal sealed record TerminalInfo(bool OutputIsTerminal, bool ErrorIsTerminal, int Width, ColourDepth Colours, bool Unicode)
{
    private const int WidthWithoutTerminal = 100;

    public static TerminalInfo None { get; } = new(false, false, WidthWithoutTerminal, ColourDepth.None, Unicode: true);

    public static TerminalInfo OfProcess()
    {
        var output = !Console.IsOutputRedirected;
        var error = !Console.IsErrorRedirected;
        var onScreen = output || error;
        return new(output, error, onScreen ? ScreenWidth() : WidthWithoutTerminal,
            onScreen ? ColoursOf(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows()) : ColourDepth.None,
            !onScreen || OperatingSystem.IsWindows() || UnicodeOf(Environment.GetEnvironmentVariable));
    }

    /// <summary>By the conventions of no-color.org, COLORTERM and TERM.</summary>
    public static ColourDepth ColoursOf(Func<string, string?> variable, bool windows)
    {
        var term = variable("TERM") ?? "";
        var colourTerm = variable("COLORTERM") ?? "";
        if (!string.IsNullOrEmpty(variable("NO_COLOR")) || term == "dumb" || (term.Length == 0 && !windows))
            return ColourDepth.None;
        if (colourTerm is "truecolor" or "24bit" || variable("WT_SESSION") is not null || term.Contains("direct", StringComparison.Ordinal))
            return ColourDepth.True;
        return term.Contains("256color", StringComparison.Ordinal) || colourTerm.Length > 0
            ? ColourDepth.TwoHundredFiftySix
            : ColourDepth.Sixteen;
    }

    /// <summary>The first of LC_ALL, LC_CTYPE and LANG that is set decides, as in setlocale.</summary>
    public static bool UnicodeOf(Func<string, string?> variable)
    {
        var locale = new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return locale.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }

    private static int ScreenWidth()
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
