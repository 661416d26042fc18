using Quickenshtein;

namespace MiniCnn;

/// <summary>The known word that an unknown one was probably meant to be.</summary>
internal static class Suggestion
{
    /// <returns><c>; did you mean 'conv'?</c>, or nothing when no word is similar.</returns>
    public static string For(string written, IEnumerable<string> known, IReadOnlyDictionary<string, string>? synonyms = null)
    {
        string lower = written.ToLowerInvariant();
        if (synonyms is not null && synonyms.TryGetValue(lower, out string? meant))
            return $"; did you mean '{meant}'?";
        if (lower.Length > 40)
            return "";
        // 'relux' is a misspelled relu rather than relu6; two neighbors swapped are an edit of one kind, but count twice
        (string Word, int Distance) nearest = known.Select(word => (Word: word, Distance: Levenshtein.GetDistance(lower, word.ToLowerInvariant())))
            .OrderBy(pair => pair.Distance).ThenBy(pair => lower.StartsWith(pair.Word, StringComparison.Ordinal) ? 0 : 1)
            .FirstOrDefault(("", int.MaxValue));
        bool swapped = nearest.Distance == 2 && nearest.Word.Length == lower.Length && nearest.Word.Order().SequenceEqual(lower.Order());
        return swapped || nearest.Distance <= Math.Max(1, Math.Min(nearest.Word.Length, lower.Length) / 3) ? $"; did you mean '{nearest.Word}'?" : "";
    }
}
