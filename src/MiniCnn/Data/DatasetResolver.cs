namespace MiniCnn.Data;

/// <summary>
/// Finds datasets on this machine and loads them, downloading what is missing. Order of search: the places of
/// <see cref="DataPlaces"/>, installed packages, mirrors. The first place with all files of a dataset is used: a damaged file
/// there is an error, never skipped silently. Without a downloader nothing is downloaded.
/// </summary>
public sealed class DatasetResolver(DataPlaces places, DatasetDownloader? downloader = null)
{
    /// <summary>How folders of images are read. Default: all images as the first one.</summary>
    public ImageFolderOptions? ImageFolders { get; init; }

    /// <summary>The first place that has all files of the dataset, or null. Built-in datasets have none.</summary>
    /// <exception cref="MiniCnnException">A given folder or MINICNN_DATA does not exist: kind Data.</exception>
    public DatasetLocation? Find(DatasetInfo info) => info.BuiltIn
        ? null
        : (from candidate in places.Folders(info)
           let files = info.Files.Select(file => file.In(candidate.Folder)).OfType<string>().ToArray()
           where files.Length == info.Files.Count
           let location = new DatasetLocation(info, candidate.Place, candidate.Folder, files)
           where (OwnerOf(location) ?? info) == info
           select location).FirstOrDefault();

    /// <summary>Finds the dataset or downloads it. Built-in datasets have no files: see <see cref="Load"/>.</summary>
    /// <exception cref="MiniCnnException">It is not on this machine and cannot be downloaded: kind Data.</exception>
    public DatasetLocation Get(DatasetInfo info, IDownloadObserver? observer = null, CancellationToken cancellation = default)
    {
        if (Find(info) is { } location)
            return location;
        if (downloader is not null && places.Downloads is { } folder)
            return Fetch(downloader, info, Path.Combine(folder, info.Name), observer, cancellation);
        string[] incomplete = (from candidate in places.Folders(info)
                               let missing = info.Files.Where(file => file.In(candidate.Folder) is null).Select(file => file.Name).ToArray()
                               where missing.Length > 0 && missing.Length < info.Files.Count
                               select $"{candidate.Folder} lacks {string.Join(" and ", missing)}").ToArray();
        throw MiniCnnException.BadData(
            $"{info.Name}: not found on this machine{(incomplete.Length > 0 ? $" ({string.Join("; ", incomplete)})" : "")}; expected {info.Files[0].Name}[.gz] " +
            $"and the {info.Files.Count - 1} files that belong to it; download them, or set MINICNN_DATA to their folder");
    }

    /// <summary>Finds the dataset and checks it; downloads it, or those of its files that are damaged in the folder for downloads.</summary>
    /// <exception cref="MiniCnnException">Not available, or damaged in a folder that is not for downloads: kind Data.</exception>
    public DatasetLocation Ensure(DatasetInfo info, IDownloadObserver? observer = null, CancellationToken cancellation = default)
    {
        DatasetLocation location = Get(info, observer, cancellation);
        if (location.Check().FirstOrDefault(problem => problem is not null) is not { } problem)
            return location;
        bool isDownload = places.Downloads is { } downloads && !Path.GetRelativePath(downloads, location.Folder).StartsWith("..", StringComparison.Ordinal);
        return downloader is not null && isDownload ? Fetch(downloader, info, location.Folder, observer, cancellation) : throw MiniCnnException.BadData(problem);
    }

    /// <summary>Loads a dataset by a name of the catalog; anything else that exists as a folder or has a slash is a folder (<see cref="FolderDataset"/>).</summary>
    /// <exception cref="MiniCnnException">Unknown name (kind Usage); not available or damaged (kind Data).</exception>
    public Dataset Load(string name, IDownloadObserver? observer = null, CancellationToken cancellation = default)
    {
        if (FolderDataset.IsFolder(name))
            return FolderDataset.Load(name, ImageFolders);
        DatasetInfo info = DatasetCatalog.Get(name);
        return info == DatasetCatalog.Digits ? DigitDataset.Create()
            : info == DatasetCatalog.Shapes ? ShapeDataset.Create()
            : Get(info, observer, cancellation).Load();
    }

    /// <summary>The dataset to use when none was named: mnist if it is available, else digits.</summary>
    /// <returns>The dataset, and one line that says why it is not mnist; null where it is.</returns>
    public (Dataset Dataset, string? Warning) LoadDefault(IDownloadObserver? observer = null, CancellationToken cancellation = default)
    {
        try
        {
            return (Load(DatasetCatalog.Mnist.Name, observer, cancellation), null);
        }
        catch (MiniCnnException error) when (error.Kind is ErrorKind.Data or ErrorKind.Failure)
        {
            return (Load(DatasetCatalog.Digits.Name, observer, cancellation), $"mnist is not available, using the built-in digits instead. {error.Message}");
        }
    }

    private static DatasetLocation Fetch(
        DatasetDownloader downloader, DatasetInfo info, string folder, IDownloadObserver? observer, CancellationToken cancellation) =>
        Task.Run(() => downloader.FetchAsync(info, folder, observer, cancellation), cancellation).GetAwaiter().GetResult();

    /// <summary>Datasets share their file names, so a folder may hold another one: its smallest file decides. Null where that is of none.</summary>
    private static DatasetInfo? OwnerOf(DatasetLocation location)
    {
        (int index, DatasetFile smallest) = location.Info.Files.Index().MinBy(file => file.Item.Bytes);
        try
        {
            string hash = IdxFile.Read(location.Files[index], smallest.Bytes).Sha256();
            return DatasetCatalog.All.FirstOrDefault(info => info.Files.Any(file => file.Sha256 == hash));
        }
        catch (MiniCnnException)
        {
            return null; // loading it reports what is wrong
        }
    }
}
