using System.Globalization;
using System.Text;

namespace MiniCnn;

/// <summary>Tables as RFC 4180 has them: a heading, commas, numbers with a decimal point, nothing for what was not measured.</summary>
internal static class CsvText
{
    /// <param name="heading">Names of the columns.</param>
    /// <param name="rows">Numbers, text, or null; each row as long as the heading.</param>
    public static string Write(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<object?>> rows)
    {
        StringBuilder text = new();
        text.AppendJoin(',', heading.Select(Field)).Append('\n');
        foreach (IReadOnlyList<object?> row in rows)
            text.AppendJoin(',', row.Select(Field)).Append('\n');
        return text.ToString();
    }

    private static string Field(object? value)
    {
        string text = value switch
        {
            null => "",
            double.NaN or float.NaN => "",
            bool yes => yes ? "1" : "0",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
