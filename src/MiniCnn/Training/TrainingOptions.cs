using System.ComponentModel.DataAnnotations;

namespace MiniCnn.Training;

/// <summary>Everything that decides a training beside its data and its architecture. Default and range stand with each property.</summary>
/// <remarks>The defaults are the recipe <c>default</c>, which suits any of the presets; see <see cref="Recipes"/>.</remarks>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training images; a fraction stops within a pass.</summary>
    [Range(0.001, 10_000)]
    public double Epochs { get; init; } = 3;

    /// <summary>Images in a step; at most all training images are taken.</summary>
    [Range(1, 65_536)]
    public int BatchSize { get; init; } = 128;

    /// <summary>How gradients become changes of the weights.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.AdamW;

    /// <summary>The highest rate of the schedule.</summary>
    [Range(1e-8, 100)]
    public double LearningRate { get; init; } = 0.005;

    /// <summary>AdamW's decay of the gradients' mean (its first beta), SGD's Nesterov momentum, Adadelta's rho.</summary>
    [Range(0, 0.9999)]
    public double Momentum { get; init; } = 0.9;

    /// <summary>AdamW's decay of the gradients' mean square; the other optimizers do not use it.</summary>
    [Range(0, 0.99999)]
    public double Beta2 { get; init; } = 0.99;

    /// <summary>Decay of weights with two dimensions or more; biases and batch norms never decay.</summary>
    [Range(0, 10)]
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The part of the target that is spread evenly over all classes.</summary>
    [Range(0, 0.9)]
    public double LabelSmoothing { get; init; } = 0.05;

    /// <summary>The course of the learning rate over the steps.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.OneCycle;

    /// <summary>The fraction of all steps in which the rate rises, linearly from a tenth.</summary>
    [Range(0, 0.9)]
    public double WarmUp { get; init; } = 0.1;

    /// <summary>What the rate is multiplied by after each epoch, in the schedule <see cref="LearningRateSchedule.Step"/> alone.</summary>
    [Range(0.01, 1)]
    public double Gamma { get; init; } = 0.7;

    /// <summary>Random turns, sizes, shifts and shears of the training images; none by default.</summary>
    public AffineAugmentation Augmentation { get; init; } = AffineAugmentation.None;

    /// <summary>Decay of the weights' running mean that replaces the weights in the end; 0 keeps the weights themselves.</summary>
    [Range(0, 0.99999)]
    public double AverageDecay { get; init; }

    /// <summary>The fraction of all steps after which the mean is taken.</summary>
    [Range(0, 1)]
    public double AverageFrom { get; init; } = 0.85;

    /// <summary>Steps between two updates of the mean.</summary>
    [Range(1, 10_000)]
    public int AverageEvery { get; init; } = 4;

    /// <summary>Images kept back from the training images to watch progress by; never more than a fifth of them, 0 for none.</summary>
    [Range(0, 1_000_000)]
    public int ValidationImages { get; init; } = 5_000;

    /// <summary>Epochs without a better validation accuracy after which training stops with its best weights; 0 never stops early.</summary>
    [Range(0, 10_000)]
    public int Patience { get; init; }

    /// <summary>Start of every random stream: first weights, order of the images, dropout, augmentation.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;

    /// <summary>Threads of the computation; 0 takes libtorch's own choice. Results repeat for the same number.</summary>
    [Range(0, 1_024)]
    public int Threads { get; init; }

    /// <summary>Where to compute: <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c> and so on.</summary>
    [RegularExpression("cpu|cuda(:[0-9]{1,2})?", ErrorMessage = "cpu, cuda or cuda:N is expected")]
    public string Device { get; init; } = "cpu";

    /// <summary>All that is wrong with these options, one line each; empty where nothing is.</summary>
    public IReadOnlyList<string> Validate() => [.. OptionRules.Violations(this), .. OptionRules.Violations(Augmentation)];

    /// <exception cref="MiniCnnException">Anything is out of its range; the message names all of it.</exception>
    public void ThrowIfInvalid()
    {
        if (Validate() is { Count: > 0 } violations)
            throw MiniCnnException.BadUsage(string.Join("; ", violations));
    }
}
