using MiniCnn.Training;

namespace MiniCnn.Runs;

/// <summary>Tells several observers, in their order.</summary>
internal sealed class Observers(params ITrainingObserver[] observers) : ITrainingObserver
{
    public void OnStart(TrainingPlan plan)
    {
        foreach (ITrainingObserver observer in observers)
            observer.OnStart(plan);
    }

    public void OnStep(StepReport report)
    {
        foreach (ITrainingObserver observer in observers)
            observer.OnStep(report);
    }

    public void OnEpoch(EpochReport report)
    {
        foreach (ITrainingObserver observer in observers)
            observer.OnEpoch(report);
    }
}
