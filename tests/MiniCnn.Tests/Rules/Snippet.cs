namespace MiniCnn.Tests.Rules;

/// <summary>A piece of a source file that the README shows.</summary>
internal static class Snippet
{
    /// <returns>The lines between <c>// README: name</c> and <c>// README: end</c>, moved to the left edge; null when they are not there.</returns>
    public static string? Of(string source, string name)
    {
        string[] lines = source.ReplaceLineEndings("\n").Split('\n');
        int start = Array.FindIndex(lines, line => line.Trim() == $"// README: {name}");
        int end = start < 0 ? -1 : Array.FindIndex(lines, start, line => line.Trim() == "// README: end");
        if (end < 0)
            return null;
        string[] inside = lines[(start + 1)..end];
        int margin = inside.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Concat(inside.Select(line => (line.Length > 0 ? line[margin..] : line) + "\n"));
    }
}
