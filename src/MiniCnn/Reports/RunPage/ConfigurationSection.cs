using MiniCnn.Imaging;
using MiniCnn.Models;
using MiniCnn.Runs;

namespace MiniCnn.Reports;

/// <summary>What learned, from what, and how.</summary>
internal static class ConfigurationSection
{
    /// <summary>The first so many options are about the steps.</summary>
    private const int AboutSteps = 11;

    public static void Write(HtmlWriter html, ReportedRun run)
    {
        RunConfiguration configuration = run.Configuration;
        RunDataset dataset = configuration.Dataset;
        using (html.In("div", ("class", "columns")))
        {
            html.Facts("Images",
            [
                ("dataset", $"{dataset.Title} ({dataset.Name})"),
                ("from", dataset.Source),
                ("training images", PageNumbers.Count(dataset.TrainingImages)),
                ("test images", PageNumbers.Count(dataset.TestImages)),
                ("size", run.Architecture.Input.ToString().Replace('x', '×')),
                ("classes", $"{dataset.ClassNames.Count}: {string.Join(", ", dataset.ClassNames)}"),
                ("mean of the pixels, 0–1", string.Join(", ", dataset.Mean.Select(mean => NumberText.Fixed(mean, 4)))),
                ("standard deviation", string.Join(", ", dataset.StandardDeviation.Select(deviation => NumberText.Fixed(deviation, 4)))),
            ]);
            IEnumerable<(string Meaning, string Value)> training = TrainingArgument.Of(configuration.Training, configuration.Environment.Threads)
                .Select(argument => (argument.Meaning, argument.Value));
            html.Facts("Training", [("recipe", configuration.Recipe), .. training.Take(AboutSteps)]);
            html.Facts("Augmentation, averaging, machine", training.Skip(AboutSteps));
        }

        html.Element("h3", "The network, layer by layer");
        var summary = ModelSummary.Of(run.Architecture);
        html.Table(
            $"{configuration.Model.Name}: {PageNumbers.Count(summary.Parameters)} parameters, {PageNumbers.Count(summary.MultiplyAdds)} multiply-adds an image",
            ["layer", "as written", "output", "parameters", "multiply-adds"],
            summary.Layers.Select(layer => new[]
            {
                layer.Name, layer.Layer.Text, layer.Output.ToString().Replace('x', '×'), PageNumbers.Count(layer.Parameters), PageNumbers.Count(layer.MultiplyAdds),
            }));
        using (html.Details("The network as text, for minicnn model"))
        using (html.In("pre"))
            html.Element("code", configuration.Model.Text);
    }
}
