using System.Runtime.InteropServices;

namespace MiniCnn.Cli.Terminal;

/// <summary>A request to stop: the first cancels <see cref="Token"/>, a second signal ends the process at once.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private PosixSignalRegistration[] _registrations = [];
    private int _exitCode;

    public CancellationToken Token => _source.Token;

    /// <summary>130 after Ctrl-C, 143 after SIGTERM, null before any request.</summary>
    public int? ExitCode => _exitCode == 0 ? null : _exitCode;

    /// <summary>Of this process. Where stderr is a terminal, its cursor, hidden by a progress bar, is shown again at the end.</summary>
    public static StopRequest OfSignals(bool errorIsTerminal)
    {
        var request = new StopRequest();
        PosixSignalRegistration On(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (request.Stop(exitCode))
                return;
            if (errorIsTerminal)
            {
                using Stream error = Console.OpenStandardError();
                error.Write("\e[?25h"u8);
            }

            // Environment.Exit waits for handlers and runs libtorch's destructors while its threads still compute.
            if (OperatingSystem.IsWindows())
                Environment.Exit(exitCode);
            ExitNow(exitCode);
        });
        request._registrations = [On(PosixSignal.SIGINT, 130), On(PosixSignal.SIGTERM, 143)];
        // a file that would become larger than ulimit -f allows is an error of the write, not the end of the process
        const int FileTooLarge = 25; // SIGXFSZ on Linux and macOS
        if (!OperatingSystem.IsWindows())
            request._registrations = [.. request._registrations, PosixSignalRegistration.Create((PosixSignal)FileTooLarge, context => context.Cancel = true)];
        return request;
    }

    /// <returns>False when it was already requested.</returns>
    public bool Stop(int exitCode)
    {
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) != 0)
            return false;
        _source.Cancel();
        return true;
    }

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _source.Dispose();
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void ExitNow(int exitCode);
}
