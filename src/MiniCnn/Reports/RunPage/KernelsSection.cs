using MiniCnn.Filters;
using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>Learned filters beside hand-made kernels: what chance gives, and a verdict for each.</summary>
internal static class KernelsSection
{
    private const int CardsOfDeepLayers = 6;

    public static void Write(HtmlWriter html, ReportedRun run)
    {
        if (run.Filters is not { } filters)
        {
            html.Element("p", "There are no trained weights yet.");
            return;
        }

        LayerFilters[] layers = [.. filters.Layers.Where(layer => !layer.IsLinear)];
        if (layers.Length == 0)
        {
            html.Element("p", "This network has no convolution to compare.");
            return;
        }

        html.Element("p", "A filter takes a kernel's name only where the likeness (cosine, or ρ for Sobel's pair turned to any angle) is at least "
            + $"{NumberText.Fixed(FilterVerdict.Likeness, 1)}, where the best of as many random filters reaches it with a chance of at most {NumberText.AtMost(100 * FilterVerdict.Significance, 1)} %, and where it was not so before training. "
            + "Likeness alone says little: small filters have few numbers, and some kernel is always near.");
        Plane[] images = run.Test is { } test ? [.. Enumerable.Range(0, Math.Min(8, test.Count)).Select(image => ImagePicture.FirstChannel(test, image))] : [];
        foreach (LayerFilters layer in layers)
            Layer(html, run, layer, layer.SeesImage ? images : []);
    }

    private static void Layer(HtmlWriter html, ReportedRun run, LayerFilters layer, IReadOnlyList<Plane> images)
    {
        FilterBank bank = layer.Bank;
        html.Element("h3", FilterFigures.Title(layer));
        if (!layer.SeesImage && bank.Slices.Count > run.Options.MostCompared)
        {
            using (html.In("p"))
            {
                html.Text($"Its {PageNumbers.Count(bank.Slices.Count)} two-dimensional filters are too many for this page; compare them by: ");
                html.Element("code", ShellText.Join("minicnn", "compare", run.Folder.Folder, "--layer", layer.Name));
            }

            return;
        }

        if (ComparisonKernels.For(ComparisonKernels.Standard, bank.Height, bank.Width, out _).Count == 0)
        {
            html.Element("p", $"No hand-made kernel has the size of its filters, {bank.Height}×{bank.Width}.");
            return;
        }

        var comparison = BankComparison.Of(bank, layer.Initial, new ComparisonOptions { Draws = run.Options.Draws, Images = images });
        html.Element("p", Tally(comparison));
        FilterComparison[] shown = layer.SeesImage
            ? [.. comparison.Filters.Take(run.Options.MostFilters)]
            : [.. comparison.Filters.OrderByDescending(filter => filter.Match.Cosine).Take(CardsOfDeepLayers)];
        using (html.In("div", ("class", "cards")))
        {
            foreach (FilterComparison filter in shown)
                KernelCard.Write(html, filter, bank);
        }

        if (shown.Length < comparison.Filters.Count)
            html.Element("p", layer.SeesImage ? $"Shown: the first {shown.Length} of {comparison.Filters.Count}." : $"Shown: the {shown.Length} of {comparison.Filters.Count} that come nearest to a kernel.", ("class", "muted"));
        Calibration(html, layer, comparison);
        using (html.Details($"Every measure of {layer.Name}"))
            KernelMeasures.Write(html, layer, comparison);
    }

    private static string Tally(BankComparison comparison)
    {
        IEnumerable<string> kinds = comparison.Filters.GroupBy(filter => filter.Verdict.Kind).OrderByDescending(group => group.Key)
            .Select(group => $"{PageNumbers.Count(group.Count())} {KernelCard.Word(group.Key)}");
        return $"Verdicts on {PageNumbers.Plural(comparison.Filters.Count, "filter", "filters")}: {string.Join(", ", kinds)}.";
    }

    /// <summary>What the same measures give where there is nothing to find.</summary>
    private static void Calibration(HtmlWriter html, LayerFilters layer, BankComparison comparison)
    {
        int n = comparison.Filters.Count;
        List<string[]> columns =
        [
            ["likeness", "random kernels, mean", "random kernels, 95 % are under", $"the best of {n} random ones, median", "before training, mean", "trained, mean", "trained, best"],
            Column("cosine to the nearest kernel", comparison.RandomMatch, filter => filter.InitialMatch, filter => filter.Match.Cosine),
        ];
        if (comparison.RandomSteerable is { } steerable)
            columns.Add(Column("ρ, share in the plane of Sobel's pair", steerable, filter => filter.InitialSteerable, filter => filter.Steerable?.Share));
        html.Table(
            $"{layer.Name}: what chance gives ({PageNumbers.Count(comparison.RandomMatch.Count)} random kernels of {layer.Bank.Height}×{layer.Bank.Width}), and what training made of it",
            [.. columns.Select(column => column[0])],
            Enumerable.Range(1, columns[0].Length - 1).Select(row => columns.Select(column => column[row]).ToArray()));
        if (comparison.InitialStatistics is { } before)
        {
            html.Table(
                $"{layer.Name} as a set",
                ["measure", "before", "after"],
                [
                    ["orthogonality, 1 where no two filters are alike", NumberText.Fixed(before.Orthogonality, 3), NumberText.Fixed(comparison.Statistics.Orthogonality, 3)],
                    ["filters that do nothing", PageNumbers.Percent(before.Sparsity, 0), PageNumbers.Percent(comparison.Statistics.Sparsity, 0)],
                    ["entropy of the variances, 0 where all lie along one line", NumberText.Fixed(before.VarianceEntropy, 3), NumberText.Fixed(comparison.Statistics.VarianceEntropy, 3)],
                ]);
        }

        string[] Column(string name, NullDistribution random, Func<FilterComparison, double?> initial, Func<FilterComparison, double?> trained)
        {
            double[] before = [.. comparison.Filters.Select(initial).OfType<double>()], after = [.. comparison.Filters.Select(trained).OfType<double>()];
            return
            [
                name, NumberText.Fixed(random.Mean, 2), NumberText.Fixed(random.Quantile(0.95), 2), NumberText.Fixed(random.Quantile(Math.Pow(0.5, 1.0 / n)), 2),
                before.Length > 0 ? NumberText.Fixed(before.Average(), 2) : "–", NumberText.Fixed(after.Average(), 2), NumberText.Fixed(after.Max(), 2),
            ];
        }
    }
}
