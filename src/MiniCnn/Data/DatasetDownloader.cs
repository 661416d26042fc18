namespace MiniCnn.Data;

/// <summary>
/// Downloads the files of a dataset. Mirrors are tried in turn, those without https only where none has it; a file is accepted only when its uncompressed content has the size and
/// SHA-256 of the catalog; it is written atomically, so that no partial file is left.
/// </summary>
public sealed class DatasetDownloader : IDisposable
{
    // gzip makes incompressible data longer by a header and 5 bytes per 16 KB; this is at least twice that
    private const int GzipOverhead = 1 << 16;

    private const int MaxRedirects = 5;

    private readonly HttpClient _client;
    private readonly DownloadLimits _limits;
    private readonly IReadOnlyList<Uri>? _mirrors;

    /// <summary>Over the network.</summary>
    public DatasetDownloader()
        : this(new SocketsHttpHandler { AllowAutoRedirect = false }, null, new DownloadLimits(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(10)))
    {
    }

    internal DatasetDownloader(HttpMessageHandler handler, IReadOnlyList<Uri>? mirrors, DownloadLimits limits)
    {
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("minicnn");
        (_mirrors, _limits) = (mirrors, limits);
    }

    /// <summary>Downloads what is missing or damaged in this folder; intact files are kept.</summary>
    /// <returns>The folder with all files.</returns>
    /// <exception cref="MiniCnnException">No mirror had a file (kind Data), or it cannot be written (kind Failure).</exception>
    public async Task<DatasetLocation> FetchAsync(
        DatasetInfo info, string folder, IDownloadObserver? observer = null, CancellationToken cancellation = default)
    {
        var paths = new List<string>();
        var unreachable = new HashSet<Uri>();
        foreach (DatasetFile file in info.Files)
        {
            string? found = file.In(folder);
            bool intact = found is not null && file.Problem(found) is null;
            string path = intact ? found! : Path.Combine(folder, file.Name + ".gz");
            if (!intact)
                await FetchAsync(info, file, path, unreachable, observer, cancellation).ConfigureAwait(false);
            if (found is not null && found != path)
                File.Move(found, found + ".damaged", overwrite: true); // it would be found before the new one
            paths.Add(path);
        }

        return new DatasetLocation(info, "download", folder, paths);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task FetchAsync(
        DatasetInfo info, DatasetFile file, string path, HashSet<Uri> unreachable, IDownloadObserver? observer, CancellationToken cancellation)
    {
        var reasons = new List<string>();
        IReadOnlyList<Uri> mirrors = _mirrors ?? info.Mirrors;
        bool secure = mirrors.Any(mirror => mirror.Scheme == Uri.UriSchemeHttps);
        foreach (Uri mirror in mirrors.Where(mirror => !unreachable.Contains(mirror) && (!secure || mirror.Scheme == Uri.UriSchemeHttps)))
        {
            var from = new Uri(mirror, file.Name + ".gz");
            observer?.Started(file, from);
            if (await TryFetchAsync(file, from, path, observer, cancellation).ConfigureAwait(false) is not { } failure)
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
            "try again later, or put the files into a folder and set MINICNN_DATA to it");
    }

    /// <returns>Null for success; else the reason, and whether the mirror need not be asked for the next file.</returns>
    private async Task<(string Reason, bool Unreachable)?> TryFetchAsync(
        DatasetFile file, Uri from, string path, IDownloadObserver? observer, CancellationToken cancellation, int redirects = 0)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_limits.Answer);
        bool answered = false;
        try
        {
            using HttpResponseMessage response = await _client.GetAsync(from, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            answered = true;
            // .NET's own redirection speaks HTTP to any port that an address of another protocol names
            if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            {
                Uri to = new(from, location);
                if (to.Scheme != from.Scheme && to.Scheme != Uri.UriSchemeHttps)
                    return ($"redirects to another protocol, {to.Scheme}, which is refused", false);
                return redirects == MaxRedirects ? ("redirects without end", false) : await TryFetchAsync(file, to, path, observer, cancellation, redirects + 1).ConfigureAwait(false);
            }

            if (!response.IsSuccessStatusCode)
                return ($"answers {(int)response.StatusCode} {response.ReasonPhrase}", false);
            byte[] content = await ReceiveAsync(file, response.Content, observer, limit).ConfigureAwait(false);
            file.Verified(IdxFile.Read(new MemoryStream(content), from.Segments[^1], file.Bytes), from.Segments[^1]);
            AtomicFile.WriteBytes(path, content);
            return null;
        }
        catch (Exception error) when (FailureOf(error) is { } failure)
        {
            return failure;
        }

        (string, bool)? FailureOf(Exception error) => error switch
        {
            OperationCanceledException when cancellation.IsCancellationRequested => null,
            OperationCanceledException => (answered ? "sends nothing more, or too slowly" : $"no answer within {_limits.Answer.TotalSeconds:0.##} s", true),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => ("host not found, is there a network?", !answered),
            HttpRequestException => (OneLine(error), !answered),
            IOException => ($"the connection was lost: {OneLine(error)}", false),
            MiniCnnException { Kind: ErrorKind.Data } => ($"sends something else: {error.Message}", false),
            _ => null,
        };
    }

    private async Task<byte[]> ReceiveAsync(DatasetFile file, HttpContent content, IDownloadObserver? observer, CancellationTokenSource limit)
    {
        long max = file.Bytes + GzipOverhead;
        long? total = content.Headers.ContentLength;
        if (total > max)
            throw MiniCnnException.BadData($"{total} bytes announced, expected at most {max}");

        using var whole = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        whole.CancelAfter(_limits.Whole);
        Stream stream = await content.ReadAsStreamAsync(whole.Token).ConfigureAwait(false);
        using var received = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        limit.CancelAfter(_limits.Stall);
        while (await stream.ReadAsync(buffer, whole.Token).ConfigureAwait(false) is > 0 and var got)
        {
            limit.CancelAfter(_limits.Stall);
            received.Write(buffer, 0, got);
            if (received.Length > max)
                throw MiniCnnException.BadData($"more than {max} bytes");
            observer?.Received(file, received.Length, total);
        }

        return total > received.Length ? throw MiniCnnException.BadData($"{received.Length} of {total} bytes") : received.ToArray();
    }

    private static string OneLine(Exception error) => error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}

/// <summary>Receives the progress of a download. Calls come one after the other, from any thread.</summary>
public interface IDownloadObserver
{
    /// <summary>A file is requested from a mirror.</summary>
    void Started(DatasetFile file, Uri from);

    /// <summary>Compressed bytes so far; the total is null where the mirror does not send it.</summary>
    void Received(DatasetFile file, long bytes, long? total);

    /// <summary>The mirror failed; the next one is tried.</summary>
    void Failed(DatasetFile file, Uri from, string reason);

    /// <summary>The file is verified and written.</summary>
    void Finished(DatasetFile file, string path);
}

/// <summary>Time limits: until the response begins, without receiving a byte, and for a whole file.</summary>
internal sealed record DownloadLimits(TimeSpan Answer, TimeSpan Stall, TimeSpan Whole);
