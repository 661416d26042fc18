namespace MiniCnn.Tests.Rules;

/// <summary>A fenced block of a Markdown text.</summary>
/// <param name="Language">The word behind the opening fence, empty without one.</param>
/// <param name="Mark">The text of an HTML comment on the line before the fence, or null.</param>
/// <param name="Line">The number of the opening fence's line, from 1.</param>
/// <param name="Text">The lines between the fences, ended by line feeds.</param>
internal sealed record FencedBlock(string Language, string? Mark, int Line, string Text);

internal static class Markdown
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
}
