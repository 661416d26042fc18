using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>The kind of a filter.</summary>
public enum VerdictKind
{
    /// <summary>Nothing: no kernel explains it better than chance, or the evidence is not there.</summary>
    No,

    /// <summary>Its largest weight is under 1 % of the layer's largest.</summary>
    Dead,

    /// <summary>It detects edges of one direction, but it is not Sobel's operator.</summary>
    OrientedEdge,

    /// <summary>A kernel of the catalog, whatever its sign and scale.</summary>
    Kernel,

    /// <summary>Sobel's operator, steered to some angle.</summary>
    Sobel,
}

/// <summary>
/// A verdict with its evidence. A name is given only where the likeness is at least <see cref="Likeness"/>, chance alone
/// would reach it in less than <see cref="Significance"/> of layers of this size, and training brought it about.
/// </summary>
/// <param name="Kind">What it may be called.</param>
/// <param name="Text">One sentence.</param>
public sealed record FilterVerdict(VerdictKind Kind, string Text)
{
    /// <summary>The smallest cosine or ρ at which a filter gets a kernel's name.</summary>
    public const double Likeness = 0.9;

    /// <summary>The greatest p of the best of n.</summary>
    public const double Significance = 0.01;

    /// <summary>The smallest share of first Gaussian derivatives at which a filter counts as an oriented edge detector.</summary>
    internal const double EdgeShare = 0.75;

    /// <param name="name">Of the filter in the sentence: <c>Filter 5</c>.</param>
    /// <param name="evidence">Its other measures.</param>
    /// <param name="filters">Filters in the layer: the n of best of n.</param>
    /// <param name="isDead">Whether the layer's largest weight is over a hundred times greater.</param>
    internal static FilterVerdict Of(string name, FilterComparison evidence, int filters, bool isDead)
    {
        if (isDead)
            return new(VerdictKind.Dead, $"{name} is dead: its largest weight is under 1 % of the layer's largest");
        TemplateMatch match = evidence.Match;
        SteerableFit? sobel = evidence.Steerable is { } fit && fit.Share >= Likeness ? fit : null;
        bool isKernel = match.Cosine >= Likeness;
        string nearest = $"nearest {ComparisonKernels.ShortName(match.Template)}, cosine {Number(match.Cosine)}, p(best of {filters} random) = {NumberText.Chance(evidence.MatchPValue)}{Initially(evidence.InitialMatch)}";
        // Where another kernel is clearly nearer than Sobel's plane, that name says more.
        if (sobel is not null && sobel.Share >= match.Cosine - 0.02)
        {
            string facts = $"ρ = {Number(sobel.Share)}, θ = {NumberText.Fixed(sobel.Angle, 0)}°, "
                + $"p(best of {filters} random) = {NumberText.Chance(evidence.SteerablePValue ?? 1)}{Initially(evidence.InitialSteerable)}";
            return Judge(VerdictKind.Sobel, $"{name} is Sobel-like: {facts}", $"{name} looks Sobel-like, but", facts, evidence.SteerablePValue ?? 1, sobel.Share, evidence.InitialSteerable);
        }
        if (isKernel)
            return Judge(VerdictKind.Kernel, $"{name} is {ComparisonKernels.ShortName(match.Template)}-like: {nearest}", $"{name} looks {ComparisonKernels.ShortName(match.Template)}-like, but", nearest, evidence.MatchPValue, match.Cosine, evidence.InitialMatch);
        double firstOrder = evidence.GaussianDerivatives.FirstOrder;
        return firstOrder >= EdgeShare && evidence.SteerablePValue is <= 0.05
            ? new(VerdictKind.OrientedEdge, $"{name} is no kernel of the catalog, but an oriented edge detector: first Gaussian derivatives explain {NumberText.Percent(firstOrder, 0)}; {nearest}")
            : new(VerdictKind.No, $"{name} is none of these: {nearest}");
    }

    private static FilterVerdict Judge(VerdictKind kind, string yes, string but, string facts, double p, double measure, double? initially)
    {
        if (p > Significance)
            return new(VerdictKind.No, $"{but} chance does as well: {facts}");
        return initially >= measure - 0.02 ? new(VerdictKind.No, $"{but} it was so before training: {facts}") : new(kind, yes);
    }

    private static string Initially(double? value) => value is { } known ? $", at initialization {Number(known)}" : "";

    private static string Number(double value) => NumberText.Fixed(value, 2);
}
