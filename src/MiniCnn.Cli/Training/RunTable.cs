using Spectre.Console;

namespace MiniCnn.Cli.Training;

/// <summary>The files of a run, each read once; no result while it is not finished, and no epoch before the first has ended.</summary>
internal sealed record RunRow(RunFolder Folder, RunConfiguration Configuration, RunResult? Result, EpochRow? LastEpoch)
{
    public static RunRow Read(RunFolder folder) => new(folder, folder.ReadConfiguration(), folder.ReadResult(), folder.ReadMetrics() is [.., var last] ? last : null);
}

internal static class RunTable
{
    public static object Data(RunRow run) => new
    {
        run.Folder.Name,
        run.Folder.Folder,
        Dataset = run.Configuration.Dataset.Name,
        Model = run.Configuration.Model.Name,
        run.Configuration.Model.Parameters,
        run.Configuration.Recipe,
        run.Configuration.Training.Seed,
        run.Configuration.Environment.Threads,
        Finished = run.Result is not null,
        Diverged = run.Folder.Divergence is not null,
        Epochs = run.Result?.Epochs ?? run.LastEpoch?.Report.EpochsDone,
        TestAccuracy = run.Result?.TestAccuracy,
        TestLoss = run.Result?.TestLoss,
        TestImages = run.Result?.TestImages,
        ValidationAccuracy = run.LastEpoch?.Report.ValidationAccuracy,
        TrainingSeconds = run.Result?.TrainingSeconds,
        Selection = run.Result?.Selection,
        ImagesPerSecond = run.Result?.ImagesPerSecond,
        WeightsSha256 = run.Result?.WeightsSha256,
    };

    public static Table Of(IEnumerable<RunRow> runs)
    {
        Table table = Output.Table(["run", "dataset", "model", "recipe", "seed", "epochs", "test accuracy"], right: 4..);
        foreach ((RunFolder folder, RunConfiguration configuration, RunResult? result, EpochRow? last) in runs)
        {
            double epochs = result?.Epochs ?? last?.Report.EpochsDone ?? 0;
            table.AddRow(
                Markup.Escape(folder.Name), Markup.Escape(configuration.Dataset.Name), Markup.Escape(configuration.Model.Name), Markup.Escape(configuration.Recipe),
                configuration.Training.Seed.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{epochs:0.##} of {configuration.Training.Epochs:0.##}"),
                result is null ? folder.Divergence is null ? "unfinished" : "diverged" : string.Create(CultureInfo.InvariantCulture, $"{100 * result.TestAccuracy:0.00} %"));
        }

        return table;
    }
}
