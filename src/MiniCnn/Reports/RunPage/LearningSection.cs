using MiniCnn.Imaging;
using MiniCnn.Runs;

namespace MiniCnn.Reports;

/// <summary>Loss, accuracy and learning rate over the epochs.</summary>
internal static class LearningSection
{
    private static readonly ChartOptions Size = new() { Width = 420, PlotHeight = 220, XLabel = "epochs" };

    public static void Write(HtmlWriter html, ReportedRun run)
    {
        IReadOnlyList<EpochRow> rows = run.Metrics;
        if (rows.Count == 0)
        {
            html.Element("p", "No epoch has ended yet, so nothing has been measured.");
            return;
        }

        html.Element("p", rows.Count == 1
            ? "The training took a single pass over its images or less, which gives one point a line. The broken line is where a network stands that knows nothing."
            : "Training numbers are taken before each update, on images moved and labels smoothed as the recipe says; validation numbers on images kept back, as they are. So the validation lines may well be the better ones.");
        using (html.In("div", ("class", "columns")))
        {
            html.Figure(Chart.Lines(
                [Line("training", rows, row => row.Report.TrainingLoss), .. Validation(rows, row => row.Report.ValidationLoss), .. Chance(rows, Math.Log(run.ClassNames.Count))],
                Size with { Title = "Loss", YLabel = "cross-entropy", YLow = 0 }));
            html.Figure(Chart.Lines(
                [Line("training", rows, row => row.Report.TrainingAccuracy), .. Validation(rows, row => row.Report.ValidationAccuracy), .. Chance(rows, 1.0 / run.ClassNames.Count)],
                Size with { Title = "Accuracy", YLabel = "right", Percent = true }));
            if (rows.Count > 1)
                html.Figure(Chart.Lines([Line("learning rate", rows, row => row.Report.LearningRate)], Size with { Title = "Learning rate at the end of each epoch" }));
        }

        using (html.Details("The numbers, epoch by epoch"))
        {
            html.Table(
                "What each epoch came to",
                ["epoch", "training loss", "training accuracy", "validation loss", "validation accuracy", "learning rate", "seconds"],
                rows.Select(row => new[]
                {
                    NumberText.AtMost(row.Report.EpochsDone, 2) + (row.Report.IsBest ? " (best so far)" : ""),
                    NumberText.Fixed(row.Report.TrainingLoss, 4),
                    PageNumbers.Percent(row.Report.TrainingAccuracy),
                    row.Report.ValidationLoss is { } loss ? NumberText.Fixed(loss, 4) : "–",
                    row.Report.ValidationAccuracy is { } accuracy ? PageNumbers.Percent(accuracy) : "–",
                    NumberText.Brief(row.Report.LearningRate),
                    NumberText.Fixed(row.Seconds, 1),
                }));
        }
    }

    private static ChartSeries Line(string name, IReadOnlyList<EpochRow> rows, Func<EpochRow, double> value) =>
        new(name, [.. rows.Select(row => new Point2(row.Report.EpochsDone, value(row)))]);

    /// <summary>With one point a line, something to hold it against.</summary>
    private static IEnumerable<ChartSeries> Chance(IReadOnlyList<EpochRow> rows, double value) =>
        rows.Count > 1 ? [] : [new ChartSeries("chance", [new Point2(0, value), new Point2(rows[0].Report.EpochsDone, value)]) { Dashed = true }];

    private static IEnumerable<ChartSeries> Validation(IReadOnlyList<EpochRow> rows, Func<EpochRow, double?> value) =>
        rows.Any(row => value(row) is not null) ? [Line("validation", rows, row => value(row) ?? double.NaN)] : [];
}
