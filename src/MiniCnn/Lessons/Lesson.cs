namespace MiniCnn.Lessons;

/// <summary>A chapter that has been run: what it says, shows and found.</summary>
/// <param name="Chapter">What was run.</param>
/// <param name="Blocks">From the first to the last.</param>
/// <param name="Findings">The numbers that the chapter is about, by name; the same stand in its text.</param>
public sealed record Lesson(Chapter Chapter, IReadOnlyList<LessonBlock> Blocks, IReadOnlyList<Finding> Findings)
{
    /// <summary>The number found under a name.</summary>
    /// <exception cref="MiniCnnException">Usage error: nothing was found under it; the names there are.</exception>
    public double this[string finding] => Findings.FirstOrDefault(found => found.Name == finding)?.Value
        ?? throw MiniCnnException.BadUsage($"chapter {Chapter.Name} found no '{finding}'; expected one of {string.Join(", ", Findings.Select(found => found.Name))}");
}

/// <summary>A number that a chapter computed or measured.</summary>
/// <param name="Name">Lower case with hyphens: "fft-difference".</param>
/// <param name="Value">As it came out.</param>
public sealed record Finding(string Name, double Value);
