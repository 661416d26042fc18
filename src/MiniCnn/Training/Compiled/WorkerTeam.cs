namespace MiniCnn.Training.Compiled;

/// <summary>
/// Threads that run the parts of a phase side by side: part 0 on the caller's thread. Between phases a worker spins for some microseconds, since
/// the next phase is near, and then sleeps.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private const int Spins = 400;

    private readonly Thread[] _workers;
    private readonly ManualResetEventSlim[] _begin;
    private readonly ManualResetEventSlim[] _end;
    private Action<int> _job = _ => { };
    private Exception? _failure;
    private bool _disposed;

    public WorkerTeam(int threads)
    {
        Threads = threads;
        _begin = [.. Enumerable.Range(1, threads - 1).Select(_ => new ManualResetEventSlim(false, Spins))];
        _end = [.. Enumerable.Range(1, threads - 1).Select(_ => new ManualResetEventSlim(false, Spins))];
        _workers = [.. Enumerable.Range(0, threads - 1).Select(i => new Thread(() => Work(i)) { IsBackground = true, Name = $"MiniCnn worker {i + 1}" })];
        foreach (Thread worker in _workers)
            worker.Start();
    }

    /// <summary>The caller's is one of them.</summary>
    public int Threads { get; }

    /// <summary>Runs the job for each part from 0 to threads − 1 and waits for all.</summary>
    public void Run(Action<int> job)
    {
        _job = job;
        foreach (ManualResetEventSlim begin in _begin)
            begin.Set();
        try
        {
            job(0);
        }
        finally
        {
            foreach (ManualResetEventSlim end in _end)
            {
                end.Wait();
                end.Reset();
            }
        }

        if (Interlocked.Exchange(ref _failure, null) is { } failure)
            throw new InvalidOperationException("a worker failed", failure);
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (ManualResetEventSlim begin in _begin)
            begin.Set();
        foreach (Thread worker in _workers)
            worker.Join();
        foreach (ManualResetEventSlim signal in _begin.Concat(_end))
            signal.Dispose();
    }

    private void Work(int i)
    {
        while (true)
        {
            _begin[i].Wait();
            _begin[i].Reset();
            if (_disposed)
                return;
            try
            {
                _job(i + 1);
            }
            catch (Exception failure)
            {
                _failure = failure;
            }

            _end[i].Set();
        }
    }
}
