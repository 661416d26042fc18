using MiniCnn.Filters;
using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>The filters of every layer before and after training.</summary>
internal static class FiltersSection
{
    public static void Write(HtmlWriter html, ReportedRun run)
    {
        if (run.Filters is not { } filters)
        {
            html.Element("p", "There are no trained weights yet.");
            return;
        }

        if (filters.Layers.Count == 0)
        {
            html.Element("p", "This network has no layer whose weights are pictures.");
            return;
        }

        html.Element("p", "Each square is a weight: white is 0, red positive, blue negative; the color bar tells how much. A filter answers most where the image is bright under red and dark under blue.");
        foreach (LayerFilters layer in filters.Layers)
        {
            html.Element("h3", FilterFigures.Title(layer));
            html.Element("p", Story(layer));
            bool half = layer.IsLinear || layer.Bank.Inputs > 1;
            foreach (NamedFigure figure in FilterFigures.Of(layer, new FilterFigureOptions { ShowInitial = true, MostFilters = run.Options.MostFilters / (half ? 2 : 1) }))
                html.Figure(figure.Figure, wide: true);
            Numbers(html, layer);
        }
    }

    private static string Story(LayerFilters layer)
    {
        string what = layer.IsLinear ? "A linear layer that looks at the image: a picture of weights for each output."
            : layer.SeesImage ? "This layer looks at the image itself."
            : "This layer looks at what the layers before it made of the image: each filter has a square for each of its input channels.";
        return layer.Initial is null ? $"{what} The weights from before the training were not kept." : what;
    }

    private static void Numbers(HtmlWriter html, LayerFilters layer)
    {
        using (html.Details($"Numbers of each filter of {layer.Name}"))
        {
            html.Table(
                $"{layer.Name}: norm, mean, share of weights near 0, share of energy odd under a turn by 180°, separability, preferred direction",
                ["filter", "‖w‖", "mean", "sparse", "odd", "separable", "direction", "‖w‖ before"],
                FilterStatistics.Of(layer.Bank).Select(filter => new[]
                {
                    PageNumbers.Count(filter.Output),
                    NumberText.Fixed(filter.Norm, 3),
                    NumberText.Fixed(filter.Mean, 4),
                    PageNumbers.Percent(filter.Sparsity, 0),
                    PageNumbers.Percent(filter.OddEnergy, 0),
                    PageNumbers.Percent(filter.Separability, 0),
                    $"{NumberText.Fixed(filter.Orientation.Preferred, 0)}°",
                    layer.Initial is { } initial ? NumberText.Fixed(FilterStatistics.Of(initial, filter.Output).Norm, 3) : "–",
                }));
        }
    }
}
