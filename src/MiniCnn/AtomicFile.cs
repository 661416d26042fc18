using System.Runtime.InteropServices;

namespace MiniCnn;

/// <summary>
/// Files that are written completely or not at all: the content goes to a temporary file beside the target, is flushed to disk and
/// then renamed, so that a reader sees the old file or the new one, even after a crash.
/// </summary>
internal static partial class AtomicFile
{
    /// <summary>Creates missing folders. An existing file keeps its permissions; of a symbolic link the target is replaced.</summary>
    /// <exception cref="MiniCnnException">The file system refused: no permission, no space, a folder of that name.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw MiniCnnException.BadUsage("A file to write needs a name; it is empty");
        var file = new FileInfo(path);
        string target = (file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true))?.FullName ?? file.FullName;
        string? temporary = null;
        try
        {
            string folder = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(folder);
            using (FileStream stream = CreateTemporary(target, out temporary))
            {
                write(stream);
                Sync(stream);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
            temporary = null;
            SyncFolder(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MiniCnnException(
                ErrorKind.Failure, $"Cannot write {path}: {cause.Message.TrimEnd('.')}; choose another place or free some space there", cause);
        }
        finally
        {
            Delete(temporary);
        }
    }

    public static void WriteBytes(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    public static void WriteText(string path, string text) => WriteBytes(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Named by process id and a counter; a file left by a killed process with the same id is skipped.</summary>
    private static FileStream CreateTemporary(string target, out string temporary)
    {
        for (int attempt = 0; ; attempt++)
        {
            temporary = $"{target}.{Environment.ProcessId}-{attempt}.tmp";
            try
            {
                return new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
            }
            catch (IOException) when (attempt < 1000 && File.Exists(temporary))
            {
            }
        }
    }

    private static void Delete(string? temporary)
    {
        try
        {
            if (temporary is not null)
                File.Delete(temporary);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // the first error is the one to report
        }
    }

    /// <summary>.NET's own flush to disk ignores errors, such as a disk that is full or defective.</summary>
    private static void Sync(FileStream stream)
    {
        const int Interrupted = 4, NotSupportedHere = 22; // EINTR, EINVAL on Linux and macOS
        stream.Flush(flushToDisk: OperatingSystem.IsWindows());
        while (!OperatingSystem.IsWindows() && Fsync((int)stream.SafeFileHandle.DangerousGetHandle()) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error == NotSupportedHere)
                return;
            if (error != Interrupted)
                throw new IOException(Marshal.GetPInvokeErrorMessage(error));
        }
    }

    /// <summary>The new name is on disk only when its folder is flushed; .NET opens no folders.</summary>
    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows() || Open(folder, 0) is not (>= 0 and var descriptor))
            return;
        _ = Fsync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
