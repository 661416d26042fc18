using System.Xml.Linq;
using MiniCnn.Filters;
using static MiniCnn.Imaging.NumberText;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

internal static class KernelsSection
{
    private const int CardsOfDeepLayers = 6;

    private static readonly (string Heading, Func<FilterComparison, string> Value)[] Measures =
    [
        ("verdict", filter => Word(filter.Verdict.Kind)),
        ("nearest", filter => ComparisonKernels.ShortName(filter.Match.Template)),
        ("cosine", filter => Fixed(filter.Match.Cosine, 2)),
        ("p", filter => Chance(filter.MatchPValue)),
        ("before", filter => Known(filter.InitialMatch)),
        ("second nearest", filter => filter.Match.RunnerUp is { } second ? $"{ComparisonKernels.ShortName(second)} ({Fixed(filter.Match.Cosine - filter.Match.Margin, 2)})" : "–"),
        ("assigned", filter => filter.Assigned ?? "–"),
        ("ρ", filter => Known(filter.Steerable?.Share)),
        ("θ", filter => filter.Steerable is { } fit ? $"{Fixed(fit.Angle, 0)}°" : "–"),
        ("p of ρ", filter => filter.SteerablePValue is { } p ? Chance(p) : "–"),
        ("odd", filter => Percent(filter.Structure.OddEnergy, 0)),
        ("separable", filter => Percent(filter.Structure.Separability, 0)),
        ("first derivatives", filter => Percent(filter.GaussianDerivatives.FirstOrder, 0)),
        ("same response, r", filter => Known(filter.Agreement?.Correlation)),
    ];

    public static IEnumerable<object> Content(ReportedRun run)
    {
        if (run.Filters is not { } filters)
            return [Paragraph("There are no trained weights yet.")];
        LayerFilters[] layers = [.. filters.Layers.Where(layer => !layer.IsLinear)];
        if (layers.Length == 0)
            return [Paragraph("This network has no convolution to compare.")];
        Plane[] images = run.Test is { } test ? [.. Enumerable.Range(0, Math.Min(8, test.Count)).Select(image => PatchFigures.Picture(test, image).ToPlanes()[0])] : [];
        return
        [
            Paragraph("Kernels of every size that fits are tried at every offset, gradient operators steered to any angle. A filter is named after one only if the similarity "
                + $"(cosine, or ρ for a gradient operator) is at least {Fixed(FilterVerdict.Likeness, 1)}, a layer of random filters would get "
                + $"any name with a probability of at most {AtMost(100 * FilterVerdict.Significance, 1)} %, and this was not the case before training. "
                + "Similarity alone is not enough: small filters have few weights, so one of the kernels is always similar."),
            .. layers.SelectMany(layer => Layer(run, layer, layer.SeesImage ? images : [])),
        ];
    }

    private static IEnumerable<object> Layer(ReportedRun run, LayerFilters layer, IReadOnlyList<Plane> images)
    {
        FilterBank bank = layer.Bank;
        yield return new XElement("h3", FilterFigures.Title(layer));
        if (!layer.SeesImage && bank.Slices.Count > run.Options.MaxCompared)
        {
            string many = $"Its {Count(bank.Slices.Count)} two-dimensional filters are too many for this page";
            yield return run.Options.Commands is { } commands ? new XElement("p", $"{many}; compare them with: ", Code(commands.Compare(run.Folder, layer.Name))) : Paragraph($"{many}.");
            yield break;
        }

        if (ComparisonKernels.For(ComparisonKernels.Standard, bank.Height, bank.Width, out _).Count == 0)
        {
            yield return Paragraph($"No hand-made kernel has the size of its filters, {bank.Height}×{bank.Width}.");
            yield break;
        }

        var comparison = BankComparison.Of(bank, layer.Initial, new ComparisonOptions { Draws = run.Options.Draws, Images = images });
        int count = comparison.Filters.Count;
        IEnumerable<string> kinds =
            comparison.Filters.GroupBy(filter => filter.Verdict.Kind).OrderByDescending(group => group.Key).Select(group => $"{Count(group.Count())} {Word(group.Key)}");
        yield return Paragraph($"Verdicts on {Plural(count, "filter", "filters")}: {string.Join(", ", kinds)}.");
        FilterComparison[] shown = layer.SeesImage ? [.. comparison.Filters.Take(run.Options.MaxFilters)]
            : [.. comparison.Filters.OrderByDescending(filter => filter.Match.Cosine).Take(CardsOfDeepLayers)];
        yield return new XElement("div", Class("cards"), shown.Select(filter => Card(filter, bank)));
        if (shown.Length < count)
            yield return Paragraph(layer.SeesImage ? $"Shown: the first {shown.Length} of {count}." : $"Shown: the {shown.Length} of {count} that are nearest to a kernel.", "muted");
        yield return Calibration(layer, comparison);
        if (comparison.InitialStatistics is { } before)
            yield return Set(layer, before, comparison.Statistics);
        yield return Details($"All measures of {layer.Name}", Table(
            $"{layer.Name} against {comparison.Kernels.Count} kernels. p: probability that a random filter is as near to any of them, of every size at every offset, corrected for {count} filters (Holm); "
                + "before: the cosine before training; r: correlation of the responses of filter and kernel to test images",
            ["filter", .. Measures.Select(measure => measure.Heading)],
            comparison.Filters.Select(filter => (IReadOnlyList<string>)
                [bank.Inputs == 1 ? Count(filter.Output) : $"{filter.Output} on {filter.Input}", .. Measures.Select(measure => measure.Value(filter))])));
    }

