using System.Xml.Linq;
using MiniCnn.Runs;
using MiniCnn.Training;
using static MiniCnn.Imaging.NumberText;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>What came out: metrics over the epochs, the confusion matrix, and the misclassified test images with the highest probability.</summary>
internal static class ResultSections
{
    private const int MinImages = 200;
    private static readonly ChartOptions Size = new() { Width = 420, PlotHeight = 220, XLabel = "epochs" };

    public static IEnumerable<object> Learning(ReportedRun run)
    {
        IReadOnlyList<EpochRow> rows = run.Metrics;
        if (rows.Count == 0)
            return [Paragraph("No epoch has ended yet, so there are no metrics.")];
        double classes = run.ClassNames.Count;
        return
        [
            Paragraph(rows.Count == 1
                ? "The training was one epoch or less, which gives one point per line. The dashed line is what random guessing gives."
                : "Training metrics are measured before each update, on augmented images and with label smoothing as the recipe says; "
                    + "validation metrics on held-out images, unchanged. So validation may well be better than training."),
            Columns(
                Curves(row => row.TrainingLoss, row => row.ValidationLoss, Math.Log(classes), Size with { Title = "Loss", YLabel = "cross-entropy", YLow = 0 }),
                Curves(row => row.TrainingAccuracy, row => row.ValidationAccuracy, 1 / classes, Size with { Title = "Accuracy", YLabel = "accuracy", Percent = true }),
                rows.Count > 1 ? Drawing(Chart.Lines([Line("learning rate", row => row.LearningRate)], Size with { Title = "Learning rate at the end of each epoch" })) : null),
            Details("Metrics of each epoch", Table(
                "Metrics of each epoch",
                ["epoch", "training loss", "training accuracy", "validation loss", "validation accuracy", "learning rate", "seconds"],
                rows.Select(row => new[]
                {
                    AtMost(row.Report.EpochsDone, 2) + (row.Report.IsBest ? " (best so far)" : ""),
                    Fixed(row.Report.TrainingLoss, 4), Percent(row.Report.TrainingAccuracy),
                    row.Report.ValidationLoss is { } loss ? Fixed(loss, 4) : "–", row.Report.ValidationAccuracy is { } accuracy ? Percent(accuracy) : "–",
                    Brief(row.Report.LearningRate), Fixed(row.Seconds, 1),
                }))),
        ];

        ChartSeries Line(string name, Func<EpochReport, double> value) => new(name, [.. rows.Select(row => new Point2(row.Report.EpochsDone, value(row.Report)))]);

        // with one point per line, chance is something to compare it with
        XElement Curves(Func<EpochReport, double> training, Func<EpochReport, double?> validation, double chance, ChartOptions options) => Drawing(Chart.Lines(
            [
                Line("training", training),
                .. rows.Any(row => validation(row.Report) is not null) ? [Line("validation", row => validation(row) ?? double.NaN)] : Array.Empty<ChartSeries>(),
                .. rows.Count > 1 ? [] : new[] { new ChartSeries("chance", [new Point2(0, chance), new Point2(rows[0].Report.EpochsDone, chance)]) { Dashed = true } },
            ],
            options));
    }

    public static IEnumerable<object> Mistakes(ReportedRun run)
    {
        if (run.Result is not { } result)
            return [Paragraph("The test images are evaluated once, when the training has ended; this run is not finished.")];
        ConfusionMatrix confusion = new(result.Confusion);
        return
        [
            Paragraph(Summary(confusion, run.ClassNames)),
            Matrix(confusion, run.ClassNames),
            Paragraph("Blue: correct. Red: predicted as another class; the darkest red is the largest share of a class with the same wrong prediction.", "muted"),
            Details("Class by class", Table(
                "Recall: share of a class that was predicted correctly. Precision: share of the predictions of a class that were correct.",
                ["class", "images", "recall", "precision"],
                run.ClassNames.Select((name, label) => new[] { name, Count(confusion.Rows[label].Sum()), Percent(confusion.Recall(label)), Percent(confusion.Precision(label)) }))),
            new XElement("h3", "The worst mistakes"),
            .. run.Test is { } test && run.Classifier is not null ? Pictures(run, test) : [Paragraph($"There are no images of mistakes here. {run.WithoutTest}", "note")],
        ];
    }

