global using ColorDepth = Spectre.Console.ColorSystemSupport;
using System.Globalization;
using System.Runtime.CompilerServices;
using MiniCnn.Cli;

// libtorch has one default generator, one thread pool and one count of tensors for the process: tests that share them run one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace MiniCnn.Tests.Support;

internal static class ProcessSettings
{
    /// <summary>
    /// All tests run in a culture with a decimal comma, as a user of the library may: what the library writes and reads must not care. Threads
    /// wait as in the command, set before any test loads libtorch.
    /// </summary>
    [ModuleInitializer]
    public static void Enter()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        (culture.DateTimeFormat.DateSeparator, culture.DateTimeFormat.TimeSeparator) = (".", ".");
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = culture;
        OpenMp.LetThreadsSleep();
    }
}
