using System.Runtime.InteropServices;

namespace MiniCnn.Cli.Terminal;

/// <summary>Turns Ctrl-C and SIGTERM into an <see cref="Interruption"/>; a second one ends the process at once.</summary>
internal sealed class Signals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    public Signals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, 130)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, 143)),
    ];

    public Interruption Interruption { get; } = new();

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        Interruption.Dispose();
    }

    private void Handle(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (!Interruption.Request(exitCode))
            LeaveAtOnce(exitCode);
    }

    private static void LeaveAtOnce(int exitCode)
    {
        // Environment.Exit waits for handlers and runs libtorch's destructors while its threads still compute.
        if (OperatingSystem.IsWindows())
            Environment.Exit(exitCode);
        else
            ExitNow(exitCode);
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void ExitNow(int exitCode);
}
