namespace MiniCnn.Cli.Commands;

internal static class DataCommand
{
    public static Command Create() => new("data", "Lists, downloads, checks and shows datasets.") { List(), Get(), Check(), DataShowCommand.Create() };

    private static Command List()
    {
        (Option<bool> json, Option<string?> folder) = (Options.Json(), DatasetAccess.Folder());
        return new Command("list", "Lists the known datasets and where they were found.") { folder, json }.Runs((parse, context) =>
        {
            DatasetResolver locator = DatasetAccess.Locator(parse.GetValue(folder));
            (DatasetInfo Info, DatasetLocation? Location)[] rows = [.. DatasetCatalog.All.Select(info => (info, locator.Find(info)))];
            if (parse.GetValue(json))
                context.Output.Json(rows.Select(row => Data(row.Info, row.Location)));
            else
                Array.ForEach(rows, row => context.Output.Line(Entry(row.Info, row.Location)));
            return 0;
        });
    }

    private static Command Get()
    {
        (Argument<string> name, Option<string?> folder) = (Name("the dataset"), DatasetAccess.Folder());
        folder.Description = "folder to search first and to download to (default: the user's cache)";
        return new Command("get", "Downloads a dataset that is missing, or its damaged files.") { name, folder }.Runs((parse, context) =>
        {
            DatasetInfo info = DatasetCatalog.Get(parse.GetRequiredValue(name));
            if (info.BuiltIn)
            {
                context.Output.Line($"{info.Name}: built in, there is nothing to fetch");
                return 0;
            }
            try
            {
                if (parse.GetValue(folder) is { } target)
                    Directory.CreateDirectory(target);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                throw new MiniCnnException(
                    ErrorKind.Failure, $"--data {parse.GetValue(folder)}: the folder cannot be made here ({cause.Message.TrimEnd('.')}); name another", cause);
            }
            using var downloader = new DatasetDownloader();
            DatasetResolver locator = DatasetAccess.Locator(parse.GetValue(folder), downloader);
            DatasetLocation location = DownloadProgress.Watch(context, observer => locator.Ensure(info, observer, context.Cancel));
            context.Output.Line($"{info.Name}: whole, in {location.Folder}");
            return 0;
        });
    }

    private static Command Check()
    {
        (Argument<string> name, Option<string?> folder, Option<bool> json) = (Name("the dataset"), DatasetAccess.Folder(), Options.Json());
        name.Arity = ArgumentArity.ZeroOrOne;
        var all = new Option<bool>("--all") { Description = "check every dataset that is on this machine" };
        return new Command("check", "Checks the files of a dataset by the SHA-256 of their content.") { name, all, folder, json }.Runs((parse, context) =>
        {
            string? chosen = parse.GetValue(name);
            if (chosen is null == !parse.GetValue(all))
                throw MiniCnnException.BadUsage("minicnn data check takes the name of a dataset or --all, one of the two (see: minicnn data list)");
            DatasetResolver locator = DatasetAccess.Locator(parse.GetValue(folder));
            CheckReport[] reports = [.. (chosen is null ? DatasetCatalog.All : [DatasetCatalog.Get(chosen)]).Select(info => CheckReport.Of(info, locator.Find(info)))];
            if (parse.GetValue(json))
                context.Output.Json(reports);
            else
                Array.ForEach(reports, report => Print(report, context.Output));
            return reports.Any(report => report.State == CheckState.Damaged || (report.State == CheckState.Missing && chosen is not null)) ? (int)ErrorKind.Data : 0;
        });
    }

    private static void Print(CheckReport report, Output output)
    {
        output.Line($"{report.Name}: {report.Summary}");
        foreach (CheckedFile file in report.Files)
            output.Line(file.Problem is null ? $"  ok       {file.Path}" : $"  damaged  {file.Problem}");
    }

    internal static Argument<string> Name(string description) =>
        new("name") { Description = $"{description}: {DatasetAccess.Names}", Validators = { DatasetAccess.Known } };

    private static object Data(DatasetInfo info, DatasetLocation? location) => new
    {
        info.Name,
        info.Title,
        info.TrainCount,
        info.TestCount,
        info.License,
        info.BuiltIn,
        info.Bytes,
        info.ClassNames,
        info.Mean,
        info.StandardDeviation,
        location?.Place,
        location?.Folder,
        Files = info.Files.Select((file, i) => new { file.Name, file.Bytes, file.Sha256, Path = location?.Files[i] }),
        info.Mirrors,
    };

    /// <summary>Lines and no table: a path is never wrapped, so that it can be copied.</summary>
    private static string Entry(DatasetInfo info, DatasetLocation? location)
    {
        string where = info.BuiltIn ? "built in" : location is null ? $"not found; run: minicnn data get {info.Name}" : $"{location.Folder} ({location.Place})";
        string size = info.BuiltIn ? "" : string.Create(CultureInfo.InvariantCulture, $", {info.Bytes / 1e6:0.0} MB");
        return string.Create(CultureInfo.InvariantCulture, $"""
            {info.Name,-8} {info.Title}; {info.License}
                     {info.TrainCount:N0} + {info.TestCount:N0} images{size}
                     {where}
            """);
    }

    private enum CheckState { BuiltIn, Missing, Whole, Damaged }

    private sealed record CheckedFile(string Path, string? Problem);

    private sealed record CheckReport(string Name, CheckState State, string? Folder, IReadOnlyList<CheckedFile> Files)
    {
        public string Summary => State switch
        {
            CheckState.BuiltIn => "built in, there are no files to check",
            CheckState.Missing => $"not found; run: minicnn data get {Name}",
            _ => $"{(State == CheckState.Whole ? "whole" : "damaged")}, in {Folder}",
        };

        public static CheckReport Of(DatasetInfo info, DatasetLocation? location)
        {
            CheckedFile[] files = [.. (location?.Files ?? []).Zip(location?.Check() ?? [], (path, problem) => new CheckedFile(path, problem))];
            CheckState state = info.BuiltIn ? CheckState.BuiltIn : location is null ? CheckState.Missing
                : files.All(file => file.Problem is null) ? CheckState.Whole : CheckState.Damaged;
            return new CheckReport(info.Name, state, location?.Folder, files);
        }
    }
}
