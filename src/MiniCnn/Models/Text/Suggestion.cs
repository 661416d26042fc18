namespace MiniCnn.Models;

/// <summary>Guesses which known word was meant.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean 'conv'?</c>, or nothing when no word is near.</summary>
    public static string For(string written, IEnumerable<string> known, IReadOnlyDictionary<string, string>? synonyms = null)
    {
        string lower = written.ToLowerInvariant();
        if (synonyms is not null && synonyms.TryGetValue(lower, out string? meant))
            return $"; did you mean '{meant}'?";
        if (lower.Length > 40)
            return "";
        // relux is relu with a slip, not relu6
        (string Word, int Distance) nearest = known.Select(word => (Word: word, Distance: Distance(lower, word)))
            .OrderBy(pair => pair.Distance).ThenBy(pair => lower.StartsWith(pair.Word, StringComparison.Ordinal) ? 0 : 1)
            .FirstOrDefault(("", int.MaxValue));
        return nearest.Distance <= Math.Max(1, Math.Min(nearest.Word.Length, lower.Length) / 3) ? $"; did you mean '{nearest.Word}'?" : "";
    }

    // Insertions, deletions, replacements and swaps of neighbors that turn one word into the other (optimal string alignment).
    private static int Distance(string from, string to)
    {
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }
        return cost[from.Length, to.Length];
    }
}
