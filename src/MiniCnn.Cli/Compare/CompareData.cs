namespace MiniCnn.Cli.Compare;

internal static class CompareData
{
    private static readonly string[] Heading =
    [
        "layer", "filter", "channel", "verdict", "nearest", "cosine", "sign", "gain", "runner_up", "margin", "p", "initial_cosine", "rho", "theta", "rho_p", "initial_rho", "assigned",
        "frei_chen_edge", "frei_chen_gradient", "frei_chen_line", "frei_chen_mean", "gaussian_r2",
        "gaussian_sigma", "gaussian_first_order", "gabor_r2", "gabor_wavelength", "gabor_angle", "gabor_phase",
        "spectral_cosine", "correlation", "nrmse", "edge_f1", "circular_variance", "orientation", "norm", "mean", "separability", "odd_energy", "dc_share", "sparsity",
    ];

    public static string Csv(IEnumerable<RunComparison> layers) =>
        CsvText.Write(Heading, layers.SelectMany(layer => layer.Comparison.Filters.Select(filter => Row(layer.Layer.Name, filter))));

    public static string Csv(string layer, BankPairing pairing) =>
        CsvText.Write(["layer", "filter", "other", "cosine"], pairing.Pairs.Select(pair => new object?[] { layer, pair.Mine, pair.Theirs, pair.Cosine }));

    public static object Json(RunComparison compared) => new
    {
        compared.Layer.Name,
        Kernels = compared.Comparison.Kernels.Select(kernel => kernel.Name),
        compared.Comparison.LeftOut,
        Summary = CompareScreen.Summary(compared),
        compared.Comparison.Statistics,
        compared.Comparison.InitialStatistics,
        RandomCosine = Null(compared.Comparison.RandomMatch),
        RandomRho = Null(compared.Comparison.RandomSteerable),
        InitialCosine = Null(compared.Comparison.InitialMatches),
        compared.Comparison.Gradient,
        Filters = compared.Comparison.Filters.Select(filter => new
        {
            Filter = filter.Output,
            Channel = filter.Input,
            filter.Verdict,
            Measures = Heading.Skip(4).Zip(Row(compared.Layer.Name, filter).Skip(4)).ToDictionary(pair => pair.First, pair => pair.Second),
        }),
    };

    public static object Json(string layer, BankPairing pairing, string? sharing, string? order) => new
    {
        Name = layer,
        Sharing = sharing,
        InputsNotAligned = order,
        pairing.Pairs,
        pairing.MeanCosine,
        RandomMeanCosine = Null(pairing.Random),
        pairing.PValue,
        pairing.Mine,
        pairing.Theirs,
    };

    public static object Json(AblationResult result) => new
    {
        result.Layer,
        result.Seeds,
        FilterSources = result.Accuracies.Select(pair => new
        {
            Filters = pair.Key,
            Accuracies = pair.Value,
            Mean = pair.Value.Average(),
            DifferenceToLearned = pair.Key == FilterSource.Learned ? null : result.ToLearned(pair.Key),
            Verdict = pair.Key == FilterSource.Learned ? null : result.Verdict(pair.Key),
        }),
    };

    private static object?[] Row(string layer, FilterComparison f) =>
    [
        layer, f.Output, f.Input, f.Verdict.Kind.ToString(), f.Match.Template.Name, f.Match.Cosine,
        f.Match.Sign, f.Match.Gain, f.Match.RunnerUp?.Name, f.Match.Margin, f.MatchPValue, f.InitialMatch,
        f.Steerable?.Share, f.Steerable?.Angle, f.SteerablePValue, f.InitialSteerable, f.Assigned,
        f.FreiChen?.Edge, f.FreiChen?.Gradient, f.FreiChen?.Line, f.FreiChen?.Mean, f.GaussianDerivatives.Share, f.GaussianDerivatives.Sigma, f.GaussianDerivatives.FirstOrder,
        f.Gabor?.Share, f.Gabor?.Wavelength, f.Gabor?.Angle, f.Gabor?.Phase, f.SpectralCosine, f.Agreement?.Correlation, f.Agreement?.Nrmse, f.Agreement?.EdgeF1,
        f.Orientation.CircularVariance, f.Orientation.Preferred, f.Structure.Norm, f.Structure.Mean,
        f.Structure.Separability, f.Structure.OddEnergy, f.Structure.DcShare, f.Structure.Sparsity,
    ];

    private static object? Null(NullDistribution? values) => values is null ? null : new { values.Count, values.Mean, Quantile95 = values.Quantile(0.95), Largest = values.Quantile(1) };
}

/// <summary>Prints text at once, collects JSON, CSV and figures.</summary>
internal sealed class CompareResults(bool json, bool csv, CommandContext context)
{
    private readonly List<RunComparison> _layers = [];
    private readonly List<object> _pairings = [];
    private object? _ablation;
    private SameFunction? _function;

    public List<NamedFigure> Figures { get; } = [];

    public void Add(RunComparison compared)
    {
        _layers.Add(compared);
        Figures.AddRange(ComparisonFigures.Of(compared));
        if (!json && !csv)
            CompareScreen.Print(compared, context.Output);
    }

    public void Add(ModelPairing.Layers pair, (string Mine, string Theirs) names)
    {
        (LayerFilters mine, LayerFilters theirs, BankPairing pairing, string? order) = pair;
        string? sharing = RunComparison.SharedWeights(mine, theirs);
        _pairings.Add(CompareData.Json(mine.Name, pairing, sharing, order));
        Figures.Add(new($"pairs-{mine.Name}", ComparisonFigures.Pairs(mine, theirs, pairing, names)));
        if (csv)
            context.Output.Out.Write(CompareData.Csv(mine.Name, pairing));
        else if (!json)
            CompareScreen.Print(pairing, names, mine.Name, sharing, order, context.Output);
    }

    /// <summary>Whether both runs compute the same; null where that cannot be asked.</summary>
    public void Add(SameFunction? function)
    {
        _function = function;
        if (!json && !csv && function is not null)
            context.Output.Line(function.Text);
    }

    public void Add(AblationResult result)
    {
        _ablation = CompareData.Json(result);
        Figures.Add(new("ablation", ComparisonFigures.Ablation(result)));
        if (!json && !csv)
            CompareScreen.Print(result, context.Output);
    }

    public void Finish(string run)
    {
        if (json)
            context.Output.Json(new { Run = run, Layers = _layers.Select(CompareData.Json), Pairings = _pairings, Function = _function, Ablation = _ablation });
        else if (csv && _layers.Count > 0)
            context.Output.Out.Write(CompareData.Csv(_layers));
    }
}
