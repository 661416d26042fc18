using MiniCnn.Imaging;
using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>What a comparison needs beside the filters themselves.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Names of the catalog; see <see cref="ComparisonKernels.Standard"/>.</summary>
    public IReadOnlyList<string> Kernels { get; init; } = ComparisonKernels.Standard;

    /// <summary>Held-out images for the measures of what a filter does; none leaves those measures out.</summary>
    public IReadOnlyList<Plane> Images { get; init; } = [];

    /// <summary>The images of a single filter, where each channel sees others, such as feature maps; default <see cref="Images"/> for all.</summary>
    public Func<FilterSlice, IReadOnlyList<Plane>>? ImagesOf { get; init; }

    /// <summary>Random kernels for the null calibration, 100 to 1,000,000.</summary>
    public int Draws { get; init; } = 5_000;

    /// <summary>Of the random kernels.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>A layer's filters held against hand-made kernels, all measures with what chance gives.</summary>
public sealed record BankComparison
{
    /// <summary>One for each two-dimensional filter: output channels, and for each its input channels.</summary>
    public required IReadOnlyList<FilterComparison> Filters { get; init; }

    /// <summary>The kernels, in the filters' size.</summary>
    public required IReadOnlyList<Kernel> Kernels { get; init; }

    /// <summary>Kernels that have no such size, with the reason.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The bank as a set, after training.</summary>
    public required BankStatistics Statistics { get; init; }

    /// <summary>The bank as a set before training; null where it is not known.</summary>
    public BankStatistics? InitialStatistics { get; init; }

    /// <summary>Cosine to the nearest kernel over random kernels.</summary>
    public required NullDistribution RandomMatch { get; init; }

    /// <summary>ρ over random kernels; null for sizes without Sobel's pair.</summary>
    public NullDistribution? RandomSteerable { get; init; }

    /// <summary>Cosine to the nearest kernel over this layer's own filters before training; null where they are not known.</summary>
    public NullDistribution? InitialMatches { get; init; }

    /// <summary>The two filters that come nearest to Sobel's pair; null for a single filter or a size without that pair.</summary>
    public GradientPair? Gradient { get; init; }

    /// <summary>Compares.</summary>
    /// <param name="bank">The trained layer.</param>
    /// <param name="initial">The same layer before training, of the same shape; null where it is not known.</param>
    /// <param name="options">Kernels, images, draws.</param>
    /// <exception cref="MiniCnnException">No kernel fits the filters, or the two banks differ in shape.</exception>
    public static BankComparison Of(FilterBank bank, FilterBank? initial, ComparisonOptions options)
    {
        if (initial is not null && !initial.HasShapeOf(bank))
            throw MiniCnnException.BadUsage($"The initial filters of {bank.Layer} have another shape than the trained ones; expected the same layer of the same run");
        IReadOnlyList<Kernel> kernels = ComparisonKernels.For(options.Kernels, bank.Height, bank.Width, out IReadOnlyList<string>? leftOut);
        if (kernels.Count == 0)
            throw MiniCnnException.BadUsage($"None of the kernels has the size of {bank.Layer}'s filters, {bank.Height}x{bank.Width}: {string.Join("; ", leftOut)}");
        (Kernel X, Kernel Y)? pair = ComparisonKernels.SobelPair(bank.Height, bank.Width);
        var templates = new TemplateSet(kernels);
        var randomMatch = NullDistribution.OfRandom(bank.Height, bank.Width, templates.BestCosine, options.Draws, options.Seed);
        NullDistribution? randomSteerable = pair is { } sobel
            ? NullDistribution.OfRandom(bank.Height, bank.Width, filter => SteerableFit.Of(filter, sobel.X, sobel.Y).Share, options.Draws, options.Seed)
            : null;
        var function = new FunctionMeasures();
        IReadOnlyList<FilterSlice> slices = bank.Slices;
        int[] assigned = Assign(slices, templates);
        float largest = slices.Max(slice => slice.Weights.Values.Max(Math.Abs));
        var compared = slices.Select((slice, n) =>
        {
            TemplateMatch match = templates.Best(slice.Weights);
            Plane? before = initial?.Slices[n].Weights;
            SteerableFit? fit = pair is { } p ? SteerableFit.Of(slice.Weights, p.X, p.Y) : null;
            IReadOnlyList<Plane> images = options.ImagesOf?.Invoke(slice) ?? options.Images;
            var comparison = new FilterComparison
            {
                Output = slice.Output,
                Input = slice.Input,
                Weights = slice.Weights,
                Match = match,
                MatchPValue = randomMatch.PValueOfBest(match.Cosine, slices.Count),
                InitialMatch = before is null ? null : templates.BestCosine(before),
                Steerable = fit,
                SteerablePValue = fit is null ? null : randomSteerable!.PValueOfBest(fit.Share, slices.Count),
                InitialSteerable = before is null || pair is not { } q ? null : SteerableFit.Of(before, q.X, q.Y).Share,
                Structure = FilterStructure.Of(slice.Weights),
                FreiChen = bank is { Height: 3, Width: 3 } ? FreiChenEnergy.Of(slice.Weights) : null,
                GaussianDerivatives = GaussianDerivativeFit.Of(slice.Weights),
                Gabor = Math.Min(bank.Height, bank.Width) >= 5 ? GaborFit.Of(slice.Weights) : null,
                Orientation = OrientationSelectivity.Of(slice.Weights),
                SpectralCosine = images.Count == 0 ? null : function.SpectralCosine(slice.Weights, match.Template, images),
                Agreement = images.Count < 2 ? null : function.Agreement(slice.Weights, match.Template, images),
                Assigned = assigned[n] < 0 ? null : ComparisonKernels.ShortName(kernels[assigned[n]]),
                Verdict = new FilterVerdict(VerdictKind.No, ""),
            };
            bool isDead = slice.Weights.Values.Max(Math.Abs) < 0.01 * largest;
            return comparison with { Verdict = FilterVerdict.Of(slice.Name(bank), comparison, slices.Count, isDead) };
        }).ToList();
        return new BankComparison
        {
            Filters = compared,
            Kernels = kernels,
            LeftOut = leftOut,
            Statistics = BankStatistics.Of(slices.Select(slice => slice.Weights).ToList()),
            InitialStatistics = initial is null ? null : BankStatistics.Of(initial.Slices.Select(slice => slice.Weights).ToList()),
            RandomMatch = randomMatch,
            RandomSteerable = randomSteerable,
            InitialMatches = initial is null ? null : NullDistribution.Of(initial.Slices.Select(slice => templates.BestCosine(slice.Weights))),
            Gradient = pair is { } both ? GradientPair.Of(bank, both.X, both.Y) : null,
        };
    }

    private static int[] Assign(IReadOnlyList<FilterSlice> slices, TemplateSet templates)
    {
        double[,] scores = new double[slices.Count, templates.Kernels.Count];
        for (int n = 0; n < slices.Count; n++)
        {
            double[] cosines = templates.Cosines(slices[n].Weights);
            for (int k = 0; k < cosines.Length; k++) scores[n, k] = Math.Abs(cosines[k]);
        }
        return Assignment.Best(scores);
    }
}
