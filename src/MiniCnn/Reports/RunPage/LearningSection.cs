using System.Xml.Linq;
using MiniCnn.Imaging;
using MiniCnn.Runs;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>Loss, accuracy and learning rate over the epochs.</summary>
internal static class LearningSection
{
    private static readonly ChartOptions Size = new() { Width = 420, PlotHeight = 220, XLabel = "epochs" };

    public static IEnumerable<object> Content(ReportedRun run)
    {
        IReadOnlyList<EpochRow> rows = run.Metrics;
        if (rows.Count == 0)
            return [Paragraph("No epoch has ended yet, so there are no metrics.")];
        Figure loss = Chart.Lines(
            [Line("training", rows, row => row.Report.TrainingLoss), .. Validation(rows, row => row.Report.ValidationLoss), .. Chance(rows, Math.Log(run.ClassNames.Count))],
            Size with { Title = "Loss", YLabel = "cross-entropy", YLow = 0 });
        Figure accuracy = Chart.Lines(
            [Line("training", rows, row => row.Report.TrainingAccuracy), .. Validation(rows, row => row.Report.ValidationAccuracy), .. Chance(rows, 1.0 / run.ClassNames.Count)],
            Size with { Title = "Accuracy", YLabel = "accuracy", Percent = true });
        Figure? rate = rows.Count > 1 ? Chart.Lines([Line("learning rate", rows, row => row.Report.LearningRate)], Size with { Title = "Learning rate at the end of each epoch" }) : null;
        return
        [
            Paragraph(rows.Count == 1
                ? "The training was one epoch or less, which gives one point per line. The dashed line is what random guessing gives."
                : "Training metrics are measured before each update, on augmented images and with label smoothing as the recipe says; validation metrics on held-out images, unchanged. So validation may well be better than training."),
            new XElement("div", Class("columns"), Drawing(loss), Drawing(accuracy), rate is null ? null : Drawing(rate)),
            Details("Metrics of each epoch", Table(
                "Metrics of each epoch",
                ["epoch", "training loss", "training accuracy", "validation loss", "validation accuracy", "learning rate", "seconds"],
                rows.Select(row => new[]
                {
                    NumberText.AtMost(row.Report.EpochsDone, 2) + (row.Report.IsBest ? " (best so far)" : ""),
                    NumberText.Fixed(row.Report.TrainingLoss, 4),
                    NumberText.Percent(row.Report.TrainingAccuracy),
                    row.Report.ValidationLoss is { } validationLoss ? NumberText.Fixed(validationLoss, 4) : "–",
                    row.Report.ValidationAccuracy is { } validationAccuracy ? NumberText.Percent(validationAccuracy) : "–",
                    NumberText.Brief(row.Report.LearningRate),
                    NumberText.Fixed(row.Seconds, 1),
                }))),
        ];
    }

    private static ChartSeries Line(string name, IReadOnlyList<EpochRow> rows, Func<EpochRow, double> value) =>
        new(name, [.. rows.Select(row => new Point2(row.Report.EpochsDone, value(row)))]);

    /// <summary>With one point per line, something to compare it with.</summary>
    private static IEnumerable<ChartSeries> Chance(IReadOnlyList<EpochRow> rows, double value) =>
        rows.Count > 1 ? [] : [new ChartSeries("chance", [new Point2(0, value), new Point2(rows[0].Report.EpochsDone, value)]) { Dashed = true }];

    private static IEnumerable<ChartSeries> Validation(IReadOnlyList<EpochRow> rows, Func<EpochRow, double?> value) =>
        rows.Any(row => value(row) is not null) ? [Line("validation", rows, row => value(row) ?? double.NaN)] : [];
}
