using System.Globalization;
using MiniCnn.Training;

namespace MiniCnn.Reports;

/// <summary>One choice of a training.</summary>
/// <param name="Name">Short and unique: <c>lr</c>, <c>weight-decay</c>.</param>
/// <param name="Value">Parsed, it is exactly the same value.</param>
/// <param name="Meaning">What it is, in a few words.</param>
internal sealed record TrainingSetting(string Name, string Value, string Meaning)
{
    /// <summary>The first so many of <see cref="Of"/> are about the optimization.</summary>
    public const int AboutSteps = 11;

    /// <summary>Every choice, also those left at their default.</summary>
    public static IReadOnlyList<TrainingSetting> Of(TrainingOptions training, int threads) =>
    [
        Number("epochs", training.Epochs, "epochs"),
        Number("batch", training.BatchSize, "batch size"),
        new("optimizer", Lower($"{training.Optimizer}"), "optimizer"),
        Number("lr", training.LearningRate, "highest learning rate"),
        Number("momentum", training.Momentum, "momentum (beta1, rho)"),
        Number("beta2", training.Beta2, "beta2"),
        Number("weight-decay", training.WeightDecay, "weight decay"),
        Number("label-smoothing", training.LabelSmoothing, "label smoothing"),
        new("schedule", Lower($"{training.Schedule}"), "schedule"),
        Number("warm-up", training.WarmUp, "warm-up, share of all steps"),
        Number("gamma", training.Gamma, "gamma of the step schedule"),
        Number("rotate", training.Augmentation.Rotation, "rotation, degrees"),
        Number("scale", training.Augmentation.Scale, "scale"),
        Number("shift", training.Augmentation.Shift, "shift, pixels"),
        Number("shear", training.Augmentation.Shear, "shear, columns per row"),
        Number("augment-until", training.Augmentation.Until, "augmentation until, share of all steps"),
        Number("average", training.AverageDecay, "EMA decay"),
        Number("average-from", training.AverageFrom, "EMA from, share of all steps"),
        Number("average-every", training.AverageEvery, "EMA update every, steps"),
        Number("validation", training.ValidationImages, "validation images, at most"),
        Number("patience", training.Patience, "patience, epochs"),
        Number("seed", training.Seed, "seed"),
        Number("threads", threads, "threads"),
        new("device", training.Device, "device"),
    ];

    private static TrainingSetting Number(string name, double value, string meaning) => new(name, value.ToString(CultureInfo.InvariantCulture), meaning);

    private static string Lower(string name) => name == nameof(LearningRateSchedule.OneCycle) ? "one-cycle" : name.ToLowerInvariant();
}
