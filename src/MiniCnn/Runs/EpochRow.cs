using MiniCnn.Training;

namespace MiniCnn.Runs;

/// <summary>One row of a run's metrics: what an epoch came to, and how long it took.</summary>
/// <param name="Report">What the training told.</param>
/// <param name="Seconds">Training time of the epoch, validation not included.</param>
/// <param name="ImagesPerSecond">Training images by that time.</param>
public sealed record EpochRow(EpochReport Report, double Seconds, double ImagesPerSecond);
