namespace MiniCnn;

/// <summary>Tables as RFC 4180 has them: a heading, commas, numbers with a decimal point, nothing for what was not measured.</summary>
internal static class CsvText
{
    /// <summary>Rows of numbers, text or null.</summary>
    public static string Write(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<object?>> rows) =>
        string.Concat(rows.Prepend(heading).Select(row => string.Join(',', row.Select(Field)) + "\n"));

    private static string Field(object? value)
    {
        string text = value switch
        {
            null or double.NaN or float.NaN => "",
            bool yes => yes ? "1" : "0",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
