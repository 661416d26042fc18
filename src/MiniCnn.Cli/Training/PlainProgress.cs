using MiniCnn.Cli.Terminal;
using MiniCnn.Training;

namespace MiniCnn.Cli.Training;

/// <summary>A line for each epoch, and one every ten seconds within a long one: for logs and pipes.</summary>
internal sealed class PlainProgress(Output output, TimeProvider clock) : ITrainingObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly TrainingProgress _progress = new(clock);
    private long _reported;

    public void OnStart(TrainingPlan plan)
    {
        _progress.Begin(plan);
        _reported = clock.GetTimestamp();
    }

    public void OnStep(StepReport report)
    {
        _progress.Add(report);
        if (clock.GetElapsedTime(_reported) < Pause)
            return;
        _reported = clock.GetTimestamp();
        output.Message($"step {report.Step} of {_progress.Plan.Steps}  {_progress.Text()}  {_progress.Remaining:h\\:mm\\:ss} left");
    }

    public void OnEpoch(EpochReport report)
    {
        _reported = clock.GetTimestamp();
        output.Message(TrainingProgress.Text(report));
    }
}
