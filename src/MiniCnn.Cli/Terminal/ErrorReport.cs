namespace MiniCnn.Cli.Terminal;

/// <summary>Turns an exception into lines on stderr and an exit code.</summary>
internal static class ErrorReport
{
    /// <returns>The exit code.</returns>
    public static int Write(Exception exception, Output output, StopRequest stop, bool debug)
    {
        (IEnumerable<string> lines, int code) = Describe(exception, stop, debug);
        foreach (string line in lines)
            output.Warning(line);
        if (debug)
            output.Message(exception.ToString());
        return code;
    }

    private static (IEnumerable<string> Lines, int Code) Describe(Exception exception, StopRequest stop, bool debug) => exception switch
    {
        UsageException usage => (usage.Violations, (int)ErrorKind.Usage),
        MiniCnnException own => (own.Lines, (int)own.Kind),
        OperationCanceledException when stop.ExitCode is { } code => (["stopped"], code),
        AggregateException { InnerExceptions: [var single] } => Describe(single, stop, debug),
        UnauthorizedAccessException or IOException => ([exception.Message], (int)ErrorKind.Failure),
        _ => ([$"{exception.GetType().Name}: {Output.FirstLine(exception.Message)}{(debug ? "" : " (run it with --debug to see where)")}"], (int)ErrorKind.Failure),
    };
}
