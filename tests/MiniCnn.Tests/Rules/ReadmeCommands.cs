using System.CommandLine.Parsing;

namespace MiniCnn.Tests.Rules;

/// <summary>The calls of minicnn in a block of shell commands.</summary>
internal static class ReadmeCommands
{
    private static readonly string[] Prefixes = ["minicnn", "scripts/minicnn", "dotnet run --project src/MiniCnn.Cli --"];

    /// <summary>The words behind the command's name, for each call; prompts, comments, pipes, redirections and continued lines are understood.</summary>
    public static IEnumerable<(string Line, IReadOnlyList<string> Args)> Of(string shell)
    {
        foreach (string line in shell.Replace("\\\n", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string text = WithoutComment(line.Trim().TrimStart('$').Trim());
            if (Prefixes.FirstOrDefault(prefix => text == prefix || text.StartsWith(prefix + " ", StringComparison.Ordinal)) is not { } prefix)
                continue;
            var words = CommandLineParser.SplitCommandLine(text[prefix.Length..]).TakeWhile(word => word is not ("|" or ">" or ">>" or "&&" or ";" or "<" or "2>")).ToList();
            yield return (text, words);
        }
    }

    private static string WithoutComment(string line)
    {
        int at = line.IndexOf(" #", StringComparison.Ordinal);
        return at < 0 ? line : line[..at].TrimEnd();
    }
}
