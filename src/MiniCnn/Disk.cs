using System.Runtime.InteropServices;

namespace MiniCnn;

/// <summary>What the file system is asked to do.</summary>
internal enum DiskOperation
{
    CreateFolder,
    CreateFile,
    Write,
    Sync,
    SyncFolder,
    Rename,
    Delete,
}

/// <summary>Every change of the file system, each with its errors: .NET's own flush to disk ignores a disk that is full or defective.</summary>
internal static partial class Disk
{
    private const int Interrupted = 4, BadDescriptor = 9, AccessDenied = 13, IsFolder = 21, Invalid = 22; // errno on Linux and macOS

    /// <summary>Called with the path before each operation; tests throw from it what a file system may.</summary>
    internal static Action<DiskOperation, string>? Before { get; set; }

    /// <summary>Makes a folder with its parents; each new name is flushed to disk.</summary>
    public static void CreateFolder(string path)
    {
        // what is not UTF-8 comes as this letter, which names another folder
        if (path.Contains('\uFFFD', StringComparison.Ordinal))
            throw new IOException($"{path} has a name that is not UTF-8, and cannot be written to");
        if (Directory.Exists(path))
            return;
        string? parent = Path.GetDirectoryName(path);
        if (parent is not null)
            CreateFolder(parent);
        Before?.Invoke(DiskOperation.CreateFolder, path);
        Directory.CreateDirectory(path);
        if (parent is not null)
            SyncFolder(parent);
    }

    /// <summary>Creates a file that is not there, writes it and flushes it to disk.</summary>
    public static void CreateFile(string path, Action<Stream> write)
    {
        Before?.Invoke(DiskOperation.CreateFile, path);
        try
        {
            CreateAndSync(path, write);
        }
        catch (ArgumentOutOfRangeException cause) when (cause.ParamName == "value")
        {
            throw new IOException("File too large", cause); // what .NET makes of EFBIG
        }
    }

    /// <summary>Renames a file, also over another one.</summary>
    public static void Rename(string from, string to)
    {
        Before?.Invoke(DiskOperation.Rename, to);
        File.Move(from, to, overwrite: true);
        SyncFolder(Path.GetDirectoryName(to)!);
    }

    /// <summary>Renames a folder to a name that is free; the folder that both are in is still to be flushed to disk.</summary>
    public static void RenameFolder(string from, string to)
    {
        Before?.Invoke(DiskOperation.Rename, to);
        Directory.Move(from, to);
    }

    /// <summary>Deletes a file, or a folder with all that is in it; nothing where neither is there.</summary>
    public static void Delete(string path)
    {
        bool isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
            return;
        Before?.Invoke(DiskOperation.Delete, path);
        if (isFolder)
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    /// <summary>A new name is on disk only when its folder is flushed. Some file systems cannot flush folders, which counts as done.</summary>
    public static void SyncFolder(string folder)
    {
        Before?.Invoke(DiskOperation.SyncFolder, folder);
        if (OperatingSystem.IsWindows())
            return; // it flushes no folders
        int descriptor = Open(folder, 0);
        if (descriptor < 0)
        {
            ThrowUnless(AccessDenied, IsFolder);
            return;
        }

        try
        {
            Sync(descriptor, Invalid, BadDescriptor);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>True for a device, a FIFO or a socket, also behind a link: what is neither a regular file nor a folder.</summary>
    public static unsafe bool IsSpecial(string path)
    {
        const int CurrentFolder = -100, TypeOnly = 1, TypeBits = 0xF000, Folder = 0x4000, Regular = 0x8000;
        byte* status = stackalloc byte[256];
        int mode = OperatingSystem.IsLinux() && StatusX(CurrentFolder, path, 0, TypeOnly, status) == 0 ? *(ushort*)(status + 28)
            : OperatingSystem.IsMacOS() && Status(path, status) == 0 ? *(ushort*)(status + 4)
            : Regular;
        return (mode & TypeBits) is not (Folder or Regular);
    }

    /// <summary>Refuses what is neither a regular file nor a folder: a FIFO may never end, a device has no size.</summary>
    public static void ThrowIfSpecial(string path)
    {
        if (IsSpecial(path))
            throw new IOException("it is a device, a FIFO or a socket; a regular file is expected");
    }

    private static void CreateAndSync(string path, Action<Stream> write)
    {
        using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        Before?.Invoke(DiskOperation.Write, path);
        write(stream);
        // on Windows .NET reports the errors
        stream.Flush(flushToDisk: OperatingSystem.IsWindows());
        Before?.Invoke(DiskOperation.Sync, path);
        if (!OperatingSystem.IsWindows())
            Sync((int)stream.SafeFileHandle.DangerousGetHandle(), Invalid);
    }

    private static void Sync(int descriptor, params ReadOnlySpan<int> harmless)
    {
        const int FullSync = 51; // F_FULLFSYNC: on macOS fsync leaves the data in the cache of the drive
        if (OperatingSystem.IsMacOS() && Control(descriptor, FullSync) == 0)
            return;
        while (FSync(descriptor) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                ThrowUnless(harmless);
                return;
            }
        }
    }

    private static void ThrowUnless(params ReadOnlySpan<int> harmless)
    {
        int error = Marshal.GetLastPInvokeError();
        if (!harmless.Contains(error))
            throw new IOException(Marshal.GetPInvokeErrorMessage(error));
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int StatusX(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Status(string path, byte* status);
}
