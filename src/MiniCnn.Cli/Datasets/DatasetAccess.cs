using System.CommandLine;
using System.CommandLine.Parsing;
using MiniCnn.Cli.Terminal;
using MiniCnn.Data;
using MiniCnn.Imaging;
using MiniCnn.Models;
using Suggestion = MiniCnn.Cli.Terminal.Suggestion;

namespace MiniCnn.Cli.Datasets;

/// <summary>How verbs come by a dataset: the options, the search on this machine, downloads with their progress.</summary>
internal static class DatasetAccess
{
    /// <summary><c>--data</c>: a folder that is searched first.</summary>
    public static Option<string?> Folder() => new("--data")
    {
        Description = "folder with datasets, searched before MINICNN_DATA, data/, the user's cache and the mirrors",
        HelpName = "folder",
    };

    /// <summary>Tells an argument or option that is neither a dataset of the catalog nor a folder, together with all else that is wrong.</summary>
    public static void Known(SymbolResult result)
    {
        string[] names = DatasetCatalog.All.Select(info => info.Name).ToArray();
        if (result.Tokens is [{ Value: var name }] && DatasetCatalog.Find(name) is null && !Directory.Exists(name) && name.AsSpan().IndexOfAny('/', '\\') < 0)
            result.AddError($"There is no dataset '{name}'; expected {string.Join(", ", names)} or a folder{Suggestion.For(name, names)}; see: minicnn data list");
    }

    /// <summary>The dataset of this name or folder; with no name mnist, or digits with a word where mnist cannot be had.</summary>
    /// <param name="name">A name of the catalog, a folder, or null.</param>
    /// <param name="folder"><c>--data</c>.</param>
    /// <param name="context">Where words and progress go.</param>
    /// <param name="shape">What the pictures of a folder are made into; null: all as the first one.</param>
    public static Dataset Load(string? name, string? folder, CommandContext context, FeatureShape? shape = null)
    {
        using var downloader = new DatasetDownloader();
        DatasetResolver locator = Locator(folder, downloader, shape is { Channels: 1 or 3 } maps ? new() { Channels = maps.Channels, Height = maps.Height, Width = maps.Width } : null);
        if (name is not null)
            return DownloadProgress.Watch(context, observer => locator.Load(name, observer, context.Cancel));
        (Dataset? dataset, string? word) = DownloadProgress.Watch(context, observer => locator.LoadDefault(observer, context.Cancel), isWish: true);
        if (word is not null)
            context.Output.Warning(word);
        return dataset;
    }

    /// <summary>The search over this machine.</summary>
    public static DatasetResolver Locator(string? folder, DatasetDownloader? downloader = null, ImageFolderOptions? fitting = null) =>
        new(DataPlaces.FromEnvironment(folder), downloader, ReadPicture) { Fitting = fitting };

    /// <summary>Any picture file for the image folders.</summary>
    public static DecodedImage ReadPicture(string path)
    {
        Image picture = ImageFile.Read(path);
        return new DecodedImage(picture.Width, picture.Height, picture.Channels, picture.Pixels);
    }
}
