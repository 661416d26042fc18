using System.Runtime.InteropServices;

namespace MiniCnn.Cli;

/// <summary>
/// How libtorch's threads wait for one another. By default they spin, which on a machine with other work to do makes two threads
/// twenty times slower than one; asleep they cost a wake-up of microseconds.
/// </summary>
internal static class OpenMp
{
    /// <summary>Before libtorch is loaded: OpenMP reads the variable only then. What the user has set stays.</summary>
    public static void LetThreadsSleep()
    {
        // .NET's own Environment.SetEnvironmentVariable does not reach native code here
        if (!OperatingSystem.IsWindows())
            _ = SetVariable("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0);
    }

    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
