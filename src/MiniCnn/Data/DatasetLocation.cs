namespace MiniCnn.Data;

/// <summary>Where the files of a dataset are; they are not yet checked.</summary>
/// <param name="Info">Which dataset.</param>
/// <param name="Place">Why this folder was searched: given folder, MINICNN_DATA, data/, cache, package or download.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Files">Paths in the order of <see cref="DatasetInfo.Files"/>.</param>
public sealed record DatasetLocation(DatasetInfo Info, string Place, string Folder, IReadOnlyList<string> Files)
{
    /// <summary>Reads all files, compares them with the hashes of the catalog, and makes the images.</summary>
    /// <exception cref="MiniCnnException">A file is damaged or another one than in the catalog: kind Data.</exception>
    public Dataset Load()
    {
        var arrays = new IdxArray[Files.Count];
        try
        {
            Parallel.For(0, arrays.Length, i => arrays[i] = Info.Files[i].Read(Files[i]));
        }
        catch (AggregateException errors) when (errors.InnerExceptions.OfType<MiniCnnException>().FirstOrDefault() is { } first)
        {
            throw new MiniCnnException(first.Kind, first.Message, errors);
        }

        ImageSet Images(int at) => ImageSet.FromIdx(arrays[at], arrays[at + 1], Info.ClassNames.Count, Files[at], Files[at + 1]);
        return new Dataset(Info, Images(0), Images(2), Folder);
    }

    /// <summary>What is wrong with each file, in the order of <see cref="DatasetInfo.Files"/>; null for an intact one.</summary>
    public IReadOnlyList<string?> Check() => [.. Files.Select((path, i) => Info.Files[i].Problem(path))];
}
