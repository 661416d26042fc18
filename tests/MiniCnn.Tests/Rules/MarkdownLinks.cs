using System.Text.RegularExpressions;

namespace MiniCnn.Tests.Rules;

/// <summary>Links and pictures of a page that lead into this repository.</summary>
internal static partial class MarkdownLinks
{
    public static IEnumerable<string> Broken(string page, string markdown, string root) =>
        from Match link in Link().Matches(markdown)
        let target = link.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        where !Path.Exists(Path.Combine(root, Path.GetDirectoryName(page) ?? "", target))
        select $"{page}: {target} is not there";

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();
}
