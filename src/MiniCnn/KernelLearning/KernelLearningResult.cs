using MiniCnn.Kernels;

namespace MiniCnn.KernelLearning;

/// <summary>The state of the learning after a step.</summary>
/// <param name="Step">0 before the first step.</param>
/// <param name="Loss">Over all images, or over the step's batch.</param>
/// <param name="LargestError">Largest abs difference of a weight from the target; null where the target has no one solution.</param>
/// <param name="Weights">[filters][k, k].</param>
public sealed record LearningMoment(int Step, double Loss, double? LargestError, IReadOnlyList<Plane> Weights);

/// <summary>The error along one eigenvector of the windows' moments, predicted and measured. The filters' errors are joined: √Σ⟨eᶠ, v⟩².</summary>
/// <param name="Eigenvalue">λ.</param>
/// <param name="Eigenvector">v [k, k].</param>
/// <param name="Predicted">At each of the result's moments.</param>
/// <param name="Measured">At each of the result's moments.</param>
public sealed record DirectionError(double Eigenvalue, Plane Eigenvector, IReadOnlyList<double> Predicted, IReadOnlyList<double> Measured);

/// <summary>Learned kernels and how they were learned.</summary>
public sealed record KernelLearningResult
{
    /// <summary>The options with every default filled in.</summary>
    public required KernelLearningOptions Options { get; init; }

    /// <summary>As given.</summary>
    public required IReadOnlyList<Kernel> Targets { get; init; }

    /// <summary>The targets in the learned size, [k, k] each; null where they are larger than the learned kernel.</summary>
    public IReadOnlyList<Plane>? TargetWeights { get; init; }

    /// <summary>From the initial weights (step 0) to the last step: every step of a short learning, of a longer one at most 257, evenly spaced.</summary>
    public required IReadOnlyList<LearningMoment> Moments { get; init; }

    /// <summary>The learned kernels, [filters][k, k].</summary>
    public IReadOnlyList<Plane> Weights => Moments[^1].Weights;

    /// <summary>The largest abs difference of a weight from the target at the end; null where the target has no one solution.</summary>
    public double? LargestError => Moments[^1].LargestError;

    /// <summary>The first step at which the largest error was within the tolerance; null if that was never so.</summary>
    public int? StepsToTolerance { get; init; }

    /// <summary>Spectrum of the windows that the kernel was learned from.</summary>
    public required PatchSpectrum Spectrum { get; init; }

    /// <summary>Step and momentum, where gradient descent was used.</summary>
    public DescentPlan? Descent { get; init; }

    /// <summary>Predicted and measured error along each eigenvector; empty where the theory does not apply.</summary>
    public IReadOnlyList<DirectionError> Directions { get; init; } = [];

    /// <summary>Mean share ρ of the learned kernels in the plane of Sobel's pair, 0–1; null where the size has no such pair.</summary>
    public double? SobelShare { get; init; }

    /// <summary>F1 of the found edges over all images, 0–1; for edge maps.</summary>
    public double? EdgeF1 { get; init; }

    /// <summary>What cannot be learned from this target and these images, with reasons.</summary>
    public required IReadOnlyList<string> Limits { get; init; }
}
