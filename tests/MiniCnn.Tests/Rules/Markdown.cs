using System.Text.RegularExpressions;

namespace MiniCnn.Tests.Rules;

/// <summary>A fenced block of a Markdown text.</summary>
/// <param name="Language">The word behind the opening fence, empty without one.</param>
/// <param name="Mark">The text of an HTML comment on the line before the fence, or null.</param>
/// <param name="Line">The number of the opening fence's line, from 1.</param>
/// <param name="Text">The lines between the fences, ended by line feeds.</param>
internal sealed record FencedBlock(string Language, string? Mark, int Line, string Text);

internal static partial class Markdown
{
    private const string Fence = "```";

    public static IReadOnlyList<FencedBlock> Blocks(string markdown)
    {
        string[] lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var blocks = new List<FencedBlock>();
        for (int start = 0; start < lines.Length; start++)
        {
            if (!lines[start].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            int end = Array.FindIndex(lines, start + 1, line => line.TrimEnd() == Fence);
            if (end < 0)
                throw new FormatException($"The fence of line {start + 1} is not closed");
            string before = lines[..start].LastOrDefault(line => line.Length > 0) ?? "";
            string? mark = before.StartsWith("<!-- ", StringComparison.Ordinal) && before.EndsWith(" -->", StringComparison.Ordinal) ? before[5..^4] : null;
            blocks.Add(new(lines[start][Fence.Length..].Trim(), mark, start + 1, string.Concat(lines[(start + 1)..end].Select(line => line + "\n"))));
            start = end;
        }
        return blocks;
    }

    /// <summary>Links and pictures of a page that lead to a missing file of this repository.</summary>
    public static IEnumerable<string> BrokenLinks(string page, string markdown, string root) =>
        from Match link in Link().Matches(markdown)
        let target = link.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        where !Path.Exists(Path.Combine(root, Path.GetDirectoryName(page) ?? "", target))
        select $"{page}: {target} is not there";

    /// <returns>The lines of a source file between <c>// README: name</c> and <c>// README: end</c>, moved to the left edge; null when they are not there.</returns>
    public static string? Snippet(string source, string name)
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

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();
}
