using MiniCnn.Filters;
using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>The measures behind the verdicts, filter by filter.</summary>
internal static class KernelMeasures
{
    private static readonly (string Heading, Func<FilterComparison, string> Value)[] Columns =
    [
        ("verdict", filter => KernelCard.Word(filter.Verdict.Kind)),
        ("nearest", filter => ComparisonKernels.ShortName(filter.Match.Template)),
        ("cosine", filter => NumberText.Fixed(filter.Match.Cosine, 2)),
        ("p", filter => PageNumbers.Chance(filter.MatchPValue)),
        ("before", filter => Known(filter.InitialMatch)),
        ("second nearest", filter => filter.Match.RunnerUp is { } second ? $"{ComparisonKernels.ShortName(second)} ({NumberText.Fixed(filter.Match.Cosine - filter.Match.Margin, 2)})" : "–"),
        ("assigned", filter => filter.Assigned ?? "–"),
        ("ρ", filter => Known(filter.Steerable?.Share)),
        ("θ", filter => filter.Steerable is { } fit ? $"{NumberText.Fixed(fit.Angle, 0)}°" : "–"),
        ("p of ρ", filter => filter.SteerablePValue is { } p ? PageNumbers.Chance(p) : "–"),
        ("odd", filter => PageNumbers.Percent(filter.Structure.OddEnergy, 0)),
        ("separable", filter => PageNumbers.Percent(filter.Structure.Separability, 0)),
        ("first derivatives", filter => PageNumbers.Percent(filter.GaussianDerivatives.FirstOrder, 0)),
        ("same response, r", filter => Known(filter.Agreement?.Correlation)),
    ];

    public static void Write(HtmlWriter html, LayerFilters layer, BankComparison comparison) => html.Table(
        $"{layer.Name} against {comparison.Kernels.Count} kernels. p: chance that the best of {comparison.Filters.Count} random filters does as well; before: the cosine before training; r: correlation of what filter and kernel make of test images",
        ["filter", .. Columns.Select(column => column.Heading)],
        comparison.Filters.Select(filter => (IReadOnlyList<string>)
        [
            layer.Bank.Inputs == 1 ? PageNumbers.Count(filter.Output) : $"{filter.Output} on {filter.Input}", .. Columns.Select(column => column.Value(filter)),
        ]));

    private static string Known(double? value) => value is { } number ? NumberText.Fixed(number, 2) : "–";
}
