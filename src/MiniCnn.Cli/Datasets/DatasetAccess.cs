using System.CommandLine.Parsing;

namespace MiniCnn.Cli.Datasets;

/// <summary>How commands load a dataset: the options, the search on this machine, downloads with their progress.</summary>
internal static class DatasetAccess
{
    /// <summary><c>--data</c>: a folder that is searched first.</summary>
    public static Option<string?> Folder() => new("--data")
    {
        Description = "folder with datasets, searched before MINICNN_DATA, data/, the user's cache and the mirrors",
        HelpName = "folder",
    };

    public static string Names { get; } = string.Join(", ", DatasetCatalog.All.Select(info => info.Name));

    /// <summary>Reports an argument or option that is neither a dataset of the catalog nor a folder, together with all other errors.</summary>
    public static void Known(SymbolResult result)
    {
        if (result.Tokens is [{ Value: var name }] && DatasetCatalog.Find(name) is null && !FolderDataset.IsFolder(name))
            result.AddError($"{DatasetCatalog.UnknownMessage(name)}; see: minicnn data list");
    }

    /// <summary>
    /// The dataset of this name or folder; with no name mnist, or digits with a warning where mnist is not available. A folder's images get
    /// size and channels of <paramref name="shape"/>; null: all as the first one.
    /// </summary>
    public static Dataset Load(string? name, string? folder, CommandContext context, FeatureShape? shape = null)
    {
        using var downloader = new DatasetDownloader();
        DatasetResolver locator = Locator(folder, downloader, shape is { Channels: 1 or 3 } maps
            ? new() { Channels = maps.Channels, Height = maps.Height, Width = maps.Width, Limits = context.Images } : new() { Limits = context.Images });
        try
        {
            if (name is not null)
                return DownloadProgress.Watch(context, observer => locator.Load(name, observer, context.Cancel));
        }
        catch (MiniCnnException error) when (name is not null && error.Kind == ErrorKind.Data && DatasetCatalog.Find(name) is { BuiltIn: false } info)
        {
            throw MiniCnnException.BadData(error.Message + Hint(info), error);
        }
        (Dataset dataset, string? warning) = DownloadProgress.Watch(context, observer => locator.LoadDefault(observer, context.Cancel), optional: true);
        if (warning is not null)
            context.Output.Warning(warning + Hint(DatasetCatalog.Mnist));
        return dataset;
    }

    /// <summary>
    /// The images that a run began with: from the given folder, else from where they were. A dataset of the catalog is searched elsewhere where it is there
    /// no more; pictures of any other are fitted to the model.
    /// </summary>
    public static Dataset Load(RunConfiguration run, string? folder, CommandContext context) => DatasetCatalog.Find(run.Dataset.Name) is { } info
        ? Load(info.Name, folder ?? new DatasetResolver(new DataPlaces(Local: run.Dataset.Source, System: false)).Find(info)?.Folder, context)
        : folder is null && !Directory.Exists(run.Dataset.Source)
        ? throw MiniCnnException.BadData($"{run.Dataset.Source} with the images of the run is not there; name the folder that holds them with --data")
        : Load(folder ?? run.Dataset.Source, null, context, Architecture.Parse(run.Model.Text, run.Model.Name).Input);

    public static DatasetResolver Locator(string? folder, DatasetDownloader? downloader = null, ImageFolderOptions? imageFolders = null) =>
        new(DataPlaces.FromEnvironment(folder), downloader) { ImageFolders = imageFolders };

    private static string Hint(DatasetInfo info) => $"; see: minicnn data get {info.Name}, or name a folder that holds it with --data";
}
