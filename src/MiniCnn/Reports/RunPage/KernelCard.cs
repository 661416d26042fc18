using MiniCnn.Filters;
using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>One filter beside the nearest kernel, with the verdict.</summary>
internal static class KernelCard
{
    public static void Write(HtmlWriter html, FilterComparison filter, FilterBank bank)
    {
        string name = new FilterSlice(filter.Output, filter.Input, filter.Weights).Name(bank);
        (Plane nearest, Plane difference) = Fitted(filter);
        var range = ValueRange.ZeroCenterd([filter.Weights, nearest]);
        using (html.In("article", ("class", "card")))
        {
            using (html.In("h4"))
            {
                html.Text($"{name} ");
                html.Element("span", Word(filter.Verdict.Kind), ("class", filter.Verdict.Kind is VerdictKind.No or VerdictKind.Dead ? "verdict" : "verdict yes"));
            }

            using (html.In("ul"))
            {
                One("learned", filter.Weights, $"{name} as it was learned");
                One(ComparisonKernels.ShortName(filter.Match.Template), nearest, $"The nearest kernel, {ComparisonKernels.ShortName(filter.Match.Template)}, times {NumberText.Brief(filter.Match.Gain)}");
                One("difference", difference, $"What of {name} the kernel does not explain");
            }

            html.Element("p", filter.Verdict.Text + ".");
        }

        void One(string caption, Plane plane, string alt)
        {
            using (html.In("li"))
            {
                html.Image(ColorMapping.Of(plane, ColorMap.Diverging, range).Image, $"{alt}: {plane.Height}×{plane.Width} weights from {NumberText.Brief(plane.Values.Min())} to {NumberText.Brief(plane.Values.Max())}.", 72);
                html.Text(caption);
            }
        }
    }

    /// <summary>The verdict in a word or two.</summary>
    public static string Word(VerdictKind kind) => kind switch
    {
        VerdictKind.Sobel => "Sobel-like",
        VerdictKind.Kernel => "like a kernel",
        VerdictKind.OrientedEdge => "oriented edge",
        VerdictKind.Dead => "dead",
        _ => "none of these",
    };

    /// <summary>The kernel times the factor by which it comes nearest the filter, and what is left.</summary>
    private static (Plane Nearest, Plane Difference) Fitted(FilterComparison filter)
    {
        Plane nearest = new(filter.Weights.Height, filter.Weights.Width, [.. filter.Match.Template.Weights.Values.Select(weight => (float)(weight * filter.Match.Gain))]);
        return (nearest, new Plane(nearest.Height, nearest.Width, [.. filter.Weights.Values.Zip(nearest.Values, (learned, kernel) => learned - kernel)]));
    }
}
