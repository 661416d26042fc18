using System.Text;

namespace MiniCnn.Cli.Terminal;

/// <summary>A table of many narrow columns, aligned and never wrapped: Spectre.Console's wraps within numbers where the terminal is narrow.</summary>
internal static class TextColumns
{
    /// <param name="headings">Over the columns.</param>
    /// <param name="rows">As long as the headings; right-aligned.</param>
    public static string Of(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] lines = [headings, .. rows];
        int[] widths = [.. Enumerable.Range(0, headings.Count).Select(column => lines.Max(line => line[column].Length))];
        StringBuilder text = new();
        foreach (IReadOnlyList<string> line in lines)
            text.AppendJoin("  ", line.Select((cell, column) => cell.PadLeft(widths[column]))).Append('\n');
        return text.ToString();
    }
}
