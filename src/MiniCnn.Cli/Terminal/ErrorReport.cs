namespace MiniCnn.Cli.Terminal;

/// <summary>Turns what a verb threw into lines on stderr and an exit code.</summary>
internal static class ErrorReport
{
    /// <returns>The exit code.</returns>
    public static int Write(Exception exception, Output output, Interruption interruption, bool debug)
    {
        (IEnumerable<string>? lines, int code) = Describe(exception, interruption, debug);
        foreach (string line in lines)
            output.Warning(line);
        if (debug)
            output.Message(exception.ToString());
        return code;
    }

    private static (IEnumerable<string> Lines, int Code) Describe(Exception exception, Interruption interruption, bool debug) => exception switch
    {
        UsageException usage => (usage.Violations, (int)ErrorKind.Usage),
        MiniCnnException own => (own.Lines, (int)own.Kind),
        OperationCanceledException when interruption.ExitCode is { } code => (["stopped"], code),
        AggregateException { InnerExceptions: [var single] } => Describe(single, interruption, debug),
        UnauthorizedAccessException or IOException => ([exception.Message], (int)ErrorKind.Failure),
        _ => ([$"{exception.GetType().Name}: {Output.FirstLine(exception.Message)}{(debug ? "" : " (run it with --debug to see where)")}"], (int)ErrorKind.Failure),
    };
}
