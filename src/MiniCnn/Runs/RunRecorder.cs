using MiniCnn.Training;

namespace MiniCnn.Runs;

/// <summary>Writes a training into its run folder as it goes: metrics, best weights and a checkpoint at the end of each epoch; and takes the time.</summary>
internal sealed class RunRecorder(RunFolder folder, TimeProvider clock) : ITrainingObserver
{
    private readonly List<EpochRow> _rows = [];
    private Trainer? _trainer;
    private long _began;
    private long _lastStep;
    private long _images;

    /// <summary>Training time of this process and of those before it, in seconds.</summary>
    public double Seconds => _rows.Sum(row => row.Seconds);

    /// <summary>Images trained on in that time, a second.</summary>
    public double ImagesPerSecond => _rows.Sum(row => row.Seconds * row.ImagesPerSecond) / Seconds;

    /// <summary>Whose states are saved.</summary>
    public void Follow(Trainer trainer)
    {
        _trainer = trainer;
        // rows after the checkpoint were written by a process that was killed before it saved; they come again
        _rows.AddRange(folder.ReadMetrics().Where(row => row.Report.Step <= trainer.StepsDone));
    }

    public void OnStart(TrainingPlan plan)
    {
        _began = _lastStep = clock.GetTimestamp();
    }

    public void OnStep(StepReport report)
    {
        _images += report.Images;
        _lastStep = clock.GetTimestamp();
    }

    public void OnEpoch(EpochReport report)
    {
        double seconds = clock.GetElapsedTime(_began, _lastStep).TotalSeconds;
        _rows.Add(new EpochRow(report, seconds, seconds > 0 ? _images / seconds : 0));
        folder.WriteMetrics(_rows);
        if (report.IsBest)
            TensorStorage.Write(folder.BestWeightsFile, _trainer!.BestWeights);
        Save();
        _images = 0;
        _began = _lastStep = clock.GetTimestamp();
    }

    /// <summary>Writes the checkpoint of where the training is.</summary>
    public void Save()
    {
        using TrainerState state = _trainer!.Save();
        Checkpoint.Write(folder.CheckpointFile, state);
    }
}
