using MiniCnn.Cli.Training;

namespace MiniCnn.Cli.Commands;

internal static class RunsCommand
{
    public static Command Create()
    {
        Argument<string> parent = new("folder") { Description = "the folder of the runs", DefaultValueFactory = _ => RunFolder.DefaultParent };
        Option<bool> json = Options.Json();
        return new Command("runs", "Lists the runs of a folder.") { parent, json }.Runs((parse, context) =>
        {
            string folder = parse.GetValue(parent)!;
            if (folder != RunFolder.DefaultParent && !Directory.Exists(folder))
                throw MiniCnnException.BadData($"There is no folder {folder}; name the folder that holds the runs");
            List<RunRow> runs = [];
            foreach (RunFolder run in RunFolder.List(folder))
            {
                try
                {
                    runs.Add(RunRow.Read(run));
                }
                catch (MiniCnnException damaged)
                {
                    // one that cannot be read does not hide the others
                    context.Output.Warning(damaged.Message);
                }
            }

            if (parse.GetValue(json))
                context.Output.Json(runs.Select(RunTable.Data));
            else if (runs.Count > 0)
                context.Output.Page.Write(RunTable.Of(runs));
            else
                context.Output.Message($"there are no runs in {folder}; make one with: minicnn train");
            return 0;
        });
    }
}
