namespace MiniCnn.Models;

/// <summary>A word of a line.</summary>
/// <param name="Text">As written.</param>
/// <param name="Column">Where it begins, from 1.</param>
internal readonly record struct Token(string Text, int Column)
{
    private const int Longest = 40;

    /// <summary>In quotes for an error: control characters replaced, and cut where it is very long.</summary>
    public string Quoted => "'" + string.Concat((Text.Length <= Longest ? Text : Text[..Longest] + "…").Select(c => char.IsControl(c) ? '?' : c)) + "'";

    /// <summary>The words of a line up to a <c>#</c>.</summary>
    public static List<Token> Split(string line)
    {
        var tokens = new List<Token>();
        int start = -1;
        for (int n = 0; n <= line.Length; n++)
        {
            bool ends = n == line.Length || line[n] == '#';
            if (ends || char.IsWhiteSpace(line[n]))
            {
                if (start >= 0)
                    tokens.Add(new(line[start..n], start + 1));
                start = -1;
                if (ends)
                    break;
            }
            else if (start < 0)
            {
                start = n;
            }
        }
        return tokens;
    }
}
