using System.Buffers;
using MiniCnn.Training;

namespace MiniCnn.Cli.Reports;

internal sealed class RunCommands : IRunCommands
{
    public IReadOnlyList<string> TrainAgain(RunFolder run)
    {
        RunConfiguration configuration = run.ReadConfiguration();
        RunDataset dataset = configuration.Dataset;
        return
        [
            "minicnn train",
            ShellText.Join(DatasetCatalog.Find(dataset.Name) is null ? dataset.Source : dataset.Name),
            ShellText.Join("--model", Model(run, configuration)),
            .. Recipes.All.Any(known => known.Name == configuration.Recipe) ? new[] { ShellText.Join("--recipe", configuration.Recipe) } : [],
            .. TrainingOption.All.Select(option => ShellText.Join($"--{option.Name}", option.Text(configuration.Training with { Threads = configuration.Environment.Threads }))),
        ];
    }

    public string ResumeTraining(RunFolder run) => ShellText.Join("minicnn", "train", "--resume", run.Folder);

    public string Compare(RunFolder run, string layer) => ShellText.Join("minicnn", "compare", run.Folder, "--layer", layer);

    public IReadOnlyList<string> Inspect(RunFolder run) => [ShellText.Join("minicnn", "evaluate", run.Folder), ShellText.Join("minicnn", "filters", run.Folder)];

    /// <summary>A preset's name where it is still the same network, else the file in the run's folder.</summary>
    private static string Model(RunFolder run, RunConfiguration configuration)
    {
        string name = configuration.Model.Name;
        return Presets.Is(name, Architecture.Parse(configuration.Model.Text, name)) ? name : run.ArchitectureFile;
    }
}

internal static class ShellText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:=,+@%");

    /// <summary>Arguments with a space between them, quoted where a shell would split or expand one.</summary>
    public static string Join(params IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    private static string Quote(string argument) =>
        argument.Length > 0 && !argument.AsSpan().ContainsAnyExcept(Plain) ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
