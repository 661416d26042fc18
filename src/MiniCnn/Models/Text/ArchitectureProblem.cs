namespace MiniCnn.Models;

/// <summary>Something wrong in the text of an architecture.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1: where the word begins that is wrong, or the end of a line where a word is missing.</param>
/// <param name="Message">What was found, what was expected, what to do; one line.</param>
public sealed record ArchitectureProblem(int Line, int Column, string Message)
{
    /// <summary><c>line 3, column 6: …</c></summary>
    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}
