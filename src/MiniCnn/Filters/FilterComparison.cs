using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>One learned filter compared with the kernels: every measure, what chance gives, and the verdict.</summary>
public sealed record FilterComparison
{
    /// <summary>Output channel, from 0.</summary>
    public required int Output { get; init; }

    /// <summary>Input channel, from 0.</summary>
    public required int Input { get; init; }

    /// <summary>The learned weights [k, k].</summary>
    public required Plane Weights { get; init; }

    /// <summary>The nearest kernel.</summary>
    public required TemplateMatch Match { get; init; }

    /// <summary>Probability that the best of as many random filters is as near to any of the kernels, 0–1.</summary>
    public required double MatchPValue { get; init; }

    /// <summary>The filter's cosine to its nearest kernel before training; null where the initial weights are not known.</summary>
    public double? InitialMatch { get; init; }

    /// <summary>Fit by Sobel's pair; null for sizes that have none.</summary>
    public SteerableFit? Steerable { get; init; }

    /// <summary>Probability that the best of as many random filters has a ρ as high, 0–1.</summary>
    public double? SteerablePValue { get; init; }

    /// <summary>ρ before training.</summary>
    public double? InitialSteerable { get; init; }

    /// <summary>Norm, mean, separability, odd energy, DC share, sparsity.</summary>
    public required FilterStructure Structure { get; init; }

    /// <summary>For 3×3 filters.</summary>
    public FreiChenEnergy? FreiChen { get; init; }

    /// <summary>Fit by Gaussian derivatives.</summary>
    public required GaussianDerivativeFit GaussianDerivatives { get; init; }

    /// <summary>For filters of 5×5 and more.</summary>
    public GaborFit? Gabor { get; init; }

    /// <summary>Preference for an orientation.</summary>
    public required OrientationSelectivity Orientation { get; init; }

    /// <summary>Cosine to the nearest kernel weighted by the images' power spectrum, −1 to 1 with the filter's sign; null without images.</summary>
    public double? SpectralCosine { get; init; }

    /// <summary>Responses of both to held-out images; null without images.</summary>
    public ResponseAgreement? Agreement { get; init; }

    /// <summary>The kernel that the best one-to-one assignment gives it; null where it has none.</summary>
    public string? Assigned { get; init; }

    /// <summary>May be that it is none of the kernels.</summary>
    public required FilterVerdict Verdict { get; init; }

    /// <summary>The verdict in a word or two: <c>Sobel-like</c>.</summary>
    public string Label => Verdict.Kind switch
    {
        VerdictKind.Sobel => "Sobel-like",
        VerdictKind.Kernel => $"{ComparisonKernels.ShortName(Match.Template)}-like",
        VerdictKind.OrientedEdge => "oriented edge",
        VerdictKind.Dead => "dead",
        _ => "no kernel",
    };
}
