using System.Globalization;
using System.Runtime.CompilerServices;

namespace MiniCnn.Tests.Support;

/// <summary>
/// All tests run in a culture with a decimal comma, as a user of the library may: what the library writes and reads must not care.
/// </summary>
internal static class ForeignCulture
{
    [ModuleInitializer]
    public static void Enter()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = culture;
    }
}
