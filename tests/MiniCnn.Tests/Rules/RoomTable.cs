using System.Text.RegularExpressions;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Rules;

/// <summary>The table of docs/architecture.md: which room may know which.</summary>
internal sealed partial class RoomTable
{
    private readonly Dictionary<string, HashSet<string>> _mayKnow = [];

    /// <param name="markdown">Text with lines <c>| Runs | Data, Models |</c>; <c>all above</c> stands for the rooms of the earlier lines.</param>
    public RoomTable(string markdown)
    {
        foreach (Match row in Row().Matches(markdown))
        {
            IEnumerable<string> rooms = Words(row.Groups["rooms"].Value);
            var known = Words(row.Groups["known"].Value).ToHashSet();
            if (row.Groups["known"].Value.Contains("all above", StringComparison.Ordinal))
                known.UnionWith([.. _mayKnow.Keys, .. _mayKnow.Values.SelectMany(others => others)]);
            foreach (string room in rooms)
                _mayKnow[room] = known;
        }
    }

    public static RoomTable OfTheDocs() => new(File.ReadAllText(Path.Combine(TestData.Root, "docs", "architecture.md")));

    public IReadOnlyCollection<string> Rooms => _mayKnow.Keys;

    public bool MayKnow(string room, string other) => room == other || _mayKnow[room].Contains(other);

    /// <summary>Names begin with a capital; what is between brackets and other words explain.</summary>
    private static IEnumerable<string> Words(string cell) => Name().Matches(Brackets().Replace(cell, "")).Select(match => match.Value);

    [GeneratedRegex(@"^\| (?!room |---)(?<rooms>[^|]+) \| (?<known>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Name();
}
