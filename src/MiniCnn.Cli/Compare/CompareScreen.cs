using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Cli.Compare;

internal static class CompareScreen
{
    private const int MaxRows = 64;

    public static void Print(RunComparison compared, Output output)
    {
        BankComparison comparison = compared.Comparison;
        FilterComparison[] shown = [.. comparison.Filters.Take(MaxRows)];
        output.Line($"{FilterFigures.Title(compared.Layer)}, against {comparison.Kernels.Count} kernels: {string.Join(", ", comparison.Kernels.Select(ComparisonKernels.ShortName))}");
        foreach (string left in comparison.LeftOut)
            output.Line($"left out: {left}");
        output.Out.Write(Likeness(shown, compared.Layer.Bank));
        output.Line("cos: abs cosine to the nearest kernel; margin: to the runner-up; p: probability that a random filter is as similar, corrected for the layer (Holm); "
            + "before: cos before training; ρ, θ: share in the plane of the nearest gradient operator, and its direction");
        output.Out.Write(Nature(shown, compared.Layer.Bank));
        output.Line("edge, line, mean: Frei-Chen energies; R²: fit by Gaussian derivatives, by a Gabor function; "
            + "H cos: cosine of the frequency responses under the images' spectrum; r, NRMSE, F1: both applied to held-out images; var: circular variance");
        Bank(compared, output);
        foreach (FilterComparison filter in shown)
            output.Line(filter.Verdict.Text);
        if (shown.Length < comparison.Filters.Count)
            output.Line($"shown: {shown.Length} of {comparison.Filters.Count} filters; --json and --csv have all");
        output.Line(Summary(compared));
    }

