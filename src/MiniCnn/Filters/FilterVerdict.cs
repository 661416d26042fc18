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

    /// <summary>Of a filter with its other measures, in a layer of <paramref name="filters"/>; a dead filter has a hundredth of the layer's largest weight.</summary>
    internal static FilterVerdict Of(string name, FilterComparison evidence, int filters, bool isDead)
    {
        TemplateMatch match = evidence.Match;
        string kernel = ComparisonKernels.ShortName(match.Template);
        string nearest = $"nearest {kernel}, cosine {Number(match.Cosine)}, {Chance(evidence.MatchPValue, evidence.InitialMatch)}";
        double chance = evidence.SteerablePValue ?? 1;
        return evidence switch
        {
            _ when isDead => new(VerdictKind.Dead, $"{name} is dead: its largest weight is under 1 % of the layer's largest"),
            // Where another kernel is clearly nearer than Sobel's plane, that name says more.
            { Steerable: { Share: >= Likeness } sobel } when sobel.Share >= match.Cosine - 0.02 => Judge(
                VerdictKind.Sobel, "Sobel", $"ρ = {Number(sobel.Share)}, θ = {NumberText.Fixed(sobel.Angle, 0)}°, {Chance(chance, evidence.InitialSteerable)}",
                chance, sobel.Share, evidence.InitialSteerable),
            { Match.Cosine: >= Likeness } => Judge(VerdictKind.Kernel, kernel, nearest, evidence.MatchPValue, match.Cosine, evidence.InitialMatch),
            { GaussianDerivatives.FirstOrder: >= EdgeShare and var firstOrder, SteerablePValue: <= 0.05 } => new(
                VerdictKind.OrientedEdge, $"{name} is no kernel of the catalog, but an oriented edge detector: first Gaussian derivatives explain {NumberText.Percent(firstOrder, 0)}; {nearest}"),
            _ => new(VerdictKind.No, $"{name} is none of these: {nearest}"),
        };

        string Chance(double p, double? initially) =>
            $"p(best of {filters} random) = {NumberText.Chance(p)}{(initially is { } known ? $", at initialization {Number(known)}" : "")}";

        FilterVerdict Judge(VerdictKind kind, string like, string facts, double p, double measure, double? initially) =>
            p > Significance ? new(VerdictKind.No, $"{name} looks {like}-like, but chance does as well: {facts}")
            : initially >= measure - 0.02 ? new(VerdictKind.No, $"{name} looks {like}-like, but it was so before training: {facts}")
            : new(kind, $"{name} is {like}-like: {facts}");
    }

    private static string Number(double value) => NumberText.Fixed(value, 2);
}
