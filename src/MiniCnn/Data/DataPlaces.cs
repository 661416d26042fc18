namespace MiniCnn.Data;

/// <summary>The folders in which datasets are searched, in this order. Passed in, so that only this type reads environment variables.</summary>
/// <param name="Given">A folder that the user gave; it must exist to be searched.</param>
/// <param name="Variable">The value of the environment variable MINICNN_DATA; it must exist to be searched.</param>
/// <param name="Local">The folder data/ below the current one; searched if it exists.</param>
/// <param name="Cache">The user's cache for this program; searched if it exists, and created for downloads.</param>
/// <param name="System">Whether folders of installed packages are searched.</param>
public sealed record DataPlaces(string? Given = null, string? Variable = null, string? Local = null, string? Cache = null, bool System = true)
{
    /// <summary>Downloads are written to a folder with the dataset's name in here.</summary>
    public string? Downloads => Given ?? Cache;

    /// <summary>The places of this machine and user; a given folder is searched first.</summary>
    public static DataPlaces FromEnvironment(string? given = null) => FromEnvironment(Environment.GetEnvironmentVariable, given);

    internal static DataPlaces FromEnvironment(Func<string, string?> variable, string? given) =>
        new(given, NonEmpty(variable("MINICNN_DATA")), "data", CacheFolder(variable));

    /// <summary>Every folder that may hold this dataset, in order: in each place the folders of the dataset's names, then the place itself.</summary>
    internal IEnumerable<(string Place, string Folder)> Folders(DatasetInfo info)
    {
        (string Place, string? Root, bool MustExist)[] roots = [("given folder", Given, true), ("MINICNN_DATA", Variable, true), ("data/", Local, false), ("cache", Cache, false)];
        foreach ((string place, string? root, bool mustExist) in roots)
        {
            if (Directory.Exists(root))
            {
                foreach (string name in info.FolderNames)
                    yield return (place, Path.Combine(root, name));
                yield return (place, root);
            }
            else if (root is not null && mustExist)
            {
                throw MiniCnnException.BadData($"{root} ({place}): there is no such folder; expected one that holds datasets");
            }
        }

        foreach (string folder in System ? info.SystemFolders : [])
            yield return ("package", folder);
    }

    // freedesktop.org's base directory specification: a relative XDG_CACHE_HOME is to be ignored
    private static string? CacheFolder(Func<string, string?> variable)
    {
        string? root = OperatingSystem.IsWindows()
            ? NonEmpty(variable("LOCALAPPDATA")) ?? NonEmpty(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData))
            : Absolute(variable("XDG_CACHE_HOME")) ?? (Absolute(variable("HOME")) is { } home ? Path.Combine(home, ".cache") : null);
        return root is null ? null : Path.Combine(root, "minicnn");
    }

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Absolute(string? path) => NonEmpty(path) is { } text && Path.IsPathRooted(text) ? text : null;
}
