namespace MiniCnn.Training;

/// <summary>Receives the progress of a training; the loop itself prints, saves and measures nothing.</summary>
/// <remarks>Calls come from the training thread, between steps; the training waits for them.</remarks>
public interface ITrainingObserver
{
    /// <summary>Before the first step of this process.</summary>
    void OnStart(TrainingPlan plan) { }

    /// <summary>When a proxy network has selected the images to train on, before the first step.</summary>
    void OnSelection(SelectionReport report) { }

    /// <summary>After each step.</summary>
    void OnStep(StepReport report) { }

    /// <summary>After each epoch and after the last step, when validation is done.</summary>
    void OnEpoch(EpochReport report) { }
}

/// <summary>What a proxy network selected.</summary>
/// <param name="Kept">Images to train on.</param>
/// <param name="Images">Training images they were selected from, which the proxy network was trained on.</param>
/// <param name="Parameters">Of the proxy network.</param>
/// <param name="Steps">Of the proxy network.</param>
/// <param name="Accuracy">Part of the images that the proxy network classifies correctly, 0 to 1.</param>
/// <param name="HighestMargin">Of the kept images; a margin is the logit of the true class minus the largest of the others.</param>
public sealed record SelectionReport(int Kept, int Images, long Parameters, long Steps, double Accuracy, double HighestMargin)
{
    internal IEnumerable<(bool IsBroken, FormattableString Line)> Rules(string name) =>
    [
        (Kept < 1 || Kept > Images || Parameters < 1 || Steps < 1, $"{name}: kept {Kept} of {Images} images, {Parameters} parameters, {Steps} steps: numbers from 1 are expected"),
        (Accuracy is not (>= 0 and <= 1) || !double.IsFinite(HighestMargin), $"{name}: accuracy {Accuracy} from 0 to 1 and a finite highestMargin {HighestMargin} are expected"),
    ];
}

/// <summary>The result of one step.</summary>
/// <param name="Step">Steps made, this one included: from 1.</param>
/// <param name="Loss">Mean loss of the batch, before its update.</param>
/// <param name="Correct">Images of the batch that were classified correctly, before its update.</param>
/// <param name="Images">Images of the batch.</param>
/// <param name="LearningRate">The rate of the update.</param>
public readonly record struct StepReport(long Step, float Loss, int Correct, int Images, double LearningRate);

/// <summary>The result of an epoch; the last may be a part of one.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">Steps made since the beginning of the training.</param>
/// <param name="EpochsDone">With the part of the last.</param>
/// <param name="LearningRate">The rate of the epoch's last step.</param>
/// <param name="TrainingLoss">Mean over the epoch's batches, each before its update; with smoothing and augmentation.</param>
/// <param name="TrainingAccuracy">Part of the epoch's images that were classified correctly when they were seen, 0 to 1.</param>
/// <param name="ValidationLoss">Mean cross-entropy of the validation images; null without validation images.</param>
/// <param name="ValidationAccuracy">0 to 1; null without validation images.</param>
/// <param name="IsBest">No earlier epoch had this validation accuracy, or (without validation images) none had so low a training loss.</param>
public sealed record EpochReport(
    int Epoch, long Step, double EpochsDone, double LearningRate, double TrainingLoss, double TrainingAccuracy,
    double? ValidationLoss, double? ValidationAccuracy, bool IsBest);

/// <summary>How many steps a training has and where its epochs end, from the numbers of images alone.</summary>
/// <remarks>Batches are cut from an endless stream of epochs: all are full, and one may begin in one epoch and end in the next.</remarks>
/// <param name="TrainingImages">Images of an epoch: where some are selected, those.</param>
/// <param name="ValidationImages">Images that are not trained on.</param>
/// <param name="BatchSize">Images in each step.</param>
/// <param name="Steps">All steps.</param>
public sealed record TrainingPlan(int TrainingImages, int ValidationImages, int BatchSize, long Steps)
{
    /// <summary>Steps made by another process before this one began; 0 for a fresh run.</summary>
    public long FirstStep { get; init; }

    /// <summary>Training images that are not selected; 0 where all are trained on.</summary>
    public int LeftOut { get; init; }

    /// <summary>Steps in an epoch, which need not be whole.</summary>
    public double StepsPerEpoch => (double)TrainingImages / BatchSize;

    /// <summary>Of a dataset with so many training images, a part of which is for validation.</summary>
    public static TrainingPlan For(TrainingOptions options, int images)
    {
        int validation = Math.Min(options.ValidationImages, images / 5);
        int training = images - validation;
        int kept = Math.Clamp((int)Math.Ceiling((options.Keep * training) - 1e-9), Math.Min(options.KeepMin, training), training);
        int batch = Math.Min(options.BatchSize, kept);
        // a little less than the product, so that 0.1 * 30 steps are 3 and not 4
        long steps = Math.Max(1, (long)Math.Ceiling((options.Epochs * kept / batch) - 1e-9));
        return new TrainingPlan(kept, validation, batch, steps) { LeftOut = training - kept };
    }

    /// <summary>Whether an epoch, or the whole training, ends with the last of some steps.</summary>
    internal bool EndsEpoch(long stepsDone) => stepsDone == Steps || EpochsAt(stepsDone) > EpochsAt(stepsDone - 1);

    /// <summary>Whole epochs within some steps.</summary>
    internal long EpochsAt(long stepsDone) => stepsDone * BatchSize / TrainingImages;
}
