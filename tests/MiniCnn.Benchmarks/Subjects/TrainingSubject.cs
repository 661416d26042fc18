using MiniCnn.Data;
using MiniCnn.Models;
using MiniCnn.Training;

namespace MiniCnn.Benchmarks.Subjects;

/// <summary>A unit is a step: batch, forward, backward, optimizer.</summary>
internal abstract class TrainingSubject(Architecture network, TrainingOptions options, ImageSet images) : Subject
{
    protected TrainingOptions Options => options;

    public TrainingPlan Plan { get; } = TrainingPlan.For(options, images.Count);

    public ArchitectureModule Module { get; } = RandomStreams.BuildModule(network, options);

    public static TrainingSubject Of(Architecture network, TrainingOptions options, ImageSet images, IReadOnlyList<float> mean, IReadOnlyList<float> deviation, string setting) =>
        setting == Settings.Compiled ? new CompiledTraining(network, options, images, mean, deviation) : new TorchSharpTraining(network, options, images, mean, deviation, setting);

    /// <summary>On images of noise.</summary>
    public static TrainingSubject Of(Architecture network, int batch, int threads, string setting, int images)
    {
        byte[] pixels = new byte[images * (int)network.Input.Count], labels = new byte[images];
        Random random = new(1);
        random.NextBytes(pixels);
        ImageSet noise = new(
            pixels, Array.ConvertAll(labels, _ => (byte)random.Next(network.Output.Channels)), network.Input.Channels, network.Input.Height, network.Input.Width);
        float[] half = [.. Enumerable.Repeat(0.5f, noise.Channels)];
        return Of(network, StepOptions(network, batch, threads), noise, half, half, setting);
    }

    /// <summary>The optimizer and the label smoothing of the preset's recipe, and nothing that is not the step: no augmentation, selection, moving average or validation.</summary>
    public static TrainingOptions StepOptions(Architecture network, int batch, int threads) =>
        (Recipes.All.FirstOrDefault(recipe => recipe.Model == network.Name) ?? Recipes.Default).Options with
        {
            Epochs = 10_000,
            BatchSize = batch,
            Threads = threads,
            LearningRate = 0.001,
            Schedule = LearningRateSchedule.Constant,
            WarmUp = 0,
            Augmentation = AffineAugmentation.None,
            EmaDecay = 0,
            Keep = 1,
            KeepLater = 1,
            ValidationImages = 0,
        };
}
