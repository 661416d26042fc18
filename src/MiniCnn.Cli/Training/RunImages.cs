using MiniCnn.Cli.Datasets;
using MiniCnn.Cli.Terminal;
using MiniCnn.Data;
using MiniCnn.Models;
using MiniCnn.Runs;

namespace MiniCnn.Cli.Training;

/// <summary>The images that a run learned from.</summary>
internal static class RunImages
{
    /// <summary>By the dataset's name; a folder of one's own is looked for where it was, unless another is named, and its pictures made as the model takes them.</summary>
    public static Dataset Load(RunConfiguration run, string? folder, CommandContext context) => DatasetCatalog.Find(run.Dataset.Name) is null
        ? DatasetAccess.Load(folder ?? run.Dataset.Source, null, context, Architecture.Parse(run.Model.Text, run.Model.Name).Input)
        : DatasetAccess.Load(run.Dataset.Name, folder, context);
}
