namespace MiniCnn.Data;

/// <summary>The folders that may hold a dataset, and what is in them.</summary>
internal static class DatasetSearch
{
    /// <summary>Every folder to look into, in order.</summary>
    public static IEnumerable<(string Place, string Folder)> Folders(DataPlaces places, DatasetInfo info)
    {
        foreach ((string? place, string? root, bool mustExist) in Roots(places))
        {
            if (!Directory.Exists(root))
            {
                if (mustExist)
                    throw MiniCnnException.BadData($"{root}: the folder that {place} names does not exist; name one that holds data, or leave {place} out");
                continue;
            }

            foreach (string name in info.FolderNames)
                yield return (place, Path.Combine(root, name));
            yield return (place, root);
        }

        if (places.System)
        {
            foreach (string folder in info.SystemFolders)
                yield return ("package", folder);
        }
    }

    /// <summary>The dataset's files in this folder if all are there.</summary>
    public static DatasetLocation? Look(DatasetInfo info, string place, string folder)
    {
        string[] files = info.Files.Select(file => PathOf(file, folder)).OfType<string>().ToArray();
        return files.Length == info.Files.Count ? new DatasetLocation(info, place, folder, files) : null;
    }

    /// <summary>The file's path in this folder under one of its usual names, or null.</summary>
    public static string? PathOf(DatasetFile file, string folder) =>
        file.Variants.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>
    /// Datasets share their file names, so a folder may hold another one: its smallest file tells. Null where that file is nobody's.
    /// </summary>
    public static DatasetInfo? HolderOf(DatasetLocation location)
    {
        (int Index, DatasetFile Item) smallest = location.Info.Files.Index().MinBy(file => file.Item.Bytes);
        try
        {
            string hash = IdxFile.Read(location.Files[smallest.Index], smallest.Item.Bytes).Sha256();
            return DatasetCatalog.All.FirstOrDefault(info => info.Files.Any(file => file.Sha256 == hash));
        }
        catch (MiniCnnException)
        {
            return null; // loading it will say what is wrong
        }
    }

    /// <summary>The folders that have some of the files but not all, in words; empty if there is none.</summary>
    public static string Incomplete(DataPlaces places, DatasetInfo info)
    {
        IEnumerable<string> words = from candidate in Folders(places, info)
                                    let missing = info.Files.Where(file => PathOf(file, candidate.Folder) is null).Select(file => file.Name).ToArray()
                                    where missing.Length > 0 && missing.Length < info.Files.Count
                                    select $"{candidate.Folder} lacks {string.Join(" and ", missing)}";
        return string.Join("; ", words);
    }

    private static IEnumerable<(string Place, string Root, bool MustExist)> Roots(DataPlaces places)
    {
        if (places.Option is { } option)
            yield return ("--data", option, true);
        if (places.Variable is { } variable)
            yield return ("MINICNN_DATA", variable, true);
        if (places.Local is { } local)
            yield return ("data/", local, false);
        if (places.Cache is { } cache)
            yield return ("cache", cache, false);
    }
}