    /// <summary>One filter beside the nearest kernel, with the verdict.</summary>
    private static XElement Card(FilterComparison filter, FilterBank bank)
    {
        (string name, string kernel, Plane learned) = (bank.NameOf(filter.Output, filter.Input), ComparisonKernels.ShortName(filter.Match.Template), filter.Weights);
        Plane nearest = filter.Match.Template.Weights.Map(weight => (float)(weight * filter.Match.Gain));
        var range = ValueRange.ZeroCentered([learned, nearest]);
        return new XElement("article", Class("card"),
            new XElement("h4", $"{name} ", new XElement("span", Class(filter.Verdict.Kind is VerdictKind.No or VerdictKind.Dead ? "verdict" : "verdict yes"), Word(filter.Verdict.Kind))),
            new XElement("ul",
                One("learned", learned, $"{name} as learned"),
                One(kernel, nearest, $"The nearest kernel, {kernel}, times {Brief(filter.Match.Gain)}"),
                One("difference", learned.Zip(nearest, (a, b) => a - b), $"The part of {name} that the kernel does not explain")),
            Paragraph(filter.Verdict.Text + "."));

        XElement One(string caption, Plane plane, string description)
        {
            string weights = $"{plane.Height}×{plane.Width} weights from {Brief(plane.Values.Min())} to {Brief(plane.Values.Max())}";
            return new XElement("li", Picture(ColorMapping.Of(plane, ColorMap.Diverging, range).Image, $"{description}: {weights}.", 72), caption);
        }
    }

    /// <summary>What the same measures give where there is nothing to find.</summary>
    private static XElement Calibration(LayerFilters layer, BankComparison comparison)
    {
        int n = comparison.Filters.Count;
        List<string[]> columns =
        [
            ["similarity", "random kernels, mean", "random kernels, 95th percentile", $"the best of {n} random ones, median", "before training, mean", "trained, mean", "trained, best"],
            Column("cosine to the nearest kernel", comparison.RandomMatch, filter => filter.InitialMatch, filter => filter.Match.Cosine),
        ];
        if (comparison.RandomSteerable is { } steerable)
            columns.Add(Column("ρ, share in the plane of a gradient operator", steerable, filter => filter.InitialSteerable, filter => filter.Steerable?.Share));
        return Table(
            $"{layer.Name}: chance level ({Count(comparison.RandomMatch.Count)} random kernels of {layer.Bank.Height}×{layer.Bank.Width}), and the filters before and after training",
            [.. columns.Select(column => column[0])],
            Enumerable.Range(1, columns[0].Length - 1).Select(row => columns.Select(column => column[row]).ToArray()));

        string[] Column(string name, NullDistribution random, Func<FilterComparison, double?> initial, Func<FilterComparison, double?> trained)
        {
            double[] after = [.. comparison.Filters.Select(trained).OfType<double>()];
            return
            [
                name, Fixed(random.Mean, 2), Fixed(random.Quantile(0.95), 2), Fixed(random.Quantile(Math.Pow(0.5, 1.0 / n)), 2),
                Known(comparison.Filters.Average(initial)), Fixed(after.Average(), 2), Fixed(after.Max(), 2),
            ];
        }
    }

    private static XElement Set(LayerFilters layer, BankStatistics before, BankStatistics after) => Table(
        $"{layer.Name} as a set",
        ["measure", "before", "after"],
        [
            ["orthogonality, 1 where all filters are orthogonal", Fixed(before.Orthogonality, 3), Fixed(after.Orthogonality, 3)],
            ["dead filters", Percent(before.Sparsity, 0), Percent(after.Sparsity, 0)],
            ["entropy of the variances, 0 where all lie along one line", Fixed(before.VarianceEntropy, 3), Fixed(after.VarianceEntropy, 3)],
        ]);

    private static string Word(VerdictKind kind) => kind switch
    {
        VerdictKind.Sobel => "Sobel-like",
        VerdictKind.Kernel => "kernel-like",
        VerdictKind.OrientedEdge => "oriented edge",
        VerdictKind.Dead => "dead",
        _ => "none of these",
    };

    private static string Known(double? value) => value is { } number ? Fixed(number, 2) : "–";
}
