using System.Xml.Linq;
using MiniCnn.Filters;
using MiniCnn.Imaging;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>One filter beside the nearest kernel with the verdict, and the table of all measures.</summary>
internal static class KernelCard
{
    private static readonly (string Heading, Func<FilterComparison, string> Value)[] Columns =
    [
        ("verdict", filter => Word(filter.Verdict.Kind)),
        ("nearest", filter => ComparisonKernels.ShortName(filter.Match.Template)),
        ("cosine", filter => NumberText.Fixed(filter.Match.Cosine, 2)),
        ("p", filter => NumberText.Chance(filter.MatchPValue)),
        ("before", filter => Known(filter.InitialMatch)),
        ("second nearest", filter => filter.Match.RunnerUp is { } second ? $"{ComparisonKernels.ShortName(second)} ({NumberText.Fixed(filter.Match.Cosine - filter.Match.Margin, 2)})" : "–"),
        ("assigned", filter => filter.Assigned ?? "–"),
        ("ρ", filter => Known(filter.Steerable?.Share)),
        ("θ", filter => filter.Steerable is { } fit ? $"{NumberText.Fixed(fit.Angle, 0)}°" : "–"),
        ("p of ρ", filter => filter.SteerablePValue is { } p ? NumberText.Chance(p) : "–"),
        ("odd", filter => NumberText.Percent(filter.Structure.OddEnergy, 0)),
        ("separable", filter => NumberText.Percent(filter.Structure.Separability, 0)),
        ("first derivatives", filter => NumberText.Percent(filter.GaussianDerivatives.FirstOrder, 0)),
        ("same response, r", filter => Known(filter.Agreement?.Correlation)),
    ];

    public static XElement Of(FilterComparison filter, FilterBank bank)
    {
        (string name, string kernel, Plane learned) = (bank.NameOf(filter.Output, filter.Input), ComparisonKernels.ShortName(filter.Match.Template), filter.Weights);
        Plane nearest = filter.Match.Template.Weights.Map(weight => (float)(weight * filter.Match.Gain));
        var range = ValueRange.ZeroCentered([learned, nearest]);
        return new XElement(
            "article",
            Class("card"),
            new XElement("h4", $"{name} ", new XElement("span", Class(filter.Verdict.Kind is VerdictKind.No or VerdictKind.Dead ? "verdict" : "verdict yes"), Word(filter.Verdict.Kind))),
            new XElement(
                "ul",
                One("learned", learned, $"{name} as learned"),
                One(kernel, nearest, $"The nearest kernel, {kernel}, times {NumberText.Brief(filter.Match.Gain)}"),
                One("difference", learned.Zip(nearest, (a, b) => a - b), $"The part of {name} that the kernel does not explain")),
            Paragraph(filter.Verdict.Text + "."));

        XElement One(string caption, Plane plane, string description) => new(
            "li",
            Picture(
                ColorMapping.Of(plane, ColorMap.Diverging, range).Image,
                $"{description}: {plane.Height}×{plane.Width} weights from {NumberText.Brief(plane.Values.Min())} to {NumberText.Brief(plane.Values.Max())}.", 72),
            caption);
    }

    public static XElement Measures(LayerFilters layer, BankComparison comparison) => Table(
        $"{layer.Name} against {comparison.Kernels.Count} kernels. p: probability that the best of {comparison.Filters.Count} random filters is as near; before: the cosine before training; r: correlation of the responses of filter and kernel to test images",
        ["filter", .. Columns.Select(column => column.Heading)],
        comparison.Filters.Select(filter => (IReadOnlyList<string>)
        [
            layer.Bank.Inputs == 1 ? NumberText.Count(filter.Output) : $"{filter.Output} on {filter.Input}", .. Columns.Select(column => column.Value(filter)),
        ]));

    public static string Word(VerdictKind kind) => kind switch
    {
        VerdictKind.Sobel => "Sobel-like",
        VerdictKind.Kernel => "kernel-like",
        VerdictKind.OrientedEdge => "oriented edge",
        VerdictKind.Dead => "dead",
        _ => "none of these",
    };

    private static string Known(double? value) => value is { } number ? NumberText.Fixed(number, 2) : "–";
}
