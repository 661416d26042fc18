using System.Xml.Linq;
using MiniCnn.Filters;
using MiniCnn.Imaging;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>The filters of every layer before and after training.</summary>
internal static class FiltersSection
{
    public static IEnumerable<object> Content(ReportedRun run)
    {
        if (run.Filters is not { } filters)
            return [Paragraph("There are no trained weights yet.")];
        if (filters.Layers.Count == 0)
            return [Paragraph("This network has no layer whose weights can be shown as images.")];
        return
        [
            Paragraph("Each square is a weight: white is 0, red positive, blue negative; the color bar shows the scale. A filter's response is largest where the image is bright under red and dark under blue."),
            .. filters.Layers.SelectMany(layer => Layer(layer, run.Options.MaxFilters)),
        ];
    }

    private static IEnumerable<object> Layer(LayerFilters layer, int max)
    {
        string text = layer.IsLinear ? "A linear layer on the image itself: one image of weights for each output."
            : layer.SeesImage ? "The input of this layer is the image itself."
            : "The input of this layer is feature maps: each filter has one square for each of its input channels.";
        yield return new XElement("h3", FilterFigures.Title(layer));
        yield return Paragraph(layer.Initial is null ? $"{text} The weights from before the training were not kept." : text);
        bool half = layer.IsLinear || layer.Bank.Inputs > 1;
        foreach (NamedFigure figure in FilterFigures.Of(layer, new FilterFigureOptions { ShowInitial = true, MaxFilters = max / (half ? 2 : 1) }))
            yield return Drawing(figure.Figure, wide: true);
        yield return Details($"Statistics of each filter of {layer.Name}", Table(
            $"{layer.Name}: norm, mean, share of weights near 0, share of energy that is odd under a rotation by 180°, separability, preferred direction",
            ["filter", "‖w‖", "mean", "sparse", "odd", "separable", "direction", "‖w‖ before"],
            FilterStatistics.Of(layer.Bank).Select(filter => new[]
            {
                NumberText.Count(filter.Output),
                NumberText.Fixed(filter.Norm, 3),
                NumberText.Fixed(filter.Mean, 4),
                NumberText.Percent(filter.Sparsity, 0),
                NumberText.Percent(filter.OddEnergy, 0),
                NumberText.Percent(filter.Separability, 0),
                $"{NumberText.Fixed(filter.Orientation.Preferred, 0)}°",
                layer.Initial is { } initial ? NumberText.Fixed(FilterStatistics.Of(initial, filter.Output).Norm, 3) : "–",
            })));
    }
}
