using System.Globalization;
using MiniCnn.Imaging;

namespace MiniCnn.Lessons;

/// <summary>Numbers as the chapters write them.</summary>
internal static class NumberWords
{
    public static string Brief(double value) => NumberText.Brief(value);

    /// <summary>1,234,567.</summary>
    public static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => NumberText.AtMost(100 * share, 1) + " %";

    /// <summary>Seconds in the unit that fits.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 1e-3 => NumberText.Brief(seconds * 1e6) + " µs",
        < 1 => NumberText.Brief(seconds * 1e3) + " ms",
        _ => NumberText.Brief(seconds) + " s",
    };

    public static string List(IEnumerable<float> values) => string.Join(", ", values.Select(value => NumberText.Brief(value)));

    /// <summary>"2·1 + 1·(-4)".</summary>
    public static string Products(IEnumerable<(double Left, double Right)> pairs) => string.Join(" + ", pairs.Select(pair => $"{Factor(pair.Left)}·{Factor(pair.Right)}"));

    private static string Factor(double value) => value < 0 ? $"({NumberText.Brief(value)})" : NumberText.Brief(value);
}
