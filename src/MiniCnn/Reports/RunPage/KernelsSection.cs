using System.Xml.Linq;
using MiniCnn.Filters;
using MiniCnn.Imaging;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>Learned filters beside hand-made kernels: the null distribution, and a verdict for each.</summary>
internal static class KernelsSection
{
    private const int CardsOfDeepLayers = 6;

    public static IEnumerable<object> Content(ReportedRun run)
    {
        if (run.Filters is not { } filters)
            return [Paragraph("There are no trained weights yet.")];
        LayerFilters[] layers = [.. filters.Layers.Where(layer => !layer.IsLinear)];
        if (layers.Length == 0)
            return [Paragraph("This network has no convolution to compare.")];
        Plane[] images = run.Test is { } test ? [.. Enumerable.Range(0, Math.Min(8, test.Count)).Select(image => ReportedRun.FirstChannel(test, image))] : [];
        return
        [
            Paragraph("A filter gets a kernel's name only where the similarity (cosine, or ρ for Sobel's pair rotated to any angle) is at least "
                + $"{NumberText.Fixed(FilterVerdict.Likeness, 1)}, where the probability that the best of as many random filters reaches it is at most {NumberText.AtMost(100 * FilterVerdict.Significance, 1)} %, and where it was not so before training. "
                + "Similarity alone says little: small filters have few weights, and some kernel is always near."),
            .. layers.SelectMany(layer => Layer(run, layer, layer.SeesImage ? images : [])),
        ];
    }

    private static IEnumerable<object> Layer(ReportedRun run, LayerFilters layer, IReadOnlyList<Plane> images)
    {
        FilterBank bank = layer.Bank;
        yield return new XElement("h3", FilterFigures.Title(layer));
        if (!layer.SeesImage && bank.Slices.Count > run.Options.MaxCompared)
        {
            string many = $"Its {NumberText.Count(bank.Slices.Count)} two-dimensional filters are too many for this page";
            yield return run.Options.Commands is { } commands ? new XElement("p", $"{many}; compare them with: ", Code(commands.Compare(run.Folder, layer.Name))) : Paragraph($"{many}.");
            yield break;
        }

        if (ComparisonKernels.For(ComparisonKernels.Standard, bank.Height, bank.Width, out _).Count == 0)
        {
            yield return Paragraph($"No hand-made kernel has the size of its filters, {bank.Height}×{bank.Width}.");
            yield break;
        }

        var comparison = BankComparison.Of(bank, layer.Initial, new ComparisonOptions { Draws = run.Options.Draws, Images = images });
        IEnumerable<string> kinds = comparison.Filters.GroupBy(filter => filter.Verdict.Kind).OrderByDescending(group => group.Key)
            .Select(group => $"{NumberText.Count(group.Count())} {KernelCard.Word(group.Key)}");
        yield return Paragraph($"Verdicts on {NumberText.Plural(comparison.Filters.Count, "filter", "filters")}: {string.Join(", ", kinds)}.");
        FilterComparison[] shown = layer.SeesImage
            ? [.. comparison.Filters.Take(run.Options.MaxFilters)]
            : [.. comparison.Filters.OrderByDescending(filter => filter.Match.Cosine).Take(CardsOfDeepLayers)];
        yield return new XElement("div", Class("cards"), shown.Select(filter => KernelCard.Of(filter, bank)));
        if (shown.Length < comparison.Filters.Count)
            yield return Paragraph(layer.SeesImage ? $"Shown: the first {shown.Length} of {comparison.Filters.Count}." : $"Shown: the {shown.Length} of {comparison.Filters.Count} that are nearest to a kernel.", "muted");
        yield return Calibration(layer, comparison);
        if (comparison.InitialStatistics is { } before)
            yield return Set(layer, before, comparison.Statistics);
        yield return Details($"All measures of {layer.Name}", KernelCard.Measures(layer, comparison));
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
            columns.Add(Column("ρ, share in the plane of Sobel's pair", steerable, filter => filter.InitialSteerable, filter => filter.Steerable?.Share));
        return Table(
            $"{layer.Name}: what chance gives ({NumberText.Count(comparison.RandomMatch.Count)} random kernels of {layer.Bank.Height}×{layer.Bank.Width}), and the filters before and after training",
            [.. columns.Select(column => column[0])],
            Enumerable.Range(1, columns[0].Length - 1).Select(row => columns.Select(column => column[row]).ToArray()));

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

    private static XElement Set(LayerFilters layer, BankStatistics before, BankStatistics after) => Table(
        $"{layer.Name} as a set",
        ["measure", "before", "after"],
        [
            ["orthogonality, 1 where all filters are orthogonal", NumberText.Fixed(before.Orthogonality, 3), NumberText.Fixed(after.Orthogonality, 3)],
            ["dead filters", NumberText.Percent(before.Sparsity, 0), NumberText.Percent(after.Sparsity, 0)],
            ["entropy of the variances, 0 where all lie along one line", NumberText.Fixed(before.VarianceEntropy, 3), NumberText.Fixed(after.VarianceEntropy, 3)],
        ]);
}
