namespace MiniCnn;

/// <summary>
/// A new folder that appears complete or not at all: it is filled beside its final place and then renamed, which only one of
/// several processes can do. Nothing existing is overwritten.
/// </summary>
internal static class FreshFolder
{
    private const string ClaimName = ".claimed", NewPrefix = ".new-", LockSuffix = ".lock";
    private const int WouldBlock = 11, WouldBlockOnMacOS = 35, InUseOnWindows = unchecked((int)0x80070020);

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
            string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            string parent = Path.GetDirectoryName(full) ?? throw MiniCnnException.BadUsage($"{path} cannot be created; name a folder below it");
            return Directory.Exists(path) ? FillEmpty(full, fill) : !File.Exists(path) && FillAndRename(parent, full, fill);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MiniCnnException(ErrorKind.Failure, $"Cannot create the folder {path}: {cause.Message.TrimEnd('.')}; choose another place", cause);
        }
    }

    /// <summary>Removes the claim on a folder that is complete, which its maker left where it was killed.</summary>
    public static void DeleteClaim(string path) => Disk.Delete(Path.Combine(path, ClaimName));

    /// <summary>An empty folder belongs to the process that claims it first. What a killed process has left there, with its claim, is written anew.</summary>
    private static bool FillEmpty(string path, Action<string> fill)
    {
        string[] names = [.. Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry))];
        if (names.Length > 0 && !names.Contains(ClaimName))
            return false;
        using FileStream? claim = TryHold(Path.Combine(path, ClaimName));
        // a claim that is as new as this is of a folder that another process has just finished
        if (claim is null || (claim.Length == 0 && Directory.EnumerateFileSystemEntries(path).Skip(1).Any()))
            return false;
        claim.WriteByte((byte)'\n');
        claim.Flush();
        try
        {
            fill(path);
            return true;
        }
        catch
        {
            foreach (string entry in Directory.EnumerateFileSystemEntries(path).Where(entry => !names.Append(ClaimName).Contains(Path.GetFileName(entry))).ToList())
                Disk.Delete(entry);
            throw;
        }
    }

    private static bool FillAndRename(string parent, string path, Action<string> fill)
    {
        try
        {
            WithTemporary(parent, temporary =>
            {
                fill(temporary);
                Disk.RenameFolder(temporary, path);
            });
        }
        catch (IOException) when (Directory.Exists(path) || File.Exists(path))
        {
            return false;
        }

        Disk.SyncFolder(parent);
        return true;
    }

    /// <summary>
    /// Makes an empty folder in a folder, and removes it afterwards if it is still there. It is named by process, thread and a counter. A file beside it is
    /// held as long as its process lives: what killed processes have left is recognized by that and removed.
    /// </summary>
    public static void WithTemporary(string parent, Action<string> use)
    {
        Disk.CreateFolder(parent);
        DeleteLeftovers(parent);
        string name = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{NewPrefix}{Environment.ProcessId}-{Environment.CurrentManagedThreadId}-"));
        int attempt = 0;
        FileStream? held;
        while ((held = TryHold($"{name}{attempt}{LockSuffix}")) is null)
            attempt++;
        string temporary = $"{name}{attempt}";
        using (held)
        {
            try
            {
                Disk.Delete(temporary);
                Disk.CreateFolder(temporary);
                use(temporary);
            }
            finally
            {
                Disk.Delete(temporary);
            }
        }
    }

    private static void DeleteLeftovers(string parent)
    {
        try
        {
            foreach (string left in Directory.EnumerateFileSystemEntries(parent, NewPrefix + "*").Select(WithoutLock).Distinct().ToList())
            {
                using FileStream? held = TryHold(left + LockSuffix);
                if (held is not null)
                    Disk.Delete(left);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // those of another user stay
        }
    }

    private static string WithoutLock(string path) => path.EndsWith(LockSuffix, StringComparison.Ordinal) ? path[..^LockSuffix.Length] : path;

    /// <summary>Holds a file until it is disposed of, which deletes it, or until the process ends; null where another process holds it.</summary>
    private static FileStream? TryHold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception cause) when (cause.HResult is WouldBlock or WouldBlockOnMacOS or InUseOnWindows || (cause is UnauthorizedAccessException && File.Exists(path)))
        {
            return null;
        }
    }
}
