using System.Globalization;
using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>Numbers as the page's text has them.</summary>
internal static class PageNumbers
{
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double share, int decimals = 2) => double.IsNaN(share) ? "–" : $"{NumberText.Fixed(100 * share, decimals)} %";

    /// <summary>A chance; those that the draws cannot tell from 0 are told as such.</summary>
    public static string Chance(double p) => p < 0.001 ? "under 0.001" : NumberText.Fixed(p, 3);

    public static string Plural(int count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";
}