    private static IEnumerable<object> Pictures(ReportedRun run, ImageSet test)
    {
        // a large model predicts fewer images
        long work = Math.Max(1, run.Architecture.Layers.Sum(layer => layer.MultiplyAdds));
        ImageSet images = test.First((int)Math.Min(test.Count, Math.Max(MinImages, run.Options.MultiplyAdds / work)));
        (int Image, int Truth, int Predicted, float Probability)[] mistakes =
        [
            .. run.Classifier!.Probabilities(images)
                .Select((row, image) => (Image: image, Truth: (int)images.Labels[image], Predicted: Array.IndexOf(row, row.Max()), Probability: row.Max()))
                .Where(found => found.Predicted != found.Truth).OrderByDescending(found => found.Probability).ThenBy(found => found.Image),
        ];
        string which = $"{(images.Count == test.Count ? "all" : "the first")} {Count(images.Count)} test images";
        int count = Math.Min(mistakes.Length, run.Options.Mistakes);
        yield return Paragraph($"Of {which} {(mistakes.Length == 0 ? "none" : Count(mistakes.Length))} {(mistakes.Length is 0 or 1 ? "is" : "are")} misclassified."
            + (count == 0 ? "" : $" {(count < mistakes.Length ? $"Shown: the {count} with" : "First:")} the highest probability of the wrong class. "
                + "True class → predicted class, and its probability:"));
        if (count > 0)
            yield return new XElement("ul", Class("pictures"),
                mistakes.Take(count).Select(mistake => One(mistake.Image, run.ClassNames[mistake.Truth], run.ClassNames[mistake.Predicted], Percent(mistake.Probability, 1))));

        XElement One(int image, string truth, string predicted, string probability) => new(
            "li", Picture(PatchFigures.Picture(test, image), $"Test image {image}: class {truth}, predicted {predicted} with {probability}.", 84),
            $"{truth} → ", new XElement("strong", predicted), $", {probability}");
    }

    private static string Summary(ConfusionMatrix confusion, IReadOnlyList<string> names)
    {
        string[] worst = [.. (from truth in Enumerable.Range(0, confusion.Classes)
                              from predicted in Enumerable.Range(0, confusion.Classes)
                              where truth != predicted && confusion[truth, predicted] > 0
                              orderby confusion[truth, predicted] descending
                              select $"{names[truth]} as {names[predicted]} ({Count(confusion[truth, predicted])})").Take(3)];
        return $"{Count(confusion.Correct)} of {Count(confusion.Total)} test images are correct, {Percent(confusion.Accuracy)}."
            + (worst.Length > 0 ? $" Most frequent mistakes: {string.Join(", ", worst)}." : "");
    }

    /// <summary>Blue on the diagonal by the share of the row, red beside it up to the largest share that is wrong.</summary>
    private static XElement Matrix(ConfusionMatrix confusion, IReadOnlyList<string> names)
    {
        const string Title = "Confusion matrix: a row for each true class, a column for each predicted class";
        bool longNames = names.Any(name => name.Length > 3);
        double[] sums = [.. confusion.Rows.Select(row => Math.Max(1.0, row.Sum()))];
        double worst = confusion.Rows.SelectMany((row, truth) => row.Where((_, predicted) => predicted != truth).Select(count => count / sums[truth])).DefaultIfEmpty(0).Max();
        return Scroll(Title, new XElement("table", Class("confusion"), Caption(Title),
            new XElement("thead", new XElement("tr", ColumnHeading("true class"), names.Select(name => ColumnHeading(new XElement("span", longNames ? Class("long") : null, name))))),
            new XElement("tbody", names.Select((name, truth) => new XElement("tr", RowHeading(name), names.Select((_, predicted) => Cell(truth, predicted)))))));

        XElement Cell(int truth, int predicted)
        {
            double share = confusion[truth, predicted] / sums[truth];
            bool correct = predicted == truth;
            double shade = correct ? 0.5 * share : 0.1 + (0.45 * share / worst);
            return share == 0 ? new XElement("td")
                : new XElement("td", Class(correct ? "right" : "wrong"),
                    new XAttribute("style", FormattableString.Invariant($"--share:{shade:0.###}")), Count(confusion[truth, predicted]));
        }
    }
}
