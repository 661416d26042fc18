namespace MiniCnn.Runs;

/// <summary>The evaluation of a finished run.</summary>
/// <param name="TestAccuracy">0 to 1.</param>
/// <param name="TestLoss">Mean cross-entropy of the test images.</param>
/// <param name="TestImages">Test images.</param>
/// <param name="Confusion">Counts; row: true class, column: predicted class.</param>
/// <param name="Epochs">With a part of one.</param>
/// <param name="Steps">Steps made.</param>
/// <param name="TrainingSeconds">Time of all steps, without validation and test.</param>
/// <param name="ImagesPerSecond">Training images by that time; 0 where no time was measured.</param>
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
