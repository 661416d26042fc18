using MiniCnn.Cli.Reports;

namespace MiniCnn.Cli.Commands;

internal static class ReportCommand
{
    public static Command Create()
    {
        Argument<string> run = Options.Run();
        Option<string?> file = Options.Out("the page's file; default: report.html in the run's folder", "file");
        Option<int> mistakes = Options.Whole("--mistakes", "number of misclassified images; default 24", 24, 0, 1000);
        (Option<string?> data, Option<bool> json) = (DatasetAccess.Folder(), Options.Json());
        return new Command(
            "report", "Writes a page about a run: curves, mistakes, filters, feature maps, similarity to kernels.") { run, file, data, mistakes, json }.Runs((parse, context) =>
        {
            var folder = RunFolder.Find(parse.GetValue(run)!, RunFolder.DefaultParent);
            (Dataset? dataset, string without) = Images(folder, parse.GetValue(data), context);
            string path = RunReport.Write(
                folder, dataset, parse.GetValue(file), without, new RunReportOptions { Mistakes = parse.GetValue(mistakes), Commands = new RunCommands() }, context.Cancel);
            if (parse.GetValue(json))
                context.Output.Json(new { Run = folder.Name, File = path, Bytes = new FileInfo(path).Length, Finished = folder.IsFinished, WithImages = dataset is not null });
            else
                context.Output.Line(path);
            return 0;
        });
    }

    /// <summary>The run's images; without them there is still a page, unless their folder was named.</summary>
    private static (Dataset? Dataset, string Without) Images(RunFolder folder, string? data, CommandContext context)
    {
        RunConfiguration run = folder.ReadConfiguration();
        try
        {
            return (DatasetAccess.Load(run, data, context), "");
        }
        catch (MiniCnnException missing) when (data is null && missing.Kind is ErrorKind.Data or ErrorKind.Failure or ErrorKind.Usage)
        {
            context.Output.Warning($"the page is made without the images of {run.Dataset.Name}: {missing.Message}");
            return (null, $"The images of {run.Dataset.Name} were not available: {missing.Message}.");
        }
    }
}
