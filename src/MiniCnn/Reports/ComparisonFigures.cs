using MiniCnn.Filters;
using MiniCnn.Kernels;
using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Reports;

/// <summary>Learned filters beside hand-made kernels or beside those of another run, as figures.</summary>
public static class ComparisonFigures
{
    private const int MaxRows = 16;
    private static readonly ContactSheetOptions Sheet = new() { CellPixels = 76, Gap = 12 };
    private static readonly string[] Columns = ["learned", "nearest", "difference", "frequencies\nof learned", "frequencies\nof nearest", "learned,\napplied", "nearest,\napplied"];

    /// <summary>All figures of a compared layer: side by side with the nearest kernels, and the preferred orientations.</summary>
    public static IReadOnlyList<NamedFigure> Of(RunComparison compared) =>
        [new($"compare-{compared.Layer.Name}", SideBySide(compared)), new($"orientations-{compared.Layer.Name}", Orientations(compared))];

    /// <summary>
    /// A row for each filter: learned, the nearest kernel with the sign and scale that fit best, their difference, the frequency
    /// responses of both, and both applied to the same image.
    /// </summary>
    private static ContactSheet SideBySide(RunComparison compared)
    {
        (BankComparison comparison, FilterBank bank) = (compared.Comparison, compared.Layer.Bank);
        FilterComparison[] shown = [.. comparison.Filters.Take(MaxRows)];
        bool applied = compared.Inputs.Count > 0;
        string[] columns = applied ? Columns : Columns[..^2];
        SheetCell?[] input = !applied ? []
            : [null, null, null, null, null,
                SheetCell.Of(ColorMapping.Of(compared.Inputs[0][0], ColorMap.Gray).Image, compared.Layer.SeesImage ? "the image" : "the input, channel 0"), null];
        return new ContactSheet([.. input, .. shown.SelectMany(Row)], Sheet with
        {
            Title = $"{compared.Layer.Name}: learned filters and the nearest hand-made kernels",
            Columns = columns.Length,
            ColumnLabels = columns,
            Signs = ["−", "="],
            RowLabels = [.. applied ? [""] : Array.Empty<string>(), .. shown.Select(Label)],
            Scale = SheetScale.PerRow,
            Note = "The kernel is shown with the sign and scale that are nearest to the filter. "
                + "Frequencies: frequency 0 in the center, half a cycle per pixel at the edges, bright for a strong response. "
                + (applied ? "Applied: both to the same input, in the same colors, white for 0. " : "")
                + "cos: abs cosine of the weights minus their mean, 1 for the same kernel. "
                + $"For random filters of this size the largest cosine is {Fixed(comparison.RandomMatch.Mean, 2)} "
                + $"on average and above {Fixed(comparison.RandomMatch.Quantile(0.95), 2)} in 5 %."
                + (shown.Length < comparison.Filters.Count ? $" Shown: {shown.Length} of {comparison.Filters.Count} filters." : ""),
        });

        IEnumerable<SheetCell?> Row(FilterComparison filter)
        {
            Plane learned = filter.Weights, nearest = filter.Match.Template.Weights.Map(weight => (float)(weight * filter.Match.Gain));
            return
            [
                SheetCell.Of(learned), SheetCell.Of(nearest), SheetCell.Of(learned.Zip(nearest, (a, b) => a - b)), Response(learned), Response(filter.Match.Template.Weights),
                .. applied ? Applied(compared.Inputs[compared.ChannelOf(filter)][0], learned, nearest) : [],
            ];
        }

        string Label(FilterComparison filter) =>
            $"{(bank.Inputs > 1 ? $"{filter.Output}←{filter.Input}" : $"{filter.Output}")}: "
                + $"{ComparisonKernels.ShortName(filter.Match.Template)}\ncos {Fixed(filter.Match.Cosine, 2)}\n{filter.Label}";
    }

    private static Figure Orientations(RunComparison compared)
    {
        IReadOnlyList<FilterComparison> filters = compared.Comparison.Filters;
        return Chart.Rose(
            [.. filters.Select(filter => -filter.Orientation.Preferred)], // rows count downwards, angles upwards
            [.. filters.Select(filter => filter.Structure.Norm * (1 - filter.Orientation.CircularVariance))],
            options: new ChartOptions
            {
                Title = $"{compared.Layer.Name}: preferred orientations",
                Width = 320,
                Note = $"Across the stripes of the strongest response of each of {filters.Count} filters, weighted by norm and selectivity. 0°: vertical stripes.",
            });
    }

