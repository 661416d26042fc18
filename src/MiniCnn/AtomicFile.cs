namespace MiniCnn;

/// <summary>
/// Files that are written completely or not at all: the content goes to a temporary file beside the target, is flushed to disk and
/// then renamed, so that a reader sees the old file or the new one, even after a crash.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Creates missing folders. An existing file keeps its permissions; of a symbolic link the target is replaced; a device, FIFO or socket is refused.</summary>
    /// <exception cref="MiniCnnException">The file system refused: no permission, no space, a folder of that name.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw MiniCnnException.BadUsage("A file to write needs a name; it is empty");
        string? temporary = null;
        try
        {
            string target = Target(path);
            Disk.CreateFolder(Path.GetDirectoryName(target)!);
            temporary = FreeName(target);
            Disk.CreateFile(temporary, write);
            Replace(temporary, target);
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

    /// <summary>Puts a finished file in the place of another one, with the rules of <see cref="Write"/>.</summary>
    /// <exception cref="IOException">The file system refused.</exception>
    public static void Replace(string file, string path)
    {
        string target = Target(path);
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            File.SetUnixFileMode(file, File.GetUnixFileMode(target));
        Disk.Rename(file, target);
    }

    /// <summary>The full path of what is replaced, behind all links.</summary>
    private static string Target(string path)
    {
        var file = new FileInfo(path);
        string target = (file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true))?.FullName ?? file.FullName;
        if (Path.GetFileName(target).Length == 0 || Directory.Exists(target))
            throw new IOException("it is a folder");
        Disk.ThrowIfSpecial(target);
        return target;
    }

    /// <summary>Named by process, thread and a counter; a file left by a killed process with the same id is skipped.</summary>
    private static string FreeName(string target) => Enumerable.Range(0, int.MaxValue)
        .Select(attempt => $"{target}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}-{attempt}.tmp").First(path => !File.Exists(path));

    private static void Delete(string? temporary)
    {
        try
        {
            if (temporary is not null)
                Disk.Delete(temporary);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // the first error is the one to report
        }
    }
}
