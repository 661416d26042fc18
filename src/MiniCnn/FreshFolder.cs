namespace MiniCnn;

/// <summary>
/// A new folder that appears complete or not at all: it is filled beside its final place and then renamed, which only one of
/// several processes can do. Nothing existing is overwritten.
/// </summary>
internal static class FreshFolder
{
    /// <summary>The path is a free name, or an empty folder; missing parents are created.</summary>
    /// <exception cref="MiniCnnException">Something exists there, or the file system refused.</exception>
    public static string Create(string path, Action<string> fill) => TryCreate(path, fill)
        ? path
        : throw MiniCnnException.BadUsage($"{path} exists and nothing in it is overwritten; choose another folder");

    /// <summary>Uses the first free name: the stem, with hyphens for what a file name cannot have, and -1, -2 and so on.</summary>
    public static string CreateNext(string parent, string stem, Action<string> fill)
    {
        string name = string.Concat(stem.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-')).Trim('.');
        for (int number = 1; ; number++)
        {
            string path = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
            if (TryCreate(path, fill))
                return path;
        }
    }

    /// <returns>False where the name is taken.</returns>
    public static bool TryCreate(string path, Action<string> fill)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw MiniCnnException.BadUsage("A new folder needs a name; it is empty");
        try
        {
            // checked once: between two checks another process may create it
            bool exists = Directory.Exists(path);
            if (File.Exists(path) || (exists && Directory.EnumerateFileSystemEntries(path).Any()))
                return false;
            string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            string parent = Path.GetDirectoryName(full) ?? throw MiniCnnException.BadUsage($"{path} cannot be created; name a folder below it");
            return exists ? FillEmpty(full, fill) : FillAndRename(parent, full, fill);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MiniCnnException(ErrorKind.Failure, $"Cannot create the folder {path}: {cause.Message.TrimEnd('.')}; choose another place", cause);
        }
    }

    /// <summary>An empty folder belongs to the process that first puts a file into it.</summary>
    private static bool FillEmpty(string path, Action<string> fill)
    {
        using FileStream? claim = TryClaim(path);
        if (claim is null || Directory.EnumerateFileSystemEntries(path).Skip(1).Any())
            return false;
        fill(path);
        return true;
    }

    private static FileStream? TryClaim(string path)
    {
        try
        {
            return new FileStream(Path.Combine(path, ".claimed"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (Directory.EnumerateFileSystemEntries(path).Any())
        {
            return null;
        }
    }

    private static bool FillAndRename(string parent, string path, Action<string> fill)
    {
        try
        {
            WithTemporary(parent, temporary =>
            {
                fill(temporary);
                Directory.Move(temporary, path);
            });
            return true;
        }
        catch (IOException) when (Directory.Exists(path) || File.Exists(path))
        {
            return false;
        }
    }

    /// <summary>
    /// Makes an empty folder in a folder, and removes it afterwards if it is still there. It is named by process, thread and a counter; one left by a killed
    /// process with the same id is skipped.
    /// </summary>
    public static void WithTemporary(string parent, Action<string> use)
    {
        string name = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $".new-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}-"));
        string temporary = Enumerable.Range(0, int.MaxValue).Select(attempt => $"{name}{attempt}").First(path => !Directory.Exists(path));
        try
        {
            Directory.CreateDirectory(temporary);
            use(temporary);
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }
}
