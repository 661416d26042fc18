using System.Runtime.InteropServices;
using System.Text;

namespace MiniCnn;

/// <summary>
/// Files that are there whole or not at all: the content goes to a temporary sibling, is flushed to the disk and then takes
/// the file's name, so that a reader sees the old file or the new one, also after a crash.
/// </summary>
public static partial class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file through a stream; folders on its way are made, an existing file is replaced and keeps its permissions.</summary>
    /// <param name="path">The file. If it is a symbolic link, what it points to is replaced and the link stays.</param>
    /// <param name="write">Writes the content. If it throws, the old file is untouched and the exception passes on.</param>
    /// <exception cref="MiniCnnException">The file system refused: no permission, no space, a folder of that name.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Target(path);
        string? temporary = null;
        try
        {
            string folder = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(folder);
            using (FileStream stream = CreateSibling(target, out temporary))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
            temporary = null;
            FlushFolder(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MiniCnnException(
                ErrorKind.Failure, $"Cannot write {path}: {cause.Message.TrimEnd('.')}; choose another place or make room there", cause);
        }
        finally
        {
            if (temporary is not null)
                Delete(temporary);
        }
    }

    /// <summary>Writes bytes; see <see cref="Write"/>.</summary>
    public static void WriteBytes(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    /// <summary>Writes text as UTF-8 without a byte order mark; see <see cref="Write"/>.</summary>
    public static void WriteText(string path, string text) => WriteBytes(path, Utf8.GetBytes(text));

    private static string Target(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw MiniCnnException.BadUsage("A file to write needs a name; it is empty");
        string full = Path.GetFullPath(path);
        FileSystemInfo? target = new FileInfo(full) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true) : null;
        return target?.FullName ?? full;
    }

    /// <summary>Process id and a counter name the sibling; one left behind by a killed process of the same id is stepped over.</summary>
    private static FileStream CreateSibling(string target, out string temporary)
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

    private static void Delete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The first error is the one to tell; what is left has a name that says what it is.
        }
    }

    /// <summary>The new name itself is on the disk only when its folder is flushed; .NET opens no folders, so libc does.</summary>
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        int descriptor = Open(folder, 0);
        if (descriptor < 0)
            return;
        _ = Fsync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
