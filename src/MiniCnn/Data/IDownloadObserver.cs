namespace MiniCnn.Data;

/// <summary>Sees a download happen. Calls come one after the other, from any thread.</summary>
public interface IDownloadObserver
{
    /// <summary>A mirror is asked for a file.</summary>
    void Started(DatasetFile file, Uri from);

    /// <summary>Packed bytes so far; the total is null where the mirror does not tell.</summary>
    void Received(DatasetFile file, long bytes, long? total);

    /// <summary>The mirror failed; the next one is tried.</summary>
    void Failed(DatasetFile file, Uri from, string reason);

    /// <summary>The file is checked and in its place.</summary>
    void Finished(DatasetFile file, string path);
}
