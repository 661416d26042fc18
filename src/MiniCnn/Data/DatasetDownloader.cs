namespace MiniCnn.Data;

/// <summary>
/// Downloads the files of a dataset. Mirrors are tried in turn; a file counts only when its unpacked content has the size and
/// SHA-256 of the catalog; it is written beside its place and renamed, so that no half file is left.
/// </summary>
public sealed class DatasetDownloader : IDisposable
{
    private readonly HttpClient client;
    private readonly MirrorRequest request;
    private readonly IReadOnlyList<Uri>? mirrors;

    /// <param name="options">Time limits.</param>
    /// <param name="handler">Answers the requests; by default the network. Disposed with this.</param>
    /// <param name="mirrors">Folders to ask instead of the catalog's.</param>
    public DatasetDownloader(DownloadOptions? options = null, HttpMessageHandler? handler = null, IReadOnlyList<Uri>? mirrors = null)
    {
        client = new HttpClient(handler ?? new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("minicnn");
        request = new MirrorRequest(client, options ?? new DownloadOptions());
        this.mirrors = mirrors;
    }

    /// <summary>Fetches what is missing or damaged in this folder; sound files are left alone.</summary>
    /// <returns>The folder with all files.</returns>
    /// <exception cref="MiniCnnException">No mirror gave a file (kind Data), or it cannot be stored (kind Failure).</exception>
    public async Task<DatasetLocation> FetchAsync(
        DatasetInfo info, string folder, IDownloadObserver? observer = null, CancellationToken cancellation = default)
    {
        var paths = new List<string>();
        var unreachable = new HashSet<Uri>();
        foreach (DatasetFile file in info.Files)
        {
            string? found = DatasetSearch.PathOf(file, folder);
            bool sound = found is not null && DatasetFiles.Problem(info, file, found) is null;
            string path = sound ? found! : Path.Combine(folder, file.Name + ".gz");
            if (!sound)
                await FetchAsync(info, file, path, unreachable, observer, cancellation).ConfigureAwait(false);
            if (found is not null && found != path)
                File.Move(found, found + ".damaged", overwrite: true); // it would be found before the new one
            paths.Add(path);
        }

        return new DatasetLocation(info, "download", folder, paths);
    }

    private async Task FetchAsync(
        DatasetInfo info, DatasetFile file, string path, HashSet<Uri> unreachable, IDownloadObserver? observer, CancellationToken cancellation)
    {
        var reasons = new List<string>();
        foreach (Uri mirror in mirrors ?? info.Mirrors)
        {
            if (unreachable.Contains(mirror))
                continue;
            var from = new Uri(mirror, file.Name + ".gz");
            observer?.Started(file, from);
            if (await request.FetchAsync(info, file, from, path, observer, cancellation).ConfigureAwait(false) is not { } failure)
            {
                observer?.Finished(file, path);
                return;
            }

            if (failure.Unreachable)
                unreachable.Add(mirror);
            reasons.Add($"{mirror.Host}: {failure.Reason}");
            observer?.Failed(file, from, failure.Reason);
        }

        throw MiniCnnException.BadData(
            $"{info.Name}: {file.Name}.gz could not be downloaded ({string.Join("; ", reasons.DefaultIfEmpty("no mirror"))}); " +
            "try again later, or put the files into a folder and name it with --data or MINICNN_DATA");
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
