namespace MiniCnn.Data;

/// <summary>Reads a dataset's files and holds them against the hashes of the catalog.</summary>
public static class DatasetFiles
{
    /// <summary>Reads all files, checks them and makes the images.</summary>
    /// <exception cref="MiniCnnException">A file is damaged or another one than the catalog knows: kind Data.</exception>
    public static Dataset Load(DatasetLocation location)
    {
        (DatasetInfo? info, IdxArray[]? arrays) = (location.Info, new IdxArray[location.Files.Count]);
        try
        {
            Parallel.For(0, arrays.Length, i => arrays[i] = Read(info, info.Files[i], location.Files[i]));
        }
        catch (AggregateException errors) when (errors.InnerExceptions.OfType<MiniCnnException>().FirstOrDefault() is { } first)
        {
            throw new MiniCnnException(first.Kind, first.Message, errors);
        }

        ImageSet Images(int at) =>
            ImageSet.FromIdx(arrays[at], arrays[at + 1], info.ClassNames.Count, location.Files[at], location.Files[at + 1]);
        return new Dataset(info, Images(0), Images(2), location.Folder);
    }

    /// <summary>What is wrong with each file, in the order of <see cref="DatasetInfo.Files"/>; null for a sound one.</summary>
    public static IReadOnlyList<string?> Check(DatasetLocation location) =>
        location.Files.Select((path, i) => Problem(location.Info, location.Info.Files[i], path)).ToArray();

    /// <summary>What is wrong with a file, or null.</summary>
    internal static string? Problem(DatasetInfo info, DatasetFile file, string path)
    {
        try
        {
            Read(info, file, path);
            return null;
        }
        catch (MiniCnnException error)
        {
            return error.Message;
        }
    }

    internal static IdxArray Read(DatasetInfo info, DatasetFile file, string path)
    {
        IdxArray array = IdxFile.Read(path, file.Bytes);
        CheckHash(info, file, array, path);
        return array;
    }

    internal static void CheckHash(DatasetInfo info, DatasetFile file, IdxArray array, string name)
    {
        string hash = array.Sha256();
        if (hash != file.Sha256)
            throw MiniCnnException.BadData(
                $"{name}: not the {file.Name} of {info.Name}: its content has SHA-256 {hash[..12]}…, expected {file.Sha256[..12]}…; " +
                $"remove it and run: minicnn data get {info.Name} (files of your own: give their folder as the dataset)");
    }
}
