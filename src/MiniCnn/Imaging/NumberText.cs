namespace MiniCnn.Imaging;

/// <summary>Numbers for people, on pages, in images and on the screen: few digits, a real minus sign, a full stop for decimals.</summary>
internal static class NumberText
{
    /// <summary>With three significant digits at most: 0, 0.25, −1.3, 12.5, 1500, 2.5e−5.</summary>
    public static string Brief(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        if (value == 0)
            return "0";
        double size = Math.Abs(value);
        if (size is >= 99_999.5 or < 0.0009995)
            return WithMinus(value.ToString("0.##e0", CultureInfo.InvariantCulture));
        int decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(size * 1.0005)), 0, 5);
        return WithMinus(Math.Round(value, decimals).ToString("0.#####", CultureInfo.InvariantCulture));
    }

    /// <summary>With a fixed number of decimals; what rounds to zero has no sign.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return Brief(value);
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text.TrimStart('-') : WithMinus(text);
    }

    /// <summary>With no more than so many decimals.</summary>
    public static string AtMost(double value, int decimals)
    {
        string text = Fixed(value, decimals);
        return decimals > 0 && double.IsFinite(value) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>1,234,567.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share of 0 to 1 as <c>12.34 %</c>; NaN as a dash.</summary>
    public static string Percent(double share, int decimals = 2) => double.IsNaN(share) ? "–" : $"{Fixed(100 * share, decimals)} %";

    /// <summary>A probability; the smallest ones, which draws cannot distinguish from 0, as <c>under 0.001</c>.</summary>
    public static string Chance(double p) => p < 0.001 ? "under 0.001" : Fixed(p, 3);

    /// <summary><c>1 filter</c>, <c>1,000 filters</c>.</summary>
    public static string Plural(int count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary>Seconds in the unit that fits: µs, ms or s.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 1e-3 => Brief(seconds * 1e6) + " µs",
        < 1 => Brief(seconds * 1e3) + " ms",
        _ => Brief(seconds) + " s",
    };

    /// <summary><c>1, 2.5, −3</c>.</summary>
    public static string List(IEnumerable<float> values) => string.Join(", ", values.Select(value => Brief(value)));

    /// <summary>The minus sign is as wide as the plus sign, the hyphen is not.</summary>
    private static string WithMinus(string text) => text.Replace('-', '−');
}
