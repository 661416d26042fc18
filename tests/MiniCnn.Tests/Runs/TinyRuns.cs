using MiniCnn.Tests.Training;

namespace MiniCnn.Tests.Runs;

/// <summary>Runs of the tiny task in a folder of their own.</summary>
internal sealed class TinyRuns : IDisposable
{
    public static readonly Recipe Recipe = new("tiny", "a test", "tiny", TinyTask.Everything);

    private readonly TemporaryFolder _folder = new();

    public string File(string name) => _folder.File(name);

    public RunFolder Open(string name) => RunFolder.Open(File(name));

    public Experiment Begin(string name, TrainingOptions? options = null) =>
        Experiment.Begin(TinyTask.Dataset(), TinyTask.Architecture, Recipe with { Options = options ?? Recipe.Options }, File(name));

    public RunResult Run(string name)
    {
        using Experiment experiment = Begin(name);
        return experiment.Run().ShouldNotBeNull();
    }

    public RunResult Resume(string name)
    {
        using var experiment = Experiment.Resume(Open(name), TinyTask.Dataset());
        return experiment.Run().ShouldNotBeNull();
    }

    /// <summary>Ends a run by an exception after a step, without any saving, as a kill would.</summary>
    public void Kill(string name, Func<long, bool> after)
    {
        using Experiment experiment = Begin(name);
        Should.Throw<TimeoutException>(() => experiment.Run(new Watcher(step =>
        {
            if (after(step.Step))
                throw new TimeoutException();
        })));
    }

    /// <summary>File names in a run's folder, sorted.</summary>
    public string[] Names(string name) =>
        [.. Directory.GetFileSystemEntries(File(name)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>A run's metrics without the times.</summary>
    public string[] Metrics(string name) => [.. Open(name).ReadMetrics().Select(row => row.Report.ToString())];

    public void Dispose() => _folder.Dispose();
}
