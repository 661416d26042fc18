using MiniCnn.Cli.Datasets;
using MiniCnn.Cli.Terminal;
using MiniCnn.Data;
using MiniCnn.Runs;

namespace MiniCnn.Cli.Training;

/// <summary>The images that a run learnt from.</summary>
internal static class RunImages
{
    /// <summary>By the dataset's name; a folder of one's own is looked for where it was, unless another is named.</summary>
    public static Dataset Load(RunDataset dataset, string? folder, CommandContext context) => DatasetCatalogue.Find(dataset.Name) is null
        ? DatasetAccess.Load(folder ?? dataset.Source, null, context)
        : DatasetAccess.Load(dataset.Name, folder, context);
}
