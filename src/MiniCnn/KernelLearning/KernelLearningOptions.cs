using MiniCnn.Training;

namespace MiniCnn.KernelLearning;

/// <summary>What is given of the target's responses.</summary>
public enum TargetForm
{
    /// <summary>The responses themselves, one channel a kernel: a linear problem with one solution.</summary>
    Response,
    /// <summary>abs of the response: the sign of the kernel stays open.</summary>
    Absolute,
    /// <summary>√(a² + b²) over the kernels: a rotation of the pair stays open.</summary>
    Magnitude,
    /// <summary>1 where the magnitude is above the threshold, else 0: the scale stays open too.</summary>
    EdgeMap,
}

/// <summary>How the weights are found.</summary>
public enum KernelOptimizer
{
    /// <summary>Gradient descent over all images at once with the step and momentum that their spectrum allows; signed targets.</summary>
    Sgd,
    /// <summary>Adam over batches, the rate falling linearly to zero.</summary>
    Adam,
    /// <summary>L-BFGS over all images at once.</summary>
    Lbfgs,
    /// <summary>The normal equations in float64; signed targets.</summary>
    ClosedForm,
}

/// <summary>The loss of a response.</summary>
public enum KernelLoss
{
    /// <summary>Mean of squares.</summary>
    MeanSquared,
    /// <summary>Mean of absolute values.</summary>
    MeanAbsolute,
    /// <summary>Cross-entropy of the edge map's probability; edge maps alone, and their default.</summary>
    CrossEntropy,
}

/// <summary>How a kernel is learned. Default and range are written with each property.</summary>
public sealed record KernelLearningOptions
{
    /// <summary>k of the learned k×k kernels, odd, 1 to 31. Default: the target's own.</summary>
    public int? Size { get; init; }

    /// <summary>Learned kernels, 1 to 64. Default: as many as the target has; signed and absolute targets allow no other number.</summary>
    public int? Filters { get; init; }

    /// <summary>Default: <see cref="TargetForm.Response"/>.</summary>
    public TargetForm Form { get; init; } = TargetForm.Response;

    /// <summary>Default: <see cref="KernelOptimizer.Sgd"/> for signed targets, else <see cref="KernelOptimizer.Adam"/>.</summary>
    public KernelOptimizer? Optimizer { get; init; }

    /// <summary>Default: cross-entropy for edge maps, else mean of squares.</summary>
    public KernelLoss? Loss { get; init; }

    /// <summary>Step size, over 0 to 100. Default: what the spectrum allows for SGD, 0.02 for Adam, 1 for L-BFGS.</summary>
    public double? Rate { get; init; }

    /// <summary>SGD's momentum, 0 to below 1. Default: what the spectrum allows.</summary>
    public double? Momentum { get; init; }

    /// <summary>Whether the mean of all images is taken off first. It shrinks the largest eigenvalue, and with it the steps: by half on Fashion-MNIST. Default: true.</summary>
    public bool Center { get; init; } = true;

    /// <summary>Zeros at each side of the images, 0 to k − 1. Default: 0, so that no window hangs over the border.</summary>
    public int Padding { get; init; }

    /// <summary>Steps at most, 1 to 100,000. Default: 2,000 for signed targets (it stops at the tolerance), else 1,200.</summary>
    public int? Steps { get; init; }

    /// <summary>Learning stops when no weight is further than this from the target, 0 to 1. Default: 1e-6. 0 takes all steps.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Images in a step of Adam, 1 to 65,536. Default: 64.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Magnitude above which a pixel is an edge, over 0; of images from 0 to 1, where Sobel's magnitude goes to about 4. Default: 1.</summary>
    public double Threshold { get; init; } = 1;

    /// <summary>Of the initial weights and the order of the images. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Everything that is out of range or does not go together with so many target kernels, one line each.</summary>
    public IReadOnlyList<string> Validate(int target)
    {
        (bool Holds, string Message)[] rules =
        [
            (Size is null || (Size is >= 1 and <= 31 && Size % 2 == 1), $"size {Size} is not allowed; expected an odd number from 1 to 31"),
            (Filters is null or (>= 1 and <= 64), $"filters {Filters} is out of range; expected 1 to 64"),
            (Filters is null || Filters == target || Form is TargetForm.Magnitude or TargetForm.EdgeMap,
                $"filters {Filters} does not fit {target} target {(target == 1 ? "kernel" : "kernels")} of a {Word(Form)} target; expected {target}, or a magnitude or edge-map target"),
            (Optimizer is not (KernelOptimizer.Sgd or KernelOptimizer.ClosedForm) || Form == TargetForm.Response,
                $"{Word(Optimizer)} solves a linear problem and a {Word(Form)} target is none; expected adam or lbfgs, or a signed target"),
            (Loss != KernelLoss.CrossEntropy || Form == TargetForm.EdgeMap, "cross-entropy is for edge maps; expected mean-squared or mean-absolute"),
            (Loss is null or KernelLoss.CrossEntropy || Form != TargetForm.EdgeMap, "an edge map is binary; expected the loss cross-entropy"),
            (Loss is not KernelLoss.MeanAbsolute || Optimizer != KernelOptimizer.ClosedForm, "the closed form is of the mean squared loss; expected another optimizer"),
            (Rate is null or (> 0 and <= 100), $"rate {Number(Rate)} is out of range; expected over 0 to 100"),
            (Momentum is null or (>= 0 and < 1), $"momentum {Number(Momentum)} is out of range; expected 0 to below 1"),
            (Padding >= 0 && (Size is null || Padding < Size), $"padding {Padding} is out of range; expected 0 to below the kernel's size"),
            (Steps is null or (>= 1 and <= 100_000), $"steps {Steps} is out of range; expected 1 to 100000"),
            (Tolerance is >= 0 and <= 1, $"tolerance {Number(Tolerance)} is out of range; expected 0 to 1"),
            (BatchSize is >= 1 and <= 65_536, $"batch {BatchSize} is out of range; expected 1 to 65536"),
            (Threshold is > 0 and < 1e6, $"threshold {Number(Threshold)} is out of range; expected over 0"),
        ];
        return [.. rules.Where(rule => !rule.Holds).Select(rule => rule.Message)];
    }

    internal static string Word(Enum? value) => value is TargetForm.Response ? "signed" : TrainingOption.Kebab($"{value}");

    private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
