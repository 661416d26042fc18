using MiniCnn.Imaging;
using MiniCnn.Runs;

namespace MiniCnn.Reports;

/// <summary>The head of the page: what it is about and the numbers that are asked for first.</summary>
internal static class SummarySection
{
    public static void Write(HtmlWriter html, ReportedRun run)
    {
        RunConfiguration configuration = run.Configuration;
        html.Element("h1", run.Folder.Name);
        html.Element(
            "p", $"The network {configuration.Model.Name} on {configuration.Dataset.Title} ({configuration.Dataset.Name}), recipe {configuration.Recipe}, seed {configuration.Training.Seed}.",
            ("class", "lead"));
        if (run.Result is null)
        {
            using (html.In("p", ("class", "note"), ("role", "note")))
            {
                string state = run.Folder.Divergence is { } why ? $"{why}." : "This run is not finished.";
                html.Text(run.Classifier is null
                    ? $"{state} There are no trained weights. "
                    : $"{state} Filters and feature maps are those of its best epoch, and the test images have not been looked at. ");
                if (run.Folder.Divergence is null)
                {
                    html.Text("Go on with it by: ");
                    html.Element("code", ShellText.Join("minicnn", "train", "--resume", run.Folder.Folder));
                }
            }
        }

        using (html.In("dl", ("class", "tiles")))
        {
            foreach ((string name, string value) in Numbers(run))
            {
                using (html.In("div", ("class", "tile")))
                {
                    html.Element("dt", name);
                    html.Element("dd", value);
                }
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> Numbers(ReportedRun run)
    {
        if (run.Result is { } result)
        {
            int wrong = result.TestImages - result.Confusion.Select((row, label) => row[label]).Sum();
            yield return ("test accuracy", PageNumbers.Percent(result.TestAccuracy));
            yield return ($"wrong of {PageNumbers.Count(result.TestImages)}", PageNumbers.Count(wrong));
            yield return ("test loss", NumberText.Fixed(result.TestLoss, 4));
        }
        else if (run.Metrics is [.., { Report.ValidationAccuracy: { } validation }])
        {
            yield return ("validation accuracy", PageNumbers.Percent(validation));
        }

        yield return ("parameters", PageNumbers.Count(run.Configuration.Model.Parameters));
        double epochs = run.Result?.Epochs ?? (run.Metrics is [.., var last] ? last.Report.EpochsDone : 0);
        yield return ("epochs", run.Result is null ? $"{NumberText.AtMost(epochs, 2)} of {NumberText.AtMost(run.Configuration.Training.Epochs, 2)}" : NumberText.AtMost(epochs, 2));
        if (run.Result is { } done)
        {
            yield return ("training time", $"{NumberText.Fixed(done.TrainingSeconds, 1)} s");
            yield return ("images a second", PageNumbers.Count((long)Math.Round(done.ImagesPerSecond)));
        }
    }
}
