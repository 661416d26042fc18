namespace MiniCnn.Runs;

/// <summary>What a finished run came to.</summary>
/// <param name="TestAccuracy">Part of the test images that are right, 0 to 1.</param>
/// <param name="TestLoss">Mean cross-entropy of the test images.</param>
/// <param name="TestImages">Test images.</param>
/// <param name="Confusion">Counts; row: true class, column: answer.</param>
/// <param name="Epochs">Passes over the training images.</param>
/// <param name="Steps">Steps made.</param>
/// <param name="TrainingSeconds">Time of all steps, without validation and test.</param>
/// <param name="ImagesPerSecond">Training images by that time.</param>
/// <param name="WeightsSha256">Of the file with the trained weights.</param>
public sealed record RunResult(
    double TestAccuracy,
    double TestLoss,
    int TestImages,
    IReadOnlyList<IReadOnlyList<int>> Confusion,
    double Epochs,
    long Steps,
    double TrainingSeconds,
    double ImagesPerSecond,
    string WeightsSha256);
