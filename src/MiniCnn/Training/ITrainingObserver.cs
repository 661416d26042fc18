namespace MiniCnn.Training;

/// <summary>Is told how a training goes on; the loop itself prints, saves and measures nothing.</summary>
/// <remarks>Calls come from the training thread, between steps; what they take, the training waits for.</remarks>
public interface ITrainingObserver
{
    /// <summary>Before the first step of this process.</summary>
    void OnStart(TrainingPlan plan)
    {
    }

    /// <summary>After each step.</summary>
    void OnStep(StepReport report)
    {
    }

    /// <summary>After each epoch and after the last step, when validation is done.</summary>
    void OnEpoch(EpochReport report)
    {
    }
}
