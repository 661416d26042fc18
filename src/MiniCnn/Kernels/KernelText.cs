namespace MiniCnn.Kernels;

/// <summary>Kernels as text that a person writes: <c>1 0 -1; 2 0 -2; 1 0 -1</c>, fractions such as 1/9 included.</summary>
public static class KernelText
{
    private const int MaxSide = 1024;

    /// <summary>
    /// Rows divided by semicolons or line ends, numbers by blanks or commas, each a decimal or a fraction; <c>#</c> starts a comment.
    /// Brackets as in Python or JSON are taken too.
    /// </summary>
    /// <exception cref="MiniCnnException">The message has the row and number that is wrong.</exception>
    public static Plane Parse(string text)
    {
        List<float[]> rows = [];
        foreach (string line in Lines(text))
        {
            string[] words = line.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            float[] row = [.. words.Select((word, n) => Number(word, rows.Count + 1, n + 1))];
            if (rows.Count > 0 && row.Length != rows[0].Length)
                throw MiniCnnException.BadUsage($"kernel row {rows.Count + 1} has {row.Length} numbers, the first has {rows[0].Length}; expected rows of one length");
            rows.Add(row);
            if (rows.Count > MaxSide || row.Length > MaxSide)
                throw MiniCnnException.BadUsage($"the kernel has more than {MaxSide} rows or columns");
        }
        if (rows.Count == 0)
            throw MiniCnnException.BadUsage("the kernel is empty; expected rows of numbers such as '1 0 -1; 2 0 -2; 1 0 -1'");
        return new Plane(rows.Count, rows[0].Length, [.. rows.SelectMany(row => row)]);
    }

    /// <summary>The weights in one line, with a common divisor where there is a small one: <c>1/16 * [1 2 1; 2 4 2; 1 2 1]</c>.</summary>
    public static string Format(Plane weights)
    {
        int divisor = Divisor(weights);
        string factor = divisor > 1 ? $"1/{divisor} * " : "";
        IEnumerable<string> rows = Enumerable.Range(0, weights.Height)
            .Select(y => string.Join(' ', Enumerable.Range(0, weights.Width).Select(x => Number(weights[y, x], divisor))));
        return $"{factor}[{string.Join("; ", rows)}]";
    }

    /// <summary>The smallest number up to 1024 that makes all weights whole, 1 where they are whole already, 0 where there is none.</summary>
    internal static int Divisor(Plane weights)
    {
        bool IsWhole(float weight) => Math.Abs(weight - Math.Round(weight)) < 1e-5 * Math.Max(1, Math.Abs(weight) / 64);
        return Enumerable.Range(1, 1024).FirstOrDefault(divisor => weights.Values.All(weight => IsWhole(weight * divisor)));
    }

    /// <summary>One weight as in <see cref="Format"/>: whole after the divisor, else with four digits.</summary>
    internal static string Number(float weight, int divisor) => divisor > 0
        ? (Math.Round((double)weight * divisor) + 0.0).ToString("0", CultureInfo.InvariantCulture)
        : weight.ToString("0.####", CultureInfo.InvariantCulture);

    // "], [" divides rows in Python's and JSON's notation.
    private static IEnumerable<string> Lines(string text) => text.Split('\n').SelectMany(line => line.Split('#')[0].Replace('[', ' ').Split([';', ']', '\r']));

    private static float Number(string word, int row, int column)
    {
        string[] parts = word.Split('/');
        double divisor = 1;
        bool good = double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && parts.Length <= 2
            && (parts.Length == 1 || double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out divisor));
        float value = (float)(number / divisor);
        return good && float.IsFinite(value) ? value : throw MiniCnnException.BadUsage(
            $"'{word}' in row {row}, column {column} of the kernel is not a number; expected a decimal (0.5) or a fraction (1/9)");
    }
}
