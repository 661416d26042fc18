namespace MiniCnn.Data;

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
