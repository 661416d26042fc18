using MiniCnn.Data;
using MiniCnn.Explanations;
using MiniCnn.Imaging;
using MiniCnn.Models;
using TorchSharp;

namespace MiniCnn.Reports;

/// <summary>What the layers make of some test images.</summary>
internal static class FeaturesSection
{
    private const int MostLayers = 8;

    public static void Write(HtmlWriter html, ReportedRun run)
    {
        if (run.Classifier is null)
        {
            html.Element("p", "There are no trained weights yet.");
            return;
        }

        if (run.Test is not { } test)
        {
            html.Element("p", $"There are no feature maps here. {run.WithoutTest}", ("class", "note"));
            return;
        }

        html.Element("p", "The first layers keep the image's shape and mark its edges; deeper maps are coarser and answer to parts. White is 0, red positive, blue negative, with one scale for each layer.");
        foreach (int image in Chosen(test, run.ClassNames.Count, run.Options.FeatureImages))
            OneImage(html, run, test, image);
    }

    /// <summary>The first test image of some classes that lie apart from each other.</summary>
    private static IEnumerable<int> Chosen(ImageSet test, int classes, int most)
    {
        int count = Math.Min(most, classes);
        return Enumerable.Range(0, count).Select(i => Array.IndexOf(test.Labels, (byte)(i * classes / count))).Where(image => image >= 0);
    }

    private static void OneImage(HtmlWriter html, ReportedRun run, ImageSet test, int image)
    {
        ImageSet one = test.Subset([image]);
        using torch.Tensor pixels = run.Classifier!.Normalize(one);
        IReadOnlyList<FeatureMaps> all = FeatureMaps.Of(run.Classifier.Module, pixels);
        float[] answer = run.Classifier.Probabilities(one)[0];
        int label = Array.IndexOf(answer, answer.Max());
        string truth = run.ClassNames[test.Labels[image]];
        html.Element("h3", $"Test image {image}: {truth}");
        html.Element("p", $"The model says {run.ClassNames[label]} ({PageNumbers.Percent(answer[label], 1)}){(label == test.Labels[image] ? "" : ", which is wrong")}.");
        html.Figure(FeatureFigures.Overview(ImagePicture.Of(test, image), Shown(all), FeatureScale.Module, $"Test image {image} ({truth}), layer by layer"), wide: true);
        if (all[^1] is { IsFlat: true } last && last.Layer.Output.Count == run.ClassNames.Count && run.ClassNames.Count <= 40)
            html.Figure(Chart.Bars(
                [.. run.ClassNames.Select((name, i) => new ChartBar(name, last.Maps[0].Values[i]))],
                new ChartOptions { Title = $"Test image {image} ({truth}): the answers before softmax", Width = 400, Note = "The largest is the model's answer." }));
    }

    /// <summary>Layers that change what is to be seen; of many only convolutions and their activations, then convolutions alone.</summary>
    private static FeatureMaps[] Shown(IReadOnlyList<FeatureMaps> all)
    {
        FeatureMaps[] maps = [.. all.Where(layer => !layer.IsFlat && layer.Layer.Layer is not (IdentityLayer or DropoutLayer))];
        FeatureMaps[] active = maps.Length <= MostLayers ? maps : [.. maps.Where(layer => layer.Layer.Layer is FilterLayer or ActivationLayer)];
        FeatureMaps[] convolutions = active.Length <= MostLayers ? active : [.. active.Where(layer => layer.Layer.Layer is not ActivationLayer)];
        return [.. convolutions.Take(MostLayers)];
    }
}
