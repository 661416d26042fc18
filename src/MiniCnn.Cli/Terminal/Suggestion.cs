namespace MiniCnn.Cli.Terminal;

/// <summary>The known word that an unknown one was probably meant to be.</summary>
internal static class Suggestion
{
    /// <returns><c>; did you mean 'train'?</c>, or nothing when no word is near.</returns>
    public static string For(string word, IEnumerable<string> known)
    {
        (string Candidate, int Distance) nearest = known.Select(candidate => (Candidate: candidate, Distance: Distance(word, candidate))).MinBy(pair => pair.Distance);
        return nearest.Candidate is not null && nearest.Distance <= Math.Max(1, word.Length / 3) ? $"; did you mean '{nearest.Candidate}'?" : "";
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbors (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, 1 + Math.Min(d[i - 1, j], d[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], 1 + d[i - 2, j - 2]);
            }
        }
        return d[a.Length, b.Length];
    }
}
