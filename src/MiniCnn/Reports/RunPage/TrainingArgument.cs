using System.Globalization;
using MiniCnn.Training;

namespace MiniCnn.Reports;

/// <summary>A choice of a training as <c>minicnn train</c> takes it.</summary>
/// <param name="Option">The option's name: <c>--lr</c>.</param>
/// <param name="Value">Read back, it is the very same value.</param>
/// <param name="Meaning">What it is, in a few words.</param>
public sealed record TrainingArgument(string Option, string Value, string Meaning)
{
    /// <summary>Every choice that was made, also those left at their default.</summary>
    /// <param name="training">The options.</param>
    /// <param name="threads">Threads that were computed with: results repeat for the same number.</param>
    public static IReadOnlyList<TrainingArgument> Of(TrainingOptions training, int threads) =>
    [
        Number("--epochs", training.Epochs, "epochs"),
        Number("--batch", training.BatchSize, "batch size"),
        new("--optimizer", Word($"{training.Optimizer}"), "optimizer"),
        Number("--lr", training.LearningRate, "highest learning rate"),
        Number("--momentum", training.Momentum, "momentum (beta1, rho)"),
        Number("--beta2", training.Beta2, "beta2"),
        Number("--weight-decay", training.WeightDecay, "weight decay"),
        Number("--label-smoothing", training.LabelSmoothing, "label smoothing"),
        new("--schedule", Word($"{training.Schedule}"), "schedule"),
        Number("--warm-up", training.WarmUp, "warm-up, part of all steps"),
        Number("--gamma", training.Gamma, "gamma, in the schedule step"),
        Number("--rotate", training.Augmentation.Rotation, "rotation, degrees"),
        Number("--scale", training.Augmentation.Scale, "change of size"),
        Number("--shift", training.Augmentation.Shift, "shift, pixels"),
        Number("--shear", training.Augmentation.Shear, "shear, columns a row"),
        Number("--augment-until", training.Augmentation.Until, "until, part of all steps"),
        Number("--average", training.AverageDecay, "decay of the weights' mean"),
        Number("--average-from", training.AverageFrom, "mean from, part of all steps"),
        Number("--average-every", training.AverageEvery, "mean every, steps"),
        Number("--validation", training.ValidationImages, "validation images, at most"),
        Number("--patience", training.Patience, "patience, epochs"),
        Number("--seed", training.Seed, "seed"),
        Number("--threads", threads, "threads"),
        new("--device", training.Device, "device"),
    ];

    private static TrainingArgument Number(string option, double value, string meaning) => new(option, value.ToString(CultureInfo.InvariantCulture), meaning);

    /// <summary><c>OneCycle</c> as <c>one-cycle</c>; the optimizers' names are one word.</summary>
    private static string Word(string name) => name == nameof(LearningRateSchedule.OneCycle) ? "one-cycle" : name.ToLowerInvariant();
}
