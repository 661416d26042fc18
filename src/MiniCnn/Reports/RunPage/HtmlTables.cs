namespace MiniCnn.Reports;

/// <summary>Tables whose every cell can be told what it belongs to.</summary>
internal static class HtmlTables
{
    /// <summary>A table under a heading row; the first cell of each row names it. Columns of numbers stand at the right.</summary>
    /// <param name="html">The page.</param>
    /// <param name="caption">What the table is.</param>
    /// <param name="columns">Headings.</param>
    /// <param name="rows">Each as long as the headings.</param>
    public static void Table(this HtmlWriter html, string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] all = [.. rows];
        bool[] numbers = [.. columns.Select((_, column) => column > 0 && all.All(row => IsNumber(row[column])))];
        using (html.In("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", caption)))
        using (html.In("table"))
        {
            html.Caption(caption);
            using (html.In("thead"))
            using (html.In("tr"))
            {
                for (int column = 0; column < columns.Count; column++)
                    html.Element("th", columns[column], Attributes(numbers[column], ("scope", "col")));
            }

            using (html.In("tbody"))
            {
                foreach (IReadOnlyList<string> row in all)
                {
                    using (html.In("tr"))
                    {
                        html.Element("th", row[0], ("scope", "row"));
                        for (int column = 1; column < row.Count; column++)
                            html.Element("td", row[column], Attributes(numbers[column]));
                    }
                }
            }
        }
    }

    /// <summary>Names with what they stand for.</summary>
    public static void Facts(this HtmlWriter html, string caption, IEnumerable<(string Name, string Value)> facts)
    {
        using (html.In("table", ("class", "facts")))
        {
            html.Caption(caption);
            using (html.In("tbody"))
            {
                foreach ((string name, string value) in facts)
                {
                    using (html.In("tr"))
                    {
                        html.Element("th", name, ("scope", "row"));
                        html.Element("td", value);
                    }
                }
            }
        }
    }

    /// <summary>What a table is; the text is no wider than the screen, however wide the table.</summary>
    public static void Caption(this HtmlWriter html, string text)
    {
        using (html.In("caption"))
            html.Element("span", text);
    }

    /// <summary>What can be looked at on demand; browsers open and close it themselves.</summary>
    public static HtmlWriter.Closing Details(this HtmlWriter html, string summary)
    {
        HtmlWriter.Closing details = html.In("details");
        html.Element("summary", summary);
        return details;
    }

    private static (string, string)[] Attributes(bool number, params (string, string)[] others) => number ? [.. others, ("class", "number")] : others;

    private static bool IsNumber(string text) => text.Length == 0 || char.IsAsciiDigit(text[0]) || text[0] is '−' or '–' || text is "NaN";
}
