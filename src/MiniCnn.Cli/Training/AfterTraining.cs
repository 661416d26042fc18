using MiniCnn.Cli.Reports;

namespace MiniCnn.Cli.Training;

internal static class AfterTraining
{
    /// <summary>Writes them into the run's folder. An error is a warning, since the run itself is complete.</summary>
    /// <exception cref="OperationCanceledException">Canceled: page and images are there complete or not at all.</exception>
    public static void Run(RunFolder folder, Dataset? dataset, bool pictures, bool report, CommandContext context)
    {
        // figures use no tensors, so they can be drawn while the page is made
        Task drawing = !pictures ? Task.CompletedTask : Task.Run(() =>
            NamedFigure.Write(folder.PicturesFolder, [.. ModelFilters.Read(folder).Layers.SelectMany(layer => FilterFigures.Of(layer))], context.Cancel));
        try
        {
            if (report)
                Warn(() => RunReport.Write(folder, dataset, options: RunReportOptions.Quick with { Commands = new RunCommands() }, cancel: context.Cancel), context);
        }
        finally
        {
            Warn(() => drawing.GetAwaiter().GetResult(), context);
        }
    }

    private static void Warn(Action action, CommandContext context)
    {
        try
        {
            action();
        }
        catch (MiniCnnException cause)
        {
            context.Output.Warning(cause.Message);
        }
    }
}
