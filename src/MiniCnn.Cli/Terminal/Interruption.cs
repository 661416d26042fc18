namespace MiniCnn.Cli.Terminal;

/// <summary>The user's wish to stop: asked for once, it cancels; the exit code tells how it was asked.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    /// <summary>130 after Ctrl-C, 143 after SIGTERM, null while nobody asked.</summary>
    public int? ExitCode { get; private set; }

    /// <returns>False when it had been asked for before.</returns>
    public bool Request(int exitCode)
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

    public void Dispose() => _source.Dispose();
}
