namespace MiniCnn;

/// <summary>
/// The one error type of the library. Its message is one line: what is wrong, where, what was expected and what to do.
/// </summary>
public sealed class MiniCnnException : Exception
{
    /// <param name="kind">Category.</param>
    /// <param name="message">What, where, expected, remedy; it becomes one printable line.</param>
    /// <param name="inner">The cause.</param>
    public MiniCnnException(ErrorKind kind, string message, Exception? inner = null)
        : base(PrintableText.OneLine(message), inner) => (Kind, Lines) = (kind, [Message]);

    private MiniCnnException(ErrorKind kind, IReadOnlyList<string> lines)
        : base(PrintableText.OneLine(string.Join("; ", lines))) => (Kind, Lines) = (kind, [.. lines.Select(PrintableText.OneLine)]);

    /// <summary>Category.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The message; for several errors at once, one line for each.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Several errors in one text or set of options, a line for each.</summary>
    public static MiniCnnException BadUsage(IReadOnlyList<string> lines) => new(ErrorKind.Usage, lines);

    /// <summary>A wrong option, argument or text.</summary>
    public static MiniCnnException BadUsage(string message, Exception? inner = null) => new(ErrorKind.Usage, message, inner);

    /// <summary>Reports all broken rules at once.</summary>
    internal static void ThrowIfAny(params IEnumerable<(bool IsBroken, string Line)> rules)
    {
        string[] lines = [.. from rule in rules where rule.IsBroken select rule.Line];
        if (lines.Length > 0)
            throw BadUsage(lines);
    }

    /// <summary>Reports all that is wrong with a file of a run, in one line.</summary>
    internal static void ThrowIfDamaged(string file, params IEnumerable<(bool IsBroken, FormattableString Line)> rules)
    {
        string[] lines = [.. from rule in rules where rule.IsBroken select FormattableString.Invariant(rule.Line)];
        if (lines.Length > 0)
            throw BadData($"{file}: {string.Join("; ", lines)}; it was changed, use the file that a run wrote");
    }

    /// <summary>A missing, damaged or unexpected file or dataset.</summary>
    public static MiniCnnException BadData(string message, Exception? inner = null) => new(ErrorKind.Data, message, inner);
}

/// <summary>Category of an error; the command line uses the number as its exit code.</summary>
public enum ErrorKind
{
    /// <summary>The work could not be done.</summary>
    Failure = 1,

    /// <summary>An option, argument or text written by the user is wrong.</summary>
    Usage = 2,

    /// <summary>A file or dataset is missing, damaged or of the wrong kind.</summary>
    Data = 3,

    /// <summary>NaN or infinity in inputs, loss, gradients or weights.</summary>
    Diverged = 4,
}
