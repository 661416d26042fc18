namespace MiniCnn.Tests.Runs;

/// <summary>Records as a run writes them, of made-up values.</summary>
internal static class SampleRun
{
    public static RunConfiguration Configuration { get; } = new()
    {
        Dataset = new RunDataset("tiny", "Tiny images", "made up", ["no", "yes"], [0.25f], [0.5f], 10, 4, "aa", "bb"),
        Model = new RunModel("net", 10, ["input 1x2x2", "flatten", "linear 2"]),
        Recipe = "default",
        Training = new TrainingOptions { Seed = 7, LearningRate = 0.1, Augmentation = new AffineAugmentation { Shift = 0.5 } },
        Environment = new RunEnvironment("0.1.0", ".NET 10", "Linux X64", "TorchSharp 0.105.2, libtorch 2.7", 2),
    };

    public static RunResult Result { get; } = new(0.75, 1.5, 4, [[1, 1], [0, 2]], 3, 12, 0.5, 60, "cc");

    public static EpochRow Row(int epoch, double? validation = null) => new(
        new EpochReport(epoch, epoch * 4, epoch, 1.0 / 3, 2.5 / epoch, 0.1 * epoch, validation * 2, validation, epoch == 1), 1.25, 3.5);
}
