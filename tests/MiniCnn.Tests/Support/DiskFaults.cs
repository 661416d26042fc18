namespace MiniCnn.Tests.Support;

/// <summary>Lets operations of the file system fail until it is disposed of.</summary>
internal sealed class DiskFaults : IDisposable
{
    /// <param name="fails">Called before each operation.</param>
    /// <param name="fault">What the operation throws.</param>
    public DiskFaults(Func<DiskOperation, string, bool> fails, Func<Exception> fault) => Disk.Before = (operation, path) =>
    {
        Operations.Add(operation);
        if (fails(operation, path))
            throw fault();
    };

    public List<DiskOperation> Operations { get; } = [];

    public static Exception Broken() => new IOException("Input/output error");

    public static Exception Full() => new IOException("No space left on device");

    /// <summary>One operation fails, by its number.</summary>
    public static DiskFaults At(int operation, Func<Exception> fault)
    {
        int count = 0;
        return new((_, _) => count++ == operation, fault);
    }

    /// <summary>From an operation on nothing reaches the disk, as after a kill: nothing is cleaned up either.</summary>
    public static DiskFaults KilledAt(int operation)
    {
        int count = 0;
        return new((_, _) => count++ >= operation, () => new TimeoutException("killed"));
    }

    public void Dispose() => Disk.Before = null;
}
