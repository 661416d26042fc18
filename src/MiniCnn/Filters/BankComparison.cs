using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>What a comparison needs beside the filters.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Names of the catalog; by default sobel, scharr, prewitt, laplacian, line, corner, saddle, gaussian, box and gabor.</summary>
    public IReadOnlyList<string> Kernels { get; init; } = ComparisonKernels.Standard;

    /// <summary>Held-out images for the measures on images; none leaves those measures out.</summary>
    public IReadOnlyList<Plane> Images { get; init; } = [];

    /// <summary>The images of an output and input channel, where each channel has its own, such as feature maps; default <see cref="Images"/> for all.</summary>
    public Func<int, int, IReadOnlyList<Plane>>? ImagesOf { get; init; }

    /// <summary>Random kernels of the null distribution at least, 100 to 1,000,000; a layer of many filters takes more.</summary>
    public int Draws { get; init; } = 5_000;

    /// <summary>Of the random kernels.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Stops a comparison of many filters.</summary>
    public CancellationToken Cancel { get; init; }
}

/// <summary>A layer's filters compared with hand-made kernels; all measures beside what chance gives.</summary>
/// <param name="Filters">One for each two-dimensional filter: output channels, and for each its input channels.</param>
/// <param name="Kernels">The kernels, in the filters' size.</param>
/// <param name="LeftOut">Kernels that have no such size, with the reason.</param>
/// <param name="Statistics">The bank as a set, after training.</param>
/// <param name="InitialStatistics">The bank as a set before training; null where it is not known.</param>
/// <param name="RandomMatch">Cosine to the nearest kernel over random kernels, of every size at every offset.</param>
/// <param name="RandomSteerable">The greatest ρ of any pair over random kernels; null for sizes that hold none.</param>
/// <param name="InitialMatches">Cosine to the nearest kernel over this layer's own filters before training; null where they are not known.</param>
/// <param name="Gradient">The two filters that are nearest to Sobel's pair; null for a single filter or a size without that pair.</param>
public sealed record BankComparison(
    IReadOnlyList<FilterComparison> Filters, IReadOnlyList<Kernel> Kernels, IReadOnlyList<string> LeftOut, BankStatistics Statistics, BankStatistics? InitialStatistics,
    NullDistribution RandomMatch, NullDistribution? RandomSteerable, NullDistribution? InitialMatches, GradientPair? Gradient)
{
    /// <summary>Of a trained layer and the same layer before training; null where it is not known.</summary>
    /// <exception cref="MiniCnnException">No kernel fits the filters, or the two banks differ in shape.</exception>
    public static BankComparison Of(FilterBank bank, FilterBank? initial, ComparisonOptions options)
    {
        if (initial is not null && !initial.HasShapeOf(bank))
            throw MiniCnnException.BadUsage($"The initial filters of {bank.Layer} have another shape than the trained ones; expected the same layer of the same run");
        IReadOnlyList<Kernel> kernels = ComparisonKernels.For(options.Kernels, bank.Height, bank.Width, out IReadOnlyList<string> leftOut);
        if (kernels.Count == 0)
            throw MiniCnnException.BadUsage($"None of the kernels has the size of {bank.Layer}'s filters, {bank.Height}x{bank.Width}: {string.Join("; ", leftOut)}");
        TemplateSet templates = new(kernels);
        KernelSearch search = new(options.Kernels, bank.Height, bank.Width);
        TemplateSet? sobel = ComparisonKernels.SobelPair(bank.Height, bank.Width) is { } pair ? new TemplateSet([pair.X, pair.Y]) : null;
        (NullDistribution randomMatch, NullDistribution? randomSteerable) = search.Random(options.Draws, 2 * bank.Slices.Count, options.Seed, options.Cancel);
        TemplateMatch[] matches = [.. bank.Slices.Select(search.Best)];
        SteerableFit?[] fits = [.. bank.Slices.Select(search.Steered)];
        // one test for the layer: of each filter against kernels and, where there are pairs, against these
        double[] chances = NullDistribution.Holm(
            [.. matches.Select(match => search.MatchChance(randomMatch, match.Cosine)), .. fits.OfType<SteerableFit>().Select(fit => search.SteeredChance(randomSteerable!, fit.Share))]);
        FunctionMeasures function = new();
        int[] assigned = Assignment.Best([.. bank.Slices.Select(templates.Cosines)]);
        float largest = bank.Slices.Max(slice => slice.Values.Max(Math.Abs));
        return new BankComparison(
            [.. bank.Slices.Select((_, n) => Compare(n))], kernels, leftOut, BankStatistics.Of(bank.Slices), initial is null ? null : BankStatistics.Of(initial.Slices),
            randomMatch, randomSteerable, initial is null ? null : NullDistribution.Of(initial.Slices.Select(slice => search.Best(slice).Cosine)),
            sobel is null ? null : GradientPair.Of(bank, sobel));

        FilterComparison Compare(int n)
        {
            options.Cancel.ThrowIfCancellationRequested();
            (int output, int input, int count) = (n / bank.Inputs, n % bank.Inputs, bank.Slices.Count);
            (Plane weights, Plane? before) = (bank.Slices[n], initial?.Slices[n]);
            (TemplateMatch match, SteerableFit? fit) = (matches[n], fits[n]);
            IReadOnlyList<Plane> images = options.ImagesOf?.Invoke(output, input) ?? options.Images;
            var evidence = new FilterComparison(
                output, input, weights, match, chances[n], before is null ? null : search.Best(before).Cosine,
                fit, fit is null ? null : chances[count + n], before is null ? null : search.Steered(before)?.Share,
                FilterStructure.Of(weights),
                FreiChen: bank is { Height: 3, Width: 3 } ? FreiChenEnergy.Of(weights) : null,
                GaussianDerivativeFit.Of(weights),
                Gabor: Math.Min(bank.Height, bank.Width) >= 5 ? GaborFit.Of(weights) : null,
                OrientationSelectivity.Of([weights]),
                SpectralCosine: images.Count == 0 ? null : function.SpectralCosine(weights, match.Template, images),
                Agreement: images.Count < 2 ? null : function.Agreement(weights, match.Template, images),
                Assigned: assigned[n] < 0 ? null : ComparisonKernels.ShortName(kernels[assigned[n]]),
                Verdict: new FilterVerdict(VerdictKind.No, ""));
            bool isDead = weights.Values.Max(Math.Abs) < 0.01 * largest;
            return evidence with { Verdict = FilterVerdict.Of(bank.NameOf(output, input), evidence, count, isDead) };
        }
    }
}

