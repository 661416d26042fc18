using MiniCnn.Cli.Terminal;
using MiniCnn.Filters;
using MiniCnn.Reports;
using MiniCnn.Runs;

namespace MiniCnn.Cli.Training;

/// <summary>What <c>train</c> does with a finished run before it says where it is: add a line here for each picture and page.</summary>
internal static class AfterTraining
{
    /// <summary>Each gets the run's folder and may write into it; in this order.</summary>
    public static IReadOnlyList<Action<RunFolder, CommandContext>> Hooks { get; } = [DrawFilters];

    private static void DrawFilters(RunFolder folder, CommandContext context)
    {
        foreach (LayerFilters layer in RunFilters.Read(folder).Layers)
            NamedFigure.Write(folder.PicturesFolder, FilterFigures.Of(layer));
    }
}
