using System.Runtime.InteropServices;

namespace MiniCnn.Cli.Terminal;

/// <summary>A request to stop: the first cancels <see cref="Token"/>, a second signal ends the process at once.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public CancellationToken Token => _source.Token;

    /// <summary>130 after Ctrl-C, 143 after SIGTERM, null before any request.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>A request that Ctrl-C and SIGTERM make.</summary>
    public static StopRequest OfSignals()
    {
        var request = new StopRequest();
        foreach ((PosixSignal signal, int exitCode) in new[] { (PosixSignal.SIGINT, 130), (PosixSignal.SIGTERM, 143) })
        {
            request._registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                if (!request.Stop(exitCode))
                    LeaveAtOnce(exitCode);
            }));
        }
        return request;
    }

    /// <returns>False when it was already requested.</returns>
    public bool Stop(int exitCode)
    {
        lock (_source)
        {
            if (ExitCode is not null)
                return false;
            ExitCode = exitCode;
        }
        _source.Cancel();
        return true;
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
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
