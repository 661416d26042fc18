using System.Globalization;
using MiniCnn.Convolution;
using MiniCnn.Filters;
using MiniCnn.Imaging;
using MiniCnn.Kernels;

namespace MiniCnn.Reports;

/// <summary>Learned filters beside hand-made kernels or beside those of another run, as figures.</summary>
public static class ComparisonFigures
{
    private const int MaxRows = 16;
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
        FilterComparison[] shown = [.. compared.Comparison.Filters.Take(MaxRows)];
        bool applied = compared.Inputs.Count > 0;
        int columns = applied ? Columns.Length : Columns.Length - 2;
        List<SheetCell?> cells = [];
        List<string> labels = [];
        if (applied)
        {
            cells.AddRange([null, null, null, null, null, SheetCell.Of(ColorMapping.Of(compared.Inputs[0][0], ColorMap.Gray).Image, compared.Layer.SeesImage ? "the image" : "the input, channel 0"), null]);
            labels.Add("");
        }

        foreach (FilterComparison filter in shown)
        {
            Plane nearest = filter.Match.Template.Weights.Map(weight => (float)(weight * filter.Match.Gain));
            cells.AddRange([SheetCell.Of(filter.Weights), SheetCell.Of(nearest), SheetCell.Of(filter.Weights.Zip(nearest, (a, b) => a - b)), Response(filter.Weights), Response(filter.Match.Template.Weights)]);
            if (applied)
                cells.AddRange(Applied(compared.Inputs[compared.ChannelOf(filter)][0], filter.Weights, nearest));
            labels.Add(Label(filter, compared.Layer.Bank));
        }

        return new ContactSheet(cells, new ContactSheetOptions
        {
            Title = $"{compared.Layer.Name}: learned filters and the nearest hand-made kernels",
            Columns = columns,
            ColumnLabels = [.. Columns.Take(columns)],
            Signs = ["−", "="],
            RowLabels = labels,
            CellPixels = 76,
            Gap = 12,
            Scale = SheetScale.PerRow,
            Note = "The kernel is shown with the sign and scale that are nearest to the filter. Frequencies: frequency 0 in the center, half a cycle per pixel at the edges, bright for a strong response. "
                + (applied ? "Applied: both to the same input, in the same colors, white for 0. " : "")
                + "cos: abs cosine of the weights minus their mean, 1 for the same kernel. "
                + $"For random filters of this size the largest cosine is {NumberText.Fixed(compared.Comparison.RandomMatch.Mean, 2)} on average and above {NumberText.Fixed(compared.Comparison.RandomMatch.Quantile(0.95), 2)} in 5 %."
                + (shown.Length < compared.Comparison.Filters.Count ? $" Shown: {shown.Length} of {compared.Comparison.Filters.Count} filters." : ""),
        });
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
    /// <param name="mine">The first run's layer.</param>
    /// <param name="theirs">The second run's layer.</param>
    /// <param name="pairing">Of these two.</param>
    /// <param name="names">The runs' names.</param>
    public static Figure Pairs(LayerFilters mine, LayerFilters theirs, BankPairing pairing, (string Mine, string Theirs) names)
    {
        FilterPair[] shown = [.. pairing.Pairs.Where(pair => pair.Theirs is not null).OrderByDescending(pair => Math.Abs(pair.Cosine)).Take(MaxRows)];
        int blocks = shown.Length > 8 ? 2 : 1, rows = (shown.Length + blocks - 1) / blocks;
        List<SheetCell?> cells = [];
        for (int row = 0; row < rows; row++)
        {
            for (int block = 0; block < blocks; block++)
            {
                int place = (block * rows) + row;
                cells.AddRange(place < shown.Length ? Cells(shown[place]) : [null, null, null]);
            }
        }

        return new ContactSheet(cells, new ContactSheetOptions
        {
            Title = $"{mine.Name} of {names.Mine} and {theirs.Name} of {names.Theirs}: the best pairs",
            Columns = 3 * blocks,
            ColumnLabels = [.. Enumerable.Repeat(new[] { names.Mine, names.Theirs, "difference" }, blocks).SelectMany(labels => labels)],
            Signs = [.. Enumerable.Repeat(new[] { "−", "=", "" }, blocks).SelectMany(signs => signs).SkipLast(1)],
            CellPixels = 76,
            Gap = 12,
            Note = $"One to one with the largest sum of abs cosines: {NumberText.Fixed(pairing.MeanCosine, 2)} on average; random filters {NumberText.Fixed(pairing.Random.Mean, 2)}, p = {NumberText.Brief(pairing.PValue)}. "
                + $"The counterpart is negated where that fits better, and scaled to the filter's norm.{(mine.Bank.Inputs > 1 ? " Of deep filters the first channel is shown." : "")}",
        });

        IEnumerable<SheetCell?> Cells(FilterPair pair)
        {
            Plane a = mine.Bank[pair.Mine, 0], b = theirs.Bank[pair.Theirs!.Value, 0];
            double norm = Norm(b), gain = norm == 0 ? 0 : Math.Sign(pair.Cosine) * Norm(a) / norm;
            Plane scaled = b.Map(weight => (float)(weight * gain));
            return
            [
                SheetCell.Of(a, pair.Mine.ToString(CultureInfo.InvariantCulture)),
                SheetCell.Of(scaled, $"{(pair.Cosine < 0 ? "−" : "")}{pair.Theirs}"),
                SheetCell.Of(a.Zip(scaled, (x, y) => x - y), $"cos {NumberText.Fixed(Math.Abs(pair.Cosine), 2)}"),
            ];
        }
    }

    /// <summary>Differences in accuracy to the learned filters, with confidence intervals.</summary>
    public static Figure Ablation(AblationResult result) => Chart.Bars(
        [.. Enum.GetValues<FilterSource>().Where(source => source != FilterSource.Learned).Select(source => (FilterSource: source, Difference: result.ToLearned(source)))
            .Select(pair => new ChartBar(pair.FilterSource.ToString(), 100 * pair.Difference.Mean, 100 * pair.Difference.Low, 100 * pair.Difference.High))],
        new ChartOptions
        {
            Title = $"{result.Layer} frozen to other filters",
            XLabel = "test accuracy minus that with the learned filters, in percentage points",
            Note = $"Everything else retrained with {result.Seeds.Count} seeds; whiskers: 95 % confidence of the paired difference. With the learned filters: {NumberText.Fixed(100 * result.Accuracies[FilterSource.Learned].Average(), 2)} %.",
        });

    private static string Label(FilterComparison filter, FilterBank bank) =>
        $"{(bank.Inputs > 1 ? $"{filter.Output}←{filter.Input}" : filter.Output.ToString(CultureInfo.InvariantCulture))}: {ComparisonKernels.ShortName(filter.Match.Template)}\ncos {NumberText.Fixed(filter.Match.Cosine, 2)}\n{filter.Label}";

    private static IEnumerable<SheetCell?> Applied(Plane image, Plane learned, Plane nearest)
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

    private static double Norm(Plane plane) => Math.Sqrt(plane.Values.Sum(value => (double)value * value));
}
