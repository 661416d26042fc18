namespace MiniCnn.Training;

/// <summary>What one step came to.</summary>
/// <param name="Step">Steps made, this one included: from 1.</param>
/// <param name="Loss">Mean loss of the batch, before its update.</param>
/// <param name="Correct">Images of the batch that the model got right, before its update.</param>
/// <param name="Images">Images of the batch.</param>
/// <param name="LearningRate">The rate of the update.</param>
public readonly record struct StepReport(long Step, float Loss, int Correct, int Images, double LearningRate);

/// <summary>What an epoch came to; the last may be a part of one.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">Steps made since the beginning of the training.</param>
/// <param name="EpochsDone">Passes made, with the part of the last.</param>
/// <param name="LearningRate">The rate of the epoch's last step.</param>
/// <param name="TrainingLoss">Mean over the epoch's batches, each before its update; with smoothing and augmentation.</param>
/// <param name="TrainingAccuracy">Part of the epoch's images that were right when they were seen, 0 to 1.</param>
/// <param name="ValidationLoss">Mean cross-entropy of the validation images; null where none were kept back.</param>
/// <param name="ValidationAccuracy">Part of the validation images that are right, 0 to 1; null where none were kept back.</param>
/// <param name="IsBest">No earlier epoch had this validation accuracy, or (without validation images) none had so low a training loss.</param>
public sealed record EpochReport(
    int Epoch,
    long Step,
    double EpochsDone,
    double LearningRate,
    double TrainingLoss,
    double TrainingAccuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    bool IsBest);