    /// <summary>The number of filters with each verdict.</summary>
    public static string Summary(RunComparison compared) => $"{compared.Layer.Name}: " + string.Join(", ", compared.Comparison.Filters
        .GroupBy(filter => filter.Label).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"))
        + (compared.Comparison.Filters.Any(filter => filter.Verdict.Kind == VerdictKind.Sobel) ? "" : "; none is Sobel's operator");

    public static void Print(BankPairing pairing, (string Mine, string Theirs) names, string layer, string? sharing, string? order, Output output)
    {
        output.Line($"{layer} of {names.Mine} and of {names.Theirs}, paired one to one");
        output.Out.Write(Output.Columns([names.Mine, names.Theirs, "cosine"], pairing.Pairs.Select(pair => (string[])
            [Count(pair.Mine), pair.Theirs is { } theirs ? Count(theirs) : "-", pair.Theirs is null ? "-" : Number(pair.Cosine)])));
        output.Line($"mean abs cosine {Number(pairing.MeanCosine)}; random filters against {names.Theirs}: "
            + $"{Number(pairing.Random.Mean)} on average, {Number(pairing.Random.Quantile(0.95))} in the best 5 %; p = {Fixed(pairing.PValue, 3)}: "
            + (pairing.PValue <= 0.01 ? "more similar than random filters" : "no more similar than random filters"));
        if (sharing is not null)
            output.Line(sharing);
        if (order is not null)
            output.Line($"the input channels of {layer} are compared in the order they have, which may differ between the runs: {order}");
        Statistics(output, (names.Mine, pairing.Mine), (names.Theirs, pairing.Theirs));
    }

    public static void Print(AblationResult result, Output output)
    {
        output.Line($"ablation: {result.Layer} replaced and frozen, the rest retrained, {result.Seeds.Count} seeds");
        output.Out.Write(Output.Columns(
            ["filters", "accuracy", .. result.Seeds.Select(seed => $"seed {seed}")],
            result.Accuracies.Select(pair => (string[])[pair.Key.ToString().ToLowerInvariant(), Percent(pair.Value.Average()), .. pair.Value.Select(accuracy => Percent(accuracy))])));
        foreach (FilterSource source in result.Accuracies.Keys.Where(source => source != FilterSource.Learned))
            output.Line(result.Verdict(source));
    }

    private static string Likeness(FilterComparison[] filters, FilterBank bank) => Output.Columns(
        ["filter", "nearest", "cos", "sign", "gain", "margin", "p", "before", "ρ", "θ", "p", "before", "assigned"],
        filters.Select(f => (string[])
        [
            Name(f, bank), ComparisonKernels.ShortName(f.Match.Template), Number(f.Match.Cosine),
            f.Match.Sign < 0 ? "−" : "+", Number(f.Match.Gain), Number(f.Match.Margin), P(f.MatchPValue),
            Number(f.InitialMatch), Number(f.Steerable?.Share), f.Steerable is { } fit ? $"{Fixed(fit.Angle, 0)}°" : "-",
            P(f.SteerablePValue), Number(f.InitialSteerable), f.Assigned ?? "-",
        ]));

    private static string Nature(FilterComparison[] filters, FilterBank bank) => Output.Columns(
        ["filter", "edge", "line", "mean", "R²", "Gabor", "H cos", "r", "NRMSE", "F1", "var", "angle", "odd", "sep", "DC", "norm"],
        filters.Select(f => (string[])
        [
            Name(f, bank), Number(f.FreiChen?.Edge), Number(f.FreiChen?.Line), Number(f.FreiChen?.Mean),
            Number(f.GaussianDerivatives.Share), Number(f.Gabor?.Share), Number(f.SpectralCosine),
            Number(f.Agreement?.Correlation), Number(f.Agreement?.Nrmse), Number(f.Agreement?.EdgeF1), Number(f.Orientation.CircularVariance), $"{Fixed(f.Orientation.Preferred, 0)}°",
            Number(f.Structure.OddEnergy), Number(f.Structure.Separability), Number(f.Structure.DcShare), Number(f.Structure.Norm),
        ]));

    private static void Bank(RunComparison compared, Output output)
    {
        BankComparison comparison = compared.Comparison;
        output.Line($"random filters of this size: cos {Number(comparison.RandomMatch.Mean)} on average, {Number(comparison.RandomMatch.Quantile(0.95))} in the best 5 %"
            + (comparison.RandomSteerable is { } steerable ? $"; ρ {Number(steerable.Mean)} and {Number(steerable.Quantile(0.95))}" : "")
            + (comparison.InitialMatches is { } initial ? $"; this layer before training: cos {Number(initial.Mean)} on average, {Number(initial.Quantile(1))} at most"
                : "; weights from before training are not known"));
        output.Line($"this layer: cos {Number(comparison.Filters.Average(filter => filter.Match.Cosine))} on average, {Number(comparison.Filters.Max(filter => filter.Match.Cosine))} at most");
        if (comparison.Gradient is { } pair)
        {
            output.Line($"nearest to Sobel's pair: filters {Name(comparison.Filters[pair.X], compared.Layer.Bank)} and "
                + $"{Name(comparison.Filters[pair.Y], compared.Layer.Bank)}, cos {Number(pair.CosineX)} and {Number(pair.CosineY)}; "
                + $"their gradient direction is wrong by up to {string.Join(", ", pair.Errors.Select(error => Fixed(error, 1) + "°"))} on gratings of π/4, "
                + "π/2, 3π/4 (Sobel 0.75°, 3.2°, 8.4°; Scharr 0.16°, 0.29°, 2.2°)");
        }

        Statistics(output, comparison.InitialStatistics is { } before ? [("before", before), ("after", comparison.Statistics)] : [("after", comparison.Statistics)]);
    }

    private static void Statistics(Output output, params (string Name, BankStatistics Bank)[] banks) =>
        output.Out.Write(Output.Columns(["bank", "filters", "orthogonality", "sparsity", "variance entropy"], banks.Select(bank => (string[])
            [bank.Name, Count(bank.Bank.Count), Number(bank.Bank.Orthogonality), Number(bank.Bank.Sparsity), Number(bank.Bank.VarianceEntropy)])));

    private static string Name(FilterComparison filter, FilterBank bank) => bank.Inputs == 1 ? Count(filter.Output) : $"{filter.Output}←{filter.Input}";

    private static string P(double? p) => p is not { } known ? "-" : known < 0.001 ? "<.001" : Fixed(known, 3);

    private static string Number(double? value) => value is { } known ? Fixed(known, 2) : "-";
}