/// <summary>One learned filter compared with the kernels: every measure, what chance gives, and the verdict.</summary>
/// <param name="Output">Output channel, from 0.</param>
/// <param name="Input">Input channel, from 0.</param>
/// <param name="Weights">The learned weights [k, k].</param>
/// <param name="Match">The nearest kernel, of every size at every offset.</param>
/// <param name="MatchPValue">Probability that a random filter is as near to any of the kernels, corrected for all tests of the layer (Holm), 0–1.</param>
/// <param name="InitialMatch">The filter's cosine to its nearest kernel before training; null where the initial weights are not known.</param>
/// <param name="Steerable">Fit by the nearest pair of a gradient operator, of every size at every offset; null for sizes that hold none.</param>
/// <param name="SteerablePValue">Probability that a random filter has a ρ as high with any pair, corrected for all tests of the layer (Holm), 0–1.</param>
/// <param name="InitialSteerable">ρ before training.</param>
/// <param name="Structure">Norm, mean, separability, odd energy, DC share, sparsity.</param>
/// <param name="FreiChen">For 3×3 filters.</param>
/// <param name="GaussianDerivatives">Fit by Gaussian derivatives.</param>
/// <param name="Gabor">For filters of 5×5 and more.</param>
/// <param name="Orientation">Preference for an orientation.</param>
/// <param name="SpectralCosine">Cosine to the nearest kernel weighted by the images' power spectrum, −1 to 1 with the filter's sign; null without images.</param>
/// <param name="Agreement">Responses of both to held-out images; null without images.</param>
/// <param name="Assigned">The kernel that the best one-to-one assignment gives it; null where it has none.</param>
/// <param name="Verdict">May be that it is none of the kernels.</param>
public sealed record FilterComparison(
    int Output, int Input, Plane Weights, TemplateMatch Match, double MatchPValue, double? InitialMatch, SteerableFit? Steerable, double? SteerablePValue,
    double? InitialSteerable, FilterStructure Structure, FreiChenEnergy? FreiChen, GaussianDerivativeFit GaussianDerivatives, GaborFit? Gabor,
    OrientationSelectivity Orientation, double? SpectralCosine, ResponseAgreement? Agreement, string? Assigned, FilterVerdict Verdict)
{
    /// <summary>The verdict in a word or two: <c>Sobel-like</c>.</summary>
    public string Label => Verdict.Kind switch
    {
        VerdictKind.Sobel => "Sobel-like",
        VerdictKind.Kernel => $"{Verdict.Like}-like",
        VerdictKind.OrientedEdge => "oriented edge",
        VerdictKind.Dead => "dead",
        _ => "no kernel",
    };
}

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
/// A verdict with its evidence. A name is given only where the likeness is at least <see cref="Likeness"/>, a layer of random filters
/// would get any name with a probability of less than <see cref="Significance"/>, and training brought it about.
/// </summary>
/// <param name="Kind">What it may be called.</param>
/// <param name="Text">One sentence.</param>
public sealed record FilterVerdict(VerdictKind Kind, string Text)
{
    /// <summary>The smallest cosine or ρ at which a filter gets a kernel's name.</summary>
    public const double Likeness = 0.9;

