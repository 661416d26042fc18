using System.Globalization;

namespace MiniCnn.Cli.Terminal;

/// <summary>Numbers with what they count.</summary>
internal static class Counted
{
    /// <summary><c>1 thread</c>, <c>2 threads</c>.</summary>
    public static string Of(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");
}
