namespace MiniCnn.Data;

/// <summary>
/// Where datasets may lie on this machine, in order of search. Passed in, so that nothing else asks for variables or folders of
/// the machine.
/// </summary>
public sealed record DataPlaces
{
    /// <summary>The folder that the option --data names; it must exist to be searched.</summary>
    public string? Option { get; init; }

    /// <summary>The value of the variable MINICNN_DATA; it must exist to be searched.</summary>
    public string? Variable { get; init; }

    /// <summary>The folder data/ below the current one; searched if it is there.</summary>
    public string? Local { get; init; }

    /// <summary>The user's cache for this program; searched if it is there, and made for downloads.</summary>
    public string? Cache { get; init; }

    /// <summary>Whether folders of installed packages are searched.</summary>
    public bool System { get; init; } = true;

    /// <summary>Downloads go into a folder of the dataset's name in here.</summary>
    public string? Downloads => Option ?? Cache;

    /// <summary>The places of this machine and user.</summary>
    /// <param name="option">The value of --data, if it was given.</param>
    public static DataPlaces FromEnvironment(string? option = null) => FromEnvironment(Environment.GetEnvironmentVariable, option);

    /// <summary>The places that these variables give.</summary>
    /// <param name="variable">The value of a variable, or null.</param>
    /// <param name="option">The value of --data, if it was given.</param>
    public static DataPlaces FromEnvironment(Func<string, string?> variable, string? option = null) => new()
    {
        Option = option,
        Variable = Filled(variable("MINICNN_DATA")),
        Local = "data",
        Cache = CacheFolder(variable),
    };

    // freedesktop.org's base directory specification: a relative XDG_CACHE_HOME is to be ignored
    private static string? CacheFolder(Func<string, string?> variable)
    {
        string? root = OperatingSystem.IsWindows()
            ? Filled(variable("LOCALAPPDATA")) ?? Filled(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData))
            : Absolute(variable("XDG_CACHE_HOME")) ?? (Absolute(variable("HOME")) is { } home ? Path.Combine(home, ".cache") : null);
        return root is null ? null : Path.Combine(root, "minicnn");
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Absolute(string? path) => Filled(path) is { } filled && Path.IsPathRooted(filled) ? filled : null;
}