    /// <summary>Two banks: each filter, its counterpart with the sign that fits, and their difference after scaling; the best pairs.</summary>
    public static Figure Pairs(LayerFilters mine, LayerFilters theirs, BankPairing pairing, (string Mine, string Theirs) names)
    {
        FilterPair[] shown = [.. pairing.Pairs.Where(pair => pair.Theirs is not null).OrderByDescending(pair => Math.Abs(pair.Cosine)).Take(MaxRows)];
        int blocks = shown.Length > 8 ? 2 : 1, rows = (shown.Length + blocks - 1) / blocks;
        IEnumerable<int> places = Enumerable.Range(0, rows * blocks).Select(cell => (cell % blocks * rows) + (cell / blocks));
        return new ContactSheet([.. places.SelectMany(place => place < shown.Length ? Cells(shown[place]) : [null, null, null])], Sheet with
        {
            Title = $"{mine.Name} of {names.Mine} and {theirs.Name} of {names.Theirs}: the best pairs",
            Columns = 3 * blocks,
            ColumnLabels = [.. Enumerable.Repeat(new[] { names.Mine, names.Theirs, "difference" }, blocks).SelectMany(labels => labels)],
            Signs = [.. Enumerable.Repeat(new[] { "−", "=", "" }, blocks).SelectMany(signs => signs).SkipLast(1)],
            Note = $"One to one with the largest sum of abs cosines: {Fixed(pairing.MeanCosine, 2)} on average; random filters {Fixed(pairing.Random.Mean, 2)}, p = {Brief(pairing.PValue)}. "
                + $"The counterpart is negated where that fits better, and scaled to the filter's norm.{(mine.Bank.Inputs > 1 ? " Of deep filters the first channel is shown." : "")}",
        });

        SheetCell?[] Cells(FilterPair pair)
        {
            Plane a = mine.Bank[pair.Mine, 0], b = theirs.Bank[pair.Theirs!.Value, 0];
            double norm = b.Norm(), gain = norm == 0 ? 0 : Math.Sign(pair.Cosine) * a.Norm() / norm;
            Plane scaled = b.Map(weight => (float)(weight * gain));
            return
            [
                SheetCell.Of(a, $"{pair.Mine}"), SheetCell.Of(scaled, $"{(pair.Cosine < 0 ? "−" : "")}{pair.Theirs}"),
                SheetCell.Of(a.Zip(scaled, (x, y) => x - y), $"cos {Fixed(Math.Abs(pair.Cosine), 2)}"),
            ];
        }
    }

    /// <summary>Differences in accuracy to the learned filters, with confidence intervals.</summary>
    public static Figure Ablation(AblationResult result) => Chart.Bars(
        [.. Enum.GetValues<FilterSource>().Where(source => source != FilterSource.Learned).Select(source => (Name: source.ToString(), Difference: result.ToLearned(source)))
            .Select(bar => new ChartBar(bar.Name, 100 * bar.Difference.Mean, 100 * bar.Difference.Low, 100 * bar.Difference.High))],
        new ChartOptions
        {
            Title = $"{result.Layer} frozen to other filters",
            XLabel = "test accuracy minus that with the learned filters, in percentage points",
            Note = $"Everything else retrained with {result.Seeds.Count} seeds; whiskers: 95 % confidence of the paired difference. "
                + $"With the learned filters: {Fixed(100 * result.Accuracies[FilterSource.Learned].Average(), 2)} %.",
        });

    private static IEnumerable<SheetCell> Applied(Plane image, Plane learned, Plane nearest)
    {
        Plane[] both = [KernelOperator.Correlate(image, learned), KernelOperator.Correlate(image, nearest)];
        var range = ValueRange.ZeroCentered(both);
        return both.Select(result => SheetCell.Of(ColorMapping.Of(result, ColorMap.Diverging, range).Image));
    }

    private static SheetCell Response(Plane weights)
    {
        Plane response = FrequencyResponse.Of(weights, 32);
        return SheetCell.Of(ColorMapping.Of(response, ColorMap.Viridis, new ValueRange(0, Math.Max(response.Values.Max(), 1e-9f))).Image);
    }
}
