using System.Xml.Linq;
using MiniCnn.Imaging;
using MiniCnn.Runs;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>The head of the page: what it is about and the main results.</summary>
internal static class SummarySection
{
    public static IEnumerable<object> Content(ReportedRun run)
    {
        RunConfiguration configuration = run.Configuration;
        yield return new XElement("h1", run.Folder.Name);
        yield return Paragraph($"The network {configuration.Model.Name} on {configuration.Dataset.Title} ({configuration.Dataset.Name}), recipe {configuration.Recipe}, seed {configuration.Training.Seed}.", "lead");
        if (run.Result is null)
            yield return Unfinished(run);
        yield return new XElement("dl", Class("tiles"), Numbers(run).Select(number => new XElement(
            "div", Class("tile"), new XElement("dt", number.Name), new XElement("dd", number.Value))));
    }

    private static XElement Unfinished(ReportedRun run)
    {
        string state = run.Folder.Divergence is { } why ? $"{why}." : "This run is not finished.";
        bool resumable = run.Folder.Divergence is null && run.Options.Commands is not null;
        return new XElement(
            "p",
            Class("note"),
            new XAttribute("role", "note"),
            run.Classifier is null
                ? $"{state} There are no trained weights. "
                : $"{state} Filters and feature maps are those of its best epoch, and the test images have not been evaluated. ",
            resumable ? new object[] { "Resume it with: ", Code(run.Options.Commands!.ResumeTraining(run.Folder)) } : null);
    }

    private static IEnumerable<(string Name, string Value)> Numbers(ReportedRun run)
    {
        if (run.Result is { } result)
        {
            int wrong = result.TestImages - result.Confusion.Select((row, label) => row[label]).Sum();
            yield return ("test accuracy", NumberText.Percent(result.TestAccuracy));
            yield return ($"wrong of {NumberText.Count(result.TestImages)}", NumberText.Count(wrong));
            yield return ("test loss", NumberText.Fixed(result.TestLoss, 4));
        }
        else if (run.Metrics is [.., { Report.ValidationAccuracy: { } validation }])
        {
            yield return ("validation accuracy", NumberText.Percent(validation));
        }

        yield return ("parameters", NumberText.Count(run.Configuration.Model.Parameters));
        double epochs = run.Result?.Epochs ?? (run.Metrics is [.., var last] ? last.Report.EpochsDone : 0);
        yield return ("epochs", run.Result is null ? $"{NumberText.AtMost(epochs, 2)} of {NumberText.AtMost(run.Configuration.Training.Epochs, 2)}" : NumberText.AtMost(epochs, 2));
        if (run.Result is { } done)
        {
            yield return ("training time", $"{NumberText.Fixed(done.TrainingSeconds, 1)} s");
            yield return ("images per second", double.IsFinite(done.ImagesPerSecond) ? NumberText.Count((long)Math.Round(done.ImagesPerSecond)) : "–");
        }
    }
}