    /// <summary>The kernel or operator that it is like; empty for none.</summary>
    public string Like { get; init; } = "";

    /// <summary>The greatest p, corrected for the tests of the layer.</summary>
    public const double Significance = 0.01;

    /// <summary>The smallest share of first Gaussian derivatives at which a filter counts as an oriented edge detector.</summary>
    internal const double EdgeShare = 0.75;

    /// <summary>Of a filter with its other measures, in a layer of <paramref name="filters"/>; a dead filter has a hundredth of the layer's largest weight.</summary>
    internal static FilterVerdict Of(string name, FilterComparison evidence, int filters, bool isDead)
    {
        TemplateMatch match = evidence.Match;
        string kernel = ComparisonKernels.ShortName(match.Template);
        string nearest = $"nearest {kernel}{Where(match.Place)}, cosine {Number(match.Cosine)}, {Chance(evidence.MatchPValue, evidence.InitialMatch)}";
        double chance = evidence.SteerablePValue ?? 1;
        return evidence switch
        {
            _ when isDead => new(VerdictKind.Dead, $"{name} is dead: its largest weight is under 1 % of the layer's largest"),
            // Where another kernel is clearly nearer than an operator's plane, that name says more.
            { Steerable: { Share: >= Likeness } pair } when pair.Share >= match.Cosine - 0.02 => Judge(
                pair.Operator == "sobel" ? VerdictKind.Sobel : VerdictKind.Kernel, pair.Operator == "sobel" ? "Sobel" : pair.Operator,
                $"ρ = {Number(pair.Share)}, θ = {NumberText.Fixed(pair.Angle, 0)}°{Where(pair.Place)}, {Chance(chance, evidence.InitialSteerable)}",
                chance, pair.Share, evidence.InitialSteerable),
            { Match.Cosine: >= Likeness } => Judge(VerdictKind.Kernel, kernel, nearest, evidence.MatchPValue, match.Cosine, evidence.InitialMatch),
            { GaussianDerivatives.FirstOrder: >= EdgeShare and var firstOrder, SteerablePValue: <= Significance } => new(
                VerdictKind.OrientedEdge,
                $"{name} is no kernel of the catalog, but an oriented edge detector: first Gaussian derivatives explain {NumberText.Percent(firstOrder, 0)}; {nearest}"),
            _ => new(VerdictKind.No, $"{name} is none of these: {nearest}"),
        };

        static string Where(string place) => place.Length == 0 ? "" : $" ({place})";

        string Chance(double p, double? initially) =>
            $"p = {NumberText.Chance(p)} for a layer of {filters}{(initially is { } known ? $", at initialization {Number(known)}" : "")}";

        FilterVerdict Judge(VerdictKind kind, string like, string facts, double p, double measure, double? initially) =>
            p > Significance ? new(VerdictKind.No, $"{name} looks {like}-like, but chance does as well: {facts}")
            : initially >= measure - 0.02 ? new(VerdictKind.No, $"{name} looks {like}-like, but it was so before training: {facts}")
            : new(kind, $"{name} is {like}-like: {facts}") { Like = like };
    }

    private static string Number(double value) => NumberText.Fixed(value, 2);
}
