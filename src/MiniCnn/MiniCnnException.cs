namespace MiniCnn;

/// <summary>
/// The one error type of the library. Its message is one line: what is wrong, where, what was expected and what to do.
/// </summary>
public sealed class MiniCnnException : Exception
{
    /// <param name="kind">Decides the exit code of the command line.</param>
    /// <param name="message">One line without a line break at its end: what, where, expected, remedy.</param>
    /// <param name="inner">The cause, shown with <c>--debug</c>.</param>
    public MiniCnnException(ErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => (Kind, Lines) = (kind, [message]);

    private MiniCnnException(ErrorKind kind, IReadOnlyList<string> lines)
        : base(string.Join("; ", lines)) => (Kind, Lines) = (kind, lines);

    /// <summary>Decides the exit code of the command line.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The message; where several things were wrong at once, one line for each.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Several things wrong in one text: exit code 2, a line for each.</summary>
    public static MiniCnnException BadUsage(IReadOnlyList<string> lines) => new(ErrorKind.Usage, lines);

    /// <summary>A wrong option, argument or text: exit code 2.</summary>
    public static MiniCnnException BadUsage(string message, Exception? inner = null) => new(ErrorKind.Usage, message, inner);

    /// <summary>A missing, damaged or unexpected file or dataset: exit code 3.</summary>
    public static MiniCnnException BadData(string message, Exception? inner = null) => new(ErrorKind.Data, message, inner);
}
