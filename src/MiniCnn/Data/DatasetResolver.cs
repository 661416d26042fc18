namespace MiniCnn.Data;

/// <summary>
/// Finds datasets on this machine and loads them, downloading what is not there. Order: --data, MINICNN_DATA, data/, the user's
/// cache, installed packages, mirrors. In each place a folder of the dataset's name is tried before the place itself. The first
/// place with a whole set of files counts: a damaged file there is an error, never passed over in silence.
/// </summary>
/// <param name="places">Where to look.</param>
/// <param name="downloader">How to download; null forbids it.</param>
/// <param name="pictures">Reads the pictures of a folder that is given as a dataset; null forbids such folders.</param>
public sealed class DatasetResolver(DataPlaces places, DatasetDownloader? downloader = null, ImageReader? pictures = null)
{
    /// <summary>Where to look.</summary>
    public DataPlaces Places => places;

    /// <summary>What the pictures of a folder are made into. Default: all as the first one.</summary>
    public ImageFolderOptions? Fitting { get; init; }

    /// <summary>The first place that has all files of the dataset, or null. Built-in datasets have none.</summary>
    /// <exception cref="MiniCnnException">--data or MINICNN_DATA names a folder that is not there: kind Data.</exception>
    public DatasetLocation? Find(DatasetInfo info)
    {
        if (info.BuiltIn)
            return null;
        foreach ((string? place, string? folder) in DatasetSearch.Folders(places, info))
        {
            if (DatasetSearch.Look(info, place, folder) is { } location && (DatasetSearch.HolderOf(location) ?? info) == info)
                return location;
        }

        return null;
    }

    /// <summary>Finds the dataset or downloads it. Built-in datasets are made by <see cref="LoadAsync"/> and have no place.</summary>
    /// <exception cref="MiniCnnException">It is not here and cannot be had: kind Data.</exception>
    public async Task<DatasetLocation> GetAsync(
        DatasetInfo info, IDownloadObserver? observer = null, CancellationToken cancellation = default)
    {
        if (Find(info) is { } location)
            return location;
        if (downloader is null || places.Downloads is not { } folder)
        {
            string incomplete = DatasetSearch.Incomplete(places, info);
            throw MiniCnnException.BadData(
                $"{info.Name}: not found on this machine{(incomplete.Length > 0 ? $" ({incomplete})" : "")}; expected {info.Files[0].Name}[.gz] and its " +
                $"{info.Files.Count - 1} companions; run: minicnn data get {info.Name}, or name their folder with --data or MINICNN_DATA");
        }

        return await downloader.FetchAsync(info, Path.Combine(folder, info.Name), observer, cancellation).ConfigureAwait(false);
    }

    /// <summary>Finds the dataset and checks it; downloads it, or those files of it that are damaged in the folder for downloads.</summary>
    /// <exception cref="MiniCnnException">Not to be had, or damaged in a folder that is not for downloads: kind Data.</exception>
    public DatasetLocation Ensure(DatasetInfo info, IDownloadObserver? observer = null, CancellationToken cancellation = default)
    {
        DatasetLocation location = Task.Run(() => GetAsync(info, observer, cancellation), cancellation).GetAwaiter().GetResult();
        if (DatasetFiles.Check(location).FirstOrDefault(problem => problem is not null) is not { } damage)
            return location;
        if (downloader is null || places.Downloads is not { } downloads || Path.GetRelativePath(downloads, location.Folder).StartsWith("..", StringComparison.Ordinal))
            throw MiniCnnException.BadData(damage);
        return Task.Run(() => downloader.FetchAsync(info, location.Folder, observer, cancellation), cancellation).GetAwaiter().GetResult();
    }

    /// <summary>Loads a dataset by name, or a folder; never another one in its stead.</summary>
    /// <param name="name">A name of the catalog; a word that is none, or has a slash, is a folder (<see cref="FolderDataset"/>).</param>
    /// <param name="observer">Sees downloads.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="MiniCnnException">Unknown name (kind Usage); not to be had, damaged (kind Data).</exception>
    public async Task<Dataset> LoadAsync(string name, IDownloadObserver? observer = null, CancellationToken cancellation = default)
    {
        if (DatasetCatalog.Find(name) is null && (Directory.Exists(name) || name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal)))
            return FolderDataset.Load(name, pictures, Fitting);
        DatasetInfo info = DatasetCatalog.Get(name);
        if (info == DatasetCatalog.Digits)
            return DigitDataset.Create();
        if (info == DatasetCatalog.Shapes)
            return ShapeDataset.Create();
        return DatasetFiles.Load(await GetAsync(info, observer, cancellation).ConfigureAwait(false));
    }

    /// <summary><see cref="LoadAsync"/> for a caller that waits.</summary>
    public Dataset Load(string name, IDownloadObserver? observer = null, CancellationToken cancellation = default) =>
        Task.Run(() => LoadAsync(name, observer, cancellation), cancellation).GetAwaiter().GetResult();

    /// <summary>What is taken when no dataset was named: mnist if it can be had, else digits.</summary>
    /// <returns>The dataset, and one line that says why it is not mnist; null where it is.</returns>
    public (Dataset Dataset, string? Word) LoadDefault(IDownloadObserver? observer = null, CancellationToken cancellation = default)
    {
        try
        {
            return (Load(DatasetCatalog.Mnist.Name, observer, cancellation), null);
        }
        catch (MiniCnnException error) when (error.Kind is ErrorKind.Data or ErrorKind.Failure)
        {
            return (Load(DatasetCatalog.Digits.Name, observer, cancellation), $"mnist cannot be had, so the built-in digits are taken. {error.Message}");
        }
    }
}
