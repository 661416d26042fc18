using MiniCnn.Cli.Terminal;
using MiniCnn.Filters;
using MiniCnn.Reports;
using MiniCnn.Runs;

namespace MiniCnn.Cli.Training;

/// <summary>What <c>train</c> does with a finished run before it says where it is.</summary>
internal static class AfterTraining
{
    /// <summary>Draws into the run's folder what is wanted. The run itself is safe whatever becomes of its pictures.</summary>
    public static void Run(Experiment experiment, bool pictures, bool report, CommandContext context)
    {
        // drawing has no tensors, so it may go on beside the page
        Task drawing = pictures ? Task.Run(() => DrawFilters(experiment.Folder)) : Task.CompletedTask;
        try
        {
            if (report)
                RunReport.Write(experiment.Folder, experiment.Dataset, options: RunReportOptions.Quick, cancel: context.Cancel);
        }
        catch (MiniCnnException cause)
        {
            context.Output.Warning(cause.Message);
        }

        try
        {
            drawing.GetAwaiter().GetResult();
        }
        catch (MiniCnnException cause)
        {
            context.Output.Warning(cause.Message);
        }
    }

    private static void DrawFilters(RunFolder folder)
    {
        foreach (LayerFilters layer in RunFilters.Read(folder).Layers)
            NamedFigure.Write(folder.PicturesFolder, FilterFigures.Of(layer));
    }
}
