using System.Xml.Linq;
using MiniCnn.Data;
using MiniCnn.Explanations;
using MiniCnn.Imaging;
using MiniCnn.Models;
using TorchSharp;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>The feature maps of some test images.</summary>
internal static class FeaturesSection
{
    private const int MaxLayers = 8;

    public static IEnumerable<object> Content(ReportedRun run)
    {
        if (run.Classifier is null)
            return [Paragraph("There are no trained weights yet.")];
        if (run.Test is not { } test)
            return [Paragraph($"There are no feature maps here. {run.WithoutTest}", "note")];
        return
        [
            Paragraph("The first layers keep the image's shape and mark its edges; deeper maps are coarser and respond to parts. White is 0, red positive, blue negative, with one scale for each layer."),
            .. Chosen(test, run.ClassNames.Count, run.Options.FeatureImages).SelectMany(image => OneImage(run, test, image)),
        ];
    }

    /// <summary>The first test image of some classes that are far apart.</summary>
    private static IEnumerable<int> Chosen(ImageSet test, int classes, int max)
    {
        int count = Math.Min(max, classes);
        return Enumerable.Range(0, count).Select(i => Array.IndexOf(test.Labels, (byte)(i * classes / count))).Where(image => image >= 0);
    }

    private static List<object> OneImage(ReportedRun run, ImageSet test, int image)
    {
        ImageSet one = test.Subset([image]);
        using torch.Tensor pixels = run.Classifier!.Normalize(one);
        IReadOnlyList<FeatureMaps> all = FeatureMaps.Of(run.Classifier.Module, pixels);
        float[] probabilities = run.Classifier.Probabilities(one)[0];
        int predicted = Array.IndexOf(probabilities, probabilities.Max());
        string truth = run.ClassNames[test.Labels[image]];
        List<object> content =
        [
            new XElement("h3", $"Test image {image}: {truth}"),
            Paragraph($"Predicted: {run.ClassNames[predicted]} ({NumberText.Percent(probabilities[predicted], 1)}){(predicted == test.Labels[image] ? "" : ", which is wrong")}."),
            Drawing(FeatureFigures.Overview(ReportedRun.Picture(test, image), Shown(all), FeatureScale.Module, $"Test image {image} ({truth}), layer by layer"), wide: true),
        ];
        if (all[^1] is { IsFlat: true } last && last.Layer.Output.Count == run.ClassNames.Count && run.ClassNames.Count <= 40)
        {
            content.Add(Drawing(Chart.Bars(
                [.. run.ClassNames.Select((name, i) => new ChartBar(name, last.Maps[0].Values[i]))],
                new ChartOptions { Title = $"Test image {image} ({truth}): the logits", Width = 400, Note = "The largest is the predicted class." })));
        }

        return content;
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
