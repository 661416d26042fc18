using MiniCnn.Training;

namespace MiniCnn.Runs;

/// <summary>Writes a training into its run folder after each epoch: metrics, best weights and a checkpoint; and measures the time. Another observer may come after it.</summary>
internal sealed class RunRecorder(RunFolder folder, TimeProvider clock, ITrainingObserver? next) : ITrainingObserver
{
    private readonly List<EpochRow> _rows = [];
    private Trainer? _trainer;
    private long _lastStep;
    // of the epoch under way: its steps in this process and in those before it
    private double _seconds;

    /// <summary>Training time of this process and of those before it, without validation.</summary>
    public double Seconds => _rows.Sum(row => row.Seconds);

    /// <summary>Training images by that time; 0 where no time was measured.</summary>
    public double ImagesPerSecond => Seconds > 0 ? _rows.Sum(row => row.Seconds * row.ImagesPerSecond) / Seconds : 0;

    /// <summary>Records a training, which goes on from the folder's checkpoint if there is one.</summary>
    public void Follow(Trainer trainer)
    {
        _trainer = trainer;
        if (File.Exists(folder.CheckpointFile))
        {
            (TrainerState state, _seconds) = Checkpoint.Read(folder.CheckpointFile);
            using (state)
                trainer.LoadStateDict(state, folder.CheckpointFile);
        }

        // rows after the checkpoint were written by a process that was killed before it saved; they come again
        _rows.AddRange(folder.ReadMetrics().Where(row => row.Report.Step <= trainer.StepsDone));
    }

    public void OnStart(TrainingPlan plan)
    {
        next?.OnStart(plan);
        _lastStep = clock.GetTimestamp();
    }

    public void OnSelection(SelectionReport report) => next?.OnSelection(report);

    public void OnStep(StepReport report)
    {
        long now = clock.GetTimestamp();
        _seconds += clock.GetElapsedTime(_lastStep, now).TotalSeconds;
        _lastStep = now;
        next?.OnStep(report);
    }

    public void OnEpoch(EpochReport report)
    {
        long images = (report.Step - (_rows is [.., var last] ? last.Report.Step : 0)) * _trainer!.Plan.BatchSize;
        _rows.Add(new EpochRow(report, _seconds, _seconds > 0 ? images / _seconds : 0));
        _seconds = 0;
        folder.WriteMetrics(_rows);
        if (report.IsBest)
            TensorStorage.Write(folder.BestWeightsFile, _trainer.BestWeights);
        Save();
        next?.OnEpoch(report);
        _lastStep = clock.GetTimestamp();
    }

    public void Save()
    {
        using TrainerState state = _trainer!.StateDict();
        Checkpoint.Write(folder.CheckpointFile, state, _seconds);
    }
}

/// <summary>The state of a training as one safetensors file, whole or not at all: its tensors, with its counts and the time in the metadata.</summary>
internal static class Checkpoint
{
    private const string NumbersKey = "training";
    private const string SecondsKey = "epoch_seconds";

    public static void Write(string path, TrainerState state, double seconds) => TensorStorage.Write(path, state.Tensors, new Dictionary<string, string>
    {
        [NumbersKey] = RunJson.Write(state.Numbers),
        [SecondsKey] = seconds.ToString(CultureInfo.InvariantCulture),
    });

    public static (TrainerState State, double Seconds) Read(string path)
    {
        // margins of images that were not seen are minus infinity
        var file = SafeTensors.ReadFinite(path, except: "order.");
        if (!file.Metadata.TryGetValue(NumbersKey, out string? numbers)
            || !double.TryParse(file.Metadata.GetValueOrDefault(SecondsKey), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            || seconds is not (>= 0 and <= double.MaxValue))
            throw MiniCnnException.BadData($"{path} is not a checkpoint: its metadata have no '{NumbersKey}' and '{SecondsKey}'; use the file that a run wrote");
        return (new TrainerState(RunJson.Parse<TrainerNumbers>(numbers, path), TensorStorage.Restore(file, path)), seconds);
    }
}
