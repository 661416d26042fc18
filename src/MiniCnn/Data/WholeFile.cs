namespace MiniCnn.Data;

/// <summary>Files that appear whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes a temporary sibling, flushes it to disk and renames it over <paramref name="path"/>.</summary>
    /// <exception cref="MiniCnnException">It cannot be written: kind Failure.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = TemporaryFor(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MiniCnnException(
                ErrorKind.Failure, $"{path}: cannot be written: {error.Message.ReplaceLineEndings(" ")}; free some space or choose another folder", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>A name beside the file, the process's own, so that two processes do not write into one file.</summary>
    public static string TemporaryFor(string path) => $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.part";
}
