using System.Globalization;
using MiniCnn.Runs;
using Spectre.Console;

namespace MiniCnn.Cli.Training;

/// <summary>Runs as rows, for people and for machines.</summary>
internal static class RunTable
{
    public static object Data(RunFolder folder, RunConfiguration configuration, RunResult? result) => new
    {
        folder.Name,
        folder.Folder,
        Dataset = configuration.Dataset.Name,
        Model = configuration.Model.Name,
        configuration.Model.Parameters,
        configuration.Recipe,
        configuration.Training.Seed,
        configuration.Environment.Threads,
        Finished = result is not null,
        Diverged = folder.Divergence is not null,
        Epochs = result?.Epochs ?? LastEpoch(folder)?.Report.EpochsDone,
        TestAccuracy = result?.TestAccuracy,
        TestLoss = result?.TestLoss,
        TestImages = result?.TestImages,
        ValidationAccuracy = LastEpoch(folder)?.Report.ValidationAccuracy,
        TrainingSeconds = result?.TrainingSeconds,
        ImagesPerSecond = result?.ImagesPerSecond,
        WeightsSha256 = result?.WeightsSha256,
    };

    public static Table Of(IEnumerable<(RunFolder Folder, RunConfiguration Configuration, RunResult? Result)> runs)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("run", "dataset", "model", "recipe", "seed", "epochs", "test accuracy");
        foreach (int column in new[] { 4, 5, 6 })
            table.Columns[column].RightAligned().NoWrap();
        foreach ((RunFolder folder, RunConfiguration configuration, RunResult? result) in runs)
        {
            double epochs = result?.Epochs ?? LastEpoch(folder)?.Report.EpochsDone ?? 0;
            table.AddRow(
                Markup.Escape(folder.Name), Markup.Escape(configuration.Dataset.Name), Markup.Escape(configuration.Model.Name), Markup.Escape(configuration.Recipe),
                configuration.Training.Seed.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{epochs:0.##} of {configuration.Training.Epochs:0.##}"),
                result is null ? folder.Divergence is null ? "unfinished" : "diverged" : string.Create(CultureInfo.InvariantCulture, $"{100 * result.TestAccuracy:0.00} %"));
        }

        return table;
    }

    private static EpochRow? LastEpoch(RunFolder folder) => folder.ReadMetrics() is [.., var last] ? last : null;
}
