using MiniCnn.Imaging;
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

    /// <summary>Random kernels of the null distribution, 100 to 1,000,000.</summary>
    public int Draws { get; init; } = 5_000;

    /// <summary>Of the random kernels.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>A layer's filters compared with hand-made kernels; all measures beside what chance gives.</summary>
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

    /// <summary>The two filters that are nearest to Sobel's pair; null for a single filter or a size without that pair.</summary>
    public GradientPair? Gradient { get; init; }

    /// <param name="bank">The trained layer.</param>
    /// <param name="initial">The same layer before training, of the same shape; null where it is not known.</param>
    /// <param name="options">Kernels, images, draws.</param>
    /// <exception cref="MiniCnnException">No kernel fits the filters, or the two banks differ in shape.</exception>
    public static BankComparison Of(FilterBank bank, FilterBank? initial, ComparisonOptions options)
    {
        if (initial is not null && !initial.HasShapeOf(bank))
            throw MiniCnnException.BadUsage($"The initial filters of {bank.Layer} have another shape than the trained ones; expected the same layer of the same run");
        IReadOnlyList<Kernel> kernels = ComparisonKernels.For(options.Kernels, bank.Height, bank.Width, out IReadOnlyList<string> leftOut);
        if (kernels.Count == 0)
            throw MiniCnnException.BadUsage($"None of the kernels has the size of {bank.Layer}'s filters, {bank.Height}x{bank.Width}: {string.Join("; ", leftOut)}");
        TemplateSet templates = new(kernels);
        TemplateSet? sobel = ComparisonKernels.SobelPair(bank.Height, bank.Width) is { } pair ? new TemplateSet([pair.X, pair.Y]) : null;
        NullDistribution Random(Func<Plane, double> measure) => NullDistribution.OfRandom(bank.Height, bank.Width, measure, options.Draws, options.Seed);
        BankComparison comparison = new()
        {
            Filters = [],
            Kernels = kernels,
            LeftOut = leftOut,
            Statistics = BankStatistics.Of(bank.Slices),
            InitialStatistics = initial is null ? null : BankStatistics.Of(initial.Slices),
            RandomMatch = Random(templates.BestCosine),
            RandomSteerable = sobel is null ? null : Random(filter => SteerableFit.Of(filter, sobel).Share),
            InitialMatches = initial is null ? null : NullDistribution.Of(initial.Slices.Select(templates.BestCosine)),
            Gradient = sobel is null ? null : GradientPair.Of(bank, sobel),
        };
        FunctionMeasures function = new();
        int[] assigned = Assign(bank, templates);
        float largest = bank.Slices.Max(slice => slice.Values.Max(Math.Abs));
        return comparison with { Filters = [.. bank.Slices.Select((_, n) => Compare(n))] };

        FilterComparison Compare(int n)
        {
            (int output, int input, int count) = (n / bank.Inputs, n % bank.Inputs, bank.Slices.Count);
            (Plane weights, Plane? before) = (bank.Slices[n], initial?.Slices[n]);
            TemplateMatch match = templates.Best(weights);
            SteerableFit? fit = sobel is null ? null : SteerableFit.Of(weights, sobel);
            IReadOnlyList<Plane> images = options.ImagesOf?.Invoke(output, input) ?? options.Images;
            FilterComparison evidence = new()
            {
                Output = output,
                Input = input,
                Weights = weights,
                Match = match,
                MatchPValue = comparison.RandomMatch.PValueOfBest(match.Cosine, count),
                InitialMatch = before is null ? null : templates.BestCosine(before),
                Steerable = fit,
                SteerablePValue = fit is null ? null : comparison.RandomSteerable!.PValueOfBest(fit.Share, count),
                InitialSteerable = before is null || sobel is null ? null : SteerableFit.Of(before, sobel).Share,
                Structure = FilterStructure.Of(weights),
                FreiChen = bank is { Height: 3, Width: 3 } ? FreiChenEnergy.Of(weights) : null,
                GaussianDerivatives = GaussianDerivativeFit.Of(weights),
                Gabor = Math.Min(bank.Height, bank.Width) >= 5 ? GaborFit.Of(weights) : null,
                Orientation = OrientationSelectivity.Of([weights]),
                SpectralCosine = images.Count == 0 ? null : function.SpectralCosine(weights, match.Template, images),
                Agreement = images.Count < 2 ? null : function.Agreement(weights, match.Template, images),
                Assigned = assigned[n] < 0 ? null : ComparisonKernels.ShortName(kernels[assigned[n]]),
                Verdict = new FilterVerdict(VerdictKind.No, ""),
            };
            bool isDead = weights.Values.Max(Math.Abs) < 0.01 * largest;
            return evidence with { Verdict = FilterVerdict.Of(bank.NameOf(output, input), evidence, count, isDead) };
        }
    }

    private static int[] Assign(FilterBank bank, TemplateSet templates)
    {
        double[,] scores = new double[bank.Slices.Count, templates.Kernels.Count];
        foreach ((int n, Plane slice) in bank.Slices.Index())
        {
            foreach ((int k, double cosine) in templates.Cosines(slice).Index())
                scores[n, k] = Math.Abs(cosine);
        }

        return Assignment.Best(scores);
    }
}
