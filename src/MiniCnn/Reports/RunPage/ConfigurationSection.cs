using System.Xml.Linq;
using MiniCnn.Imaging;
using MiniCnn.Models;
using MiniCnn.Runs;
using MiniCnn.Training;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>Dataset, recipe and network.</summary>
internal static class ConfigurationSection
{
    public static IEnumerable<object> Content(ReportedRun run)
    {
        RunConfiguration configuration = run.Configuration;
        RunDataset dataset = configuration.Dataset;
        (string, string)[] training = [.. TrainingOption.All.Select(option => (option.Name, option.Text(configuration.Training with { Threads = configuration.Environment.Threads })))];
        yield return new XElement(
            "div",
            Class("columns"),
            Facts("Dataset",
            [
                ("dataset", $"{dataset.Title} ({dataset.Name})"),
                ("source", dataset.Source),
                ("training images", NumberText.Count(dataset.TrainingImages)),
                ("test images", NumberText.Count(dataset.TestImages)),
                ("size", run.Architecture.Input.ToString().Replace('x', '×')),
                ("classes", $"{dataset.ClassNames.Count}: {string.Join(", ", dataset.ClassNames)}"),
                ("mean of the pixels, 0–1", string.Join(", ", dataset.Mean.Select(mean => NumberText.Fixed(mean, 4)))),
                ("standard deviation", string.Join(", ", dataset.StandardDeviation.Select(deviation => NumberText.Fixed(deviation, 4)))),
            ]),
            Facts("Training", [("recipe", configuration.Recipe), .. training.Take(training.Length / 2)]),
            Facts("Augmentation, EMA, machine", training.Skip(training.Length / 2)));

        var summary = ModelSummary.Of(run.Architecture);
        yield return new XElement("h3", "The network, layer by layer");
        yield return Table(
            $"{configuration.Model.Name}: {NumberText.Count(summary.Parameters)} parameters, {NumberText.Count(summary.MultiplyAdds)} multiply-adds per image",
            ["layer", "definition", "output", "parameters", "multiply-adds"],
            summary.Layers.Select(layer => new[]
            {
                layer.Layer.Name, layer.Layer.Text, layer.Layer.Output.ToString().Replace('x', '×'), NumberText.Count(layer.Layer.Parameters), NumberText.Count(layer.Layer.MultiplyAdds),
            }));
        yield return Details("The network as text", new XElement("pre", Code(configuration.Model.Text)));
    }
}
