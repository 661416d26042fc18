using MiniCnn.Training;

namespace MiniCnn.Runs;

/// <summary>One row of a run's metrics: an epoch and its time.</summary>
/// <param name="Report">Of the training.</param>
/// <param name="Seconds">Training time of the epoch, validation not included.</param>
/// <param name="ImagesPerSecond">Training images by that time; 0 where no time was measured.</param>
public sealed record EpochRow(EpochReport Report, double Seconds, double ImagesPerSecond);

/// <summary>A run's metrics as CSV: a heading, then one row an epoch; what was not measured is left empty.</summary>
internal static class MetricsTable
{
    private static readonly string[] Columns =
        ["epoch", "step", "epochs_done", "learning_rate", "training_loss", "training_accuracy", "validation_loss", "validation_accuracy", "best", "seconds", "images_per_second"];

    private static readonly string Heading = string.Join(',', Columns);

    /// <summary>The whole table. Numbers of the training are written so that they are read back to the very same value.</summary>
    public static string Write(IEnumerable<EpochRow> rows) => CsvText.Write(Columns, rows.Select(row => (object?[])
    [
        row.Report.Epoch, row.Report.Step, row.Report.EpochsDone, row.Report.LearningRate, Exact(row.Report.TrainingLoss), row.Report.TrainingAccuracy,
        Exact(row.Report.ValidationLoss), row.Report.ValidationAccuracy, row.Report.IsBest,
        row.Seconds.ToString("0.000", CultureInfo.InvariantCulture), row.ImagesPerSecond.ToString("0.0", CultureInfo.InvariantCulture),
    ]));

    /// <exception cref="MiniCnnException">Another heading, or a row that is not numbers.</exception>
    public static IReadOnlyList<EpochRow> Parse(string text, string name)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0].TrimEnd('\r') != Heading)
            throw MiniCnnException.BadData($"{name} does not begin with the heading of a run's metrics; expected {Heading}");
        EpochRow[] rows = [.. lines.Skip(1).Select((line, index) => Row(line.TrimEnd('\r').Split(','), index + 2, name))];
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i].Report.Epoch <= rows[i - 1].Report.Epoch || rows[i].Report.Step <= rows[i - 1].Report.Step)
                throw MiniCnnException.BadData($"{name}, line {i + 2}: epoch and step must be higher than in the line before; use the file that a run wrote");
        }

        return rows;
    }

    private static EpochRow Row(string[] cells, int line, string name)
    {
        try
        {
            EpochReport report = new(
                int.Parse(cells[0], CultureInfo.InvariantCulture),
                long.Parse(cells[1], CultureInfo.InvariantCulture),
                Number(cells[2]),
                Number(cells[3]),
                Number(cells[4]),
                Number(cells[5]),
                cells[6].Length == 0 ? null : Number(cells[6]),
                cells[7].Length == 0 ? null : Number(cells[7]),
                cells[8] == "1");
            EpochRow row = new(report, Number(cells[9]), Number(cells[10]));
            (string Column, double? Value, double Most)[] numbers =
            [
                ("step", report.Step, long.MaxValue), ("epochs_done", report.EpochsDone, 10_000), ("learning_rate", report.LearningRate, 100),
                ("training_accuracy", report.TrainingAccuracy, 1), ("validation_accuracy", report.ValidationAccuracy, 1), ("training_loss", report.TrainingLoss, double.MaxValue),
                ("validation_loss", report.ValidationLoss, double.MaxValue), ("seconds", row.Seconds, double.MaxValue), ("images_per_second", row.ImagesPerSecond, double.MaxValue),
            ];
            if (report.Epoch < 1 || cells.Length != Columns.Length)
                throw new FormatException();
            foreach ((string column, double? value, double most) in numbers)
            {
                if (value is { } number && !(number >= 0 && number <= most))
                    throw MiniCnnException.BadData(FormattableString.Invariant(
                        $"{name}, line {line}: {column} is {number}, expected a finite number from 0{(most <= 10_000 ? $" to {most}" : "")}; use the file that a run wrote"));
            }

            return row;
        }
        catch (Exception cause) when (cause is FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw MiniCnnException.BadData($"{name}, line {line} is not a row of a run's metrics; expected {Columns.Length} numbers", cause);
        }
    }

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Unlike in other tables NaN is written, and read back.</summary>
    private static string? Exact(double? value) => value?.ToString(CultureInfo.InvariantCulture);
}
