using System.Runtime.CompilerServices;

namespace MiniCnn.Data;

/// <summary>One file from one mirror.</summary>
internal sealed class MirrorRequest(HttpClient client, DownloadOptions options)
{
    // gzip makes incompressible data longer by a header and 5 bytes per 16 KB; twice that is room enough
    private const int GzipSlack = 1 << 16;

    /// <summary>Why a mirror was of no use; unreachable ones need not be asked for the next file.</summary>
    public sealed record Failure(string Reason, bool Unreachable);

    /// <summary>Downloads, checks and renames. Null when all went well.</summary>
    public async Task<Failure?> FetchAsync(
        DatasetInfo info, DatasetFile file, Uri from, string path, IDownloadObserver? observer, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Answer);
        bool answered = false;
        try
        {
            using HttpResponseMessage response = await client.GetAsync(from, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            answered = true;
            if (!response.IsSuccessStatusCode)
                return new Failure($"answers {(int)response.StatusCode} {response.ReasonPhrase}", false);
            byte[] packed = await ReceiveAsync(file, response.Content, observer, limit).ConfigureAwait(false);
            DatasetFiles.CheckHash(info, file, IdxFile.Read(new MemoryStream(packed), from.Segments[^1], file.Bytes), from.Segments[^1]);
            AtomicFile.WriteBytes(path, packed);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return answered ? new Failure("sends nothing more, or too slowly", true) : new Failure($"no answer within {options.Answer.TotalSeconds:0.##} s", true);
        }
        catch (HttpRequestException error)
        {
            return new Failure(error.HttpRequestError == HttpRequestError.NameResolutionError ? "host not found, is there a network?" : OneLine(error), !answered);
        }
        catch (IOException error)
        {
            return new Failure($"the connection broke off: {OneLine(error)}", false);
        }
        catch (MiniCnnException error) when (error.Kind == ErrorKind.Data)
        {
            return new Failure($"sends something else: {error.Message}", false);
        }
    }

    private async Task<byte[]> ReceiveAsync(DatasetFile file, HttpContent content, IDownloadObserver? observer, CancellationTokenSource limit)
    {
        long most = file.Bytes + GzipSlack;
        long? total = content.Headers.ContentLength;
        if (total > most)
            throw MiniCnnException.BadData($"{total} bytes announced, expected at most {most}");

        using var whole = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        whole.CancelAfter(options.Whole);
        Stream stream = await content.ReadAsStreamAsync(whole.Token).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable _ = stream.ConfigureAwait(false);
        using var received = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        while (true)
        {
            limit.CancelAfter(options.Stall);
            int got = await stream.ReadAsync(buffer, whole.Token).ConfigureAwait(false);
            if (got == 0)
                break;
            received.Write(buffer, 0, got);
            if (received.Length > most)
                throw MiniCnnException.BadData($"more than {most} bytes");
            observer?.Received(file, received.Length, total);
        }

        if (total is { } announced && received.Length < announced)
            throw MiniCnnException.BadData($"{received.Length} of {announced} bytes");
        return received.ToArray();
    }

    private static string OneLine(Exception error) => error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
