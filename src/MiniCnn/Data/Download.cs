namespace MiniCnn.Data;

/// <summary>Time limits of a download, each more than zero.</summary>
public sealed record DownloadOptions
{
    /// <summary>From the request to the first line of the response. Default 10 s.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Without receiving a byte. Default 20 s.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For one file. Default 10 minutes.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromMinutes(10);
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
