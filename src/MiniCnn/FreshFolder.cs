using System.Globalization;

namespace MiniCnn;

/// <summary>
/// A folder that comes into being whole, under a name that nothing had before: it is filled beside its place and then renamed, which
/// only one of several processes can do.
/// </summary>
public static class FreshFolder
{
    /// <summary>Makes a folder.</summary>
    /// <param name="path">A name that is free, or an empty folder; folders above it are made.</param>
    /// <param name="fill">Writes the files into the folder that it is given.</param>
    /// <returns>The path.</returns>
    /// <exception cref="MiniCnnException">Something is there already, or the file system refused.</exception>
    public static string Create(string path, Action<string> fill) => TryCreate(path, fill)
        ? path
        : throw MiniCnnException.BadUsage($"{path} is there already and nothing in it is overwritten; choose another folder");

    /// <summary>Makes a folder under the first name that is free: the stem with -1, -2 and so on.</summary>
    /// <param name="parent">Made if it is not there.</param>
    /// <param name="stem">Letters that a file name cannot hold become hyphens.</param>
    /// <param name="fill">Writes the files into the folder that it is given.</param>
    /// <returns>The path.</returns>
    public static string CreateNext(string parent, string stem, Action<string> fill)
    {
        string name = string.Concat(stem.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-')).Trim('.');
        for (int number = 1; ; number++)
        {
            string path = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
            if (TryCreate(path, fill)) return path;
        }
    }

    /// <returns>False where something has the name.</returns>
    public static bool TryCreate(string path, Action<string> fill)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw MiniCnnException.BadUsage("A folder to make needs a name; it is empty");
        try
        {
            // looked at once: between two looks another process may make it
            bool exists = Directory.Exists(path);
            if (File.Exists(path) || (exists && Directory.EnumerateFileSystemEntries(path).Any()))
                return false;
            string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            if (exists)
                return FillEmpty(full, fill);
            string parent = Path.GetDirectoryName(full) ?? throw MiniCnnException.BadUsage($"{path} cannot be made; name a folder below it");
            return FillAndRename(parent, full, fill);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MiniCnnException(ErrorKind.Failure, $"Cannot make the folder {path}: {cause.Message.TrimEnd('.')}; choose another with --out", cause);
        }
    }

    /// <summary>An empty folder goes to the process that first puts a file into it.</summary>
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
        string fresh = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $".new-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}"));
        try
        {
            Directory.CreateDirectory(fresh);
            fill(fresh);
            Directory.Move(fresh, path);
            return true;
        }
        catch (IOException) when (Directory.Exists(path) || File.Exists(path))
        {
            return false;
        }
        finally
        {
            if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        }
    }
}
