using System.Xml.Linq;
using MiniCnn.Explanations;
using MiniCnn.Filters;
using MiniCnn.Models;
using MiniCnn.Runs;
using TorchSharp;
using static MiniCnn.Imaging.NumberText;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>The filters of every layer before and after training, and the feature maps of some test images.</summary>
internal static class LayerSections
{
    private const int MaxLayers = 8;

    public static IEnumerable<object> Filters(ReportedRun run)
    {
        if (run.Filters is not { } filters)
            return [Paragraph("There are no trained weights yet.")];
        if (filters.Layers.Count == 0)
            return [Paragraph("This network has no layer whose weights can be shown as images.")];
        return
        [
            Paragraph("Each square is a weight: white is 0, red positive, blue negative; the color bar shows the scale. "
                + "A filter's response is largest where the image is bright under red and dark under blue."),
            .. filters.Layers.SelectMany(layer => Layer(layer, run.Options.MaxFilters)),
        ];
    }

    public static IEnumerable<object> Features(ReportedRun run)
    {
        if (run.Classifier is null)
            return [Paragraph("There are no trained weights yet.")];
        if (run.Test is not { } test)
            return [Paragraph($"There are no feature maps here. {run.WithoutTest}", "note")];
        // the first test image of some classes that are far apart
        int classes = run.ClassNames.Count, count = Math.Min(run.Options.FeatureImages, classes);
        IEnumerable<int> images = Enumerable.Range(0, count).Select(i => Array.IndexOf(test.Labels, (byte)(i * classes / count))).Where(image => image >= 0);
        return
        [
            Paragraph("The first layers keep the image's shape and mark its edges; deeper maps are coarser and respond to parts. "
                + "White is 0, red positive, blue negative, with one scale for each layer."),
            .. images.SelectMany(image => OneImage(run, run.Classifier, test, image)),
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
                Count(filter.Output), Fixed(filter.Norm, 3), Fixed(filter.Mean, 4), Percent(filter.Sparsity, 0), Percent(filter.OddEnergy, 0), Percent(filter.Separability, 0),
                $"{Fixed(filter.Orientation.Preferred, 0)}°", layer.Initial is { } initial ? Fixed(FilterStatistics.Of(initial, filter.Output).Norm, 3) : "–",
            })));
    }

    private static List<object> OneImage(ReportedRun run, Classifier classifier, ImageSet test, int image)
    {
        ImageSet one = test.Subset([image]);
        using torch.Tensor pixels = classifier.Normalize(one);
        IReadOnlyList<FeatureMaps> all = FeatureMaps.Of(classifier.Module, pixels);
        float[] probabilities = classifier.Probabilities(one)[0];
        int predicted = Array.IndexOf(probabilities, probabilities.Max());
        string name = $"Test image {image}", truth = run.ClassNames[test.Labels[image]];
        return
        [
            new XElement("h3", $"{name}: {truth}"),
            Paragraph($"Predicted: {run.ClassNames[predicted]} ({Percent(probabilities[predicted], 1)}){(predicted == test.Labels[image] ? "" : ", which is wrong")}."),
            Drawing(FeatureFigures.Overview(PatchFigures.Picture(test, image), Shown(all), FeatureScale.Module, $"{name} ({truth}), layer by layer"), wide: true),
            Drawing(FeatureFigures.OfLayer(all[^1], FeatureScale.Module, run.ClassNames)),
        ];
    }

    /// <summary>Layers that change the maps; of many only convolutions and their activations, then convolutions alone.</summary>
    private static FeatureMaps[] Shown(IReadOnlyList<FeatureMaps> all)
    {
        FeatureMaps[] maps = [.. all.Where(layer => !layer.IsFlat && layer.Layer.Layer is not (IdentityLayer or DropoutLayer))];
        FeatureMaps[] active = maps.Length <= MaxLayers ? maps : [.. maps.Where(layer => layer.Layer.Layer is FilterLayer or ActivationLayer)];
        FeatureMaps[] convolutions = active.Length <= MaxLayers ? active : [.. active.Where(layer => layer.Layer.Layer is not ActivationLayer)];
        return [.. convolutions.Take(MaxLayers)];
    }
}
