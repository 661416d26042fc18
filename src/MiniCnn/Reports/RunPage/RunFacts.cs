using System.Xml.Linq;
using MiniCnn.Models;
using MiniCnn.Runs;
using MiniCnn.Training;
using static MiniCnn.Imaging.NumberText;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

internal static class RunFacts
{
    public static IEnumerable<object> Summary(ReportedRun run)
    {
        RunConfiguration configuration = run.Configuration;
        yield return new XElement("h1", run.Folder.Name);
        yield return Paragraph($"The network {configuration.Model.Name} on {configuration.Dataset.Title} ({configuration.Dataset.Name}), "
            + $"recipe {configuration.Recipe}, seed {configuration.Training.Seed}.", "lead");
        if (run.Result is null)
            yield return Unfinished(run);
        yield return new XElement("dl", Class("tiles"), Numbers(run).Select(number =>
            new XElement("div", Class("tile"), new XElement("dt", number.Name), new XElement("dd", number.Value))));
    }

    public static IEnumerable<object> Configuration(ReportedRun run)
    {
        (RunConfiguration configuration, RunDataset dataset) = (run.Configuration, run.Configuration.Dataset);
        (string Name, string)[] training = [.. TrainingOption.All.Select(option => (option.Name, option.Text(configuration.Training with { Threads = configuration.Environment.Threads })))];
        int augmentation = Array.FindIndex(training, option => option.Name == "rotate");
        yield return Columns(
            Facts("Dataset",
            [
                ("dataset", $"{dataset.Title} ({dataset.Name})"),
                ("source", dataset.Source),
                ("training images", Count(dataset.TrainingImages)),
                ("trained on", configuration.Selection),
                ("test images", Count(dataset.TestImages)),
                ("size", run.Architecture.Input.ToString().Replace('x', '×')),
                ("classes", $"{dataset.ClassNames.Count}: {string.Join(", ", dataset.ClassNames)}"),
                ("mean of the pixels, 0–1", string.Join(", ", dataset.Mean.Select(mean => Fixed(mean, 4)))),
                ("standard deviation", string.Join(", ", dataset.StandardDeviation.Select(deviation => Fixed(deviation, 4)))),
            ]),
            Facts("Training", [("recipe", configuration.Recipe), .. training.Take(augmentation)]),
            Facts("Augmentation, EMA, selection, machine", training.Skip(augmentation)));

        var summary = ModelSummary.Of(run.Architecture);
        yield return new XElement("h3", "The network, layer by layer");
        yield return Table(
            $"{configuration.Model.Name}: {Count(summary.Parameters)} parameters, {Count(summary.MultiplyAdds)} multiply-adds per image",
            ["layer", "definition", "output", "parameters", "multiply-adds"],
            summary.Layers.Select(row => row.Layer).Select(
                layer => new[] { layer.Name, layer.Layer.Text, layer.Output.ToString().Replace('x', '×'), Count(layer.Parameters), Count(layer.MultiplyAdds) }));
        yield return Details("The network as text", new XElement("pre", Code(configuration.Model.Text)));
    }

    public static IEnumerable<object> Again(ReportedRun run)
    {
        (RunConfiguration configuration, RunEnvironment environment) = (run.Configuration, run.Configuration.Environment);
        if (run.Options.Commands is { } commands)
        {
            yield return Paragraph("This command, with every option written out, trains the same network again. "
                + "The same versions, processor and number of threads give the same weights, bit for bit.");
            yield return new XElement("pre", Class("wrap"), new XElement(
                "code", commands.TrainAgain(run.Folder).Select((part, n) => new object?[] { n > 0 ? " " : null, new XElement("span", part) })));
        }

        yield return Columns(
            Facts("Made with",
            [
                ("MiniCnn", environment.MiniCnn), (".NET", environment.Runtime), ("libtorch", environment.Torch),
                ("system", environment.System), ("threads", Count(environment.Threads)), ("seed", Count(configuration.Training.Seed)),
            ]),
            Facts("SHA-256",
            [
                ("training images", configuration.Dataset.TrainingSha256), ("test images", configuration.Dataset.TestSha256),
                .. run.Result is { } result ? new[] { ("trained weights", result.WeightsSha256) } : [],
            ]));
        if (run.Options.Commands is { } next)
            yield return new XElement("p", "See also: ", next.Inspect(run.Folder).Select((command, n) => new object[] { n > 0 ? ", " : "", Code(command) }), ".");
    }

    private static XElement Unfinished(ReportedRun run)
    {
        string state = run.Folder.Divergence is { } why ? $"{why}." : "This run is not finished.";
        string weights = run.Classifier is null ? "There are no trained weights. "
            : "Filters and feature maps are those of its best epoch, and the test images have not been evaluated. ";
        return new XElement("p", Class("note"), new XAttribute("role", "note"), $"{state} {weights}",
            run is { Folder.Divergence: null, Options.Commands: { } commands } ? new object[] { "Resume it with: ", Code(commands.ResumeTraining(run.Folder)) } : null);
    }

    private static IEnumerable<(string Name, string Value)> Numbers(ReportedRun run)
    {
        if (run.Result is { } result)
        {
            yield return ("test accuracy", Percent(result.TestAccuracy));
            yield return ($"wrong of {Count(result.TestImages)}", Count(result.TestImages - new ConfusionMatrix(result.Confusion).Correct));
            yield return ("test loss", Fixed(result.TestLoss, 4));
        }
        else if (run.Metrics is [.., { Report.ValidationAccuracy: { } validation }])
        {
            yield return ("validation accuracy", Percent(validation));
        }

        yield return ("parameters", Count(run.Configuration.Model.Parameters));
        string epochs = AtMost(run.Result?.Epochs ?? (run.Metrics is [.., var last] ? last.Report.EpochsDone : 0), 2);
        yield return ("epochs", run.Result is null ? $"{epochs} of {AtMost(run.Configuration.Training.Epochs, 2)}" : epochs);
        if (run.Result is { } done)
        {
            yield return ("training time", $"{Fixed(done.TrainingSeconds, 1)} s");
            yield return ("images per second", double.IsFinite(done.ImagesPerSecond) ? Count((long)Math.Round(done.ImagesPerSecond)) : "–");
        }
    }
}
