using System.Runtime.CompilerServices;
using MiniCnn.Cli;

namespace MiniCnn.Tests.Support;

internal static class SleepingThreads
{
    /// <summary>As the command does, before any test loads libtorch.</summary>
    [ModuleInitializer]
    internal static void LetThreadsSleep() => OpenMp.LetThreadsSleep();
}
