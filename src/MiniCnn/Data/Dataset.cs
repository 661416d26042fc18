namespace MiniCnn.Data;

/// <summary>Training and test images in memory, with a description of them.</summary>
/// <param name="Info">Class names, mean and standard deviation, license, files.</param>
/// <param name="Train">Images to train on; validation images are split off these.</param>
/// <param name="Test">Images for the final evaluation only.</param>
/// <param name="Source">The folder they were read from, or how they were made.</param>
public sealed record Dataset(DatasetInfo Info, ImageSet Train, ImageSet Test, string Source)
{
    /// <summary>As in <see cref="DatasetInfo.Name"/>.</summary>
    public string Name => Info.Name;

    /// <summary>Number of classes.</summary>
    public int Classes => Info.ClassNames.Count;
}

/// <summary>What is known about a dataset before any of its files is opened.</summary>
/// <param name="Name">The name that selects it, such as mnist.</param>
/// <param name="Title">A short description.</param>
/// <param name="TrainCount">Number of training images.</param>
/// <param name="TestCount">Number of test images.</param>
/// <param name="License">License and owner.</param>
/// <param name="ClassNames">Label k is class k.</param>
/// <param name="Mean">Mean of the training pixels scaled to 0–1, per channel.</param>
/// <param name="StandardDeviation">Standard deviation (of the population) of the training pixels scaled to 0–1, per channel.</param>
public sealed record DatasetInfo(
    string Name, string Title, int TrainCount, int TestCount, string License, IReadOnlyList<string> ClassNames, IReadOnlyList<float> Mean, IReadOnlyList<float> StandardDeviation)
{
    /// <summary>Training images, training labels, test images, test labels; empty for synthetic datasets.</summary>
    public IReadOnlyList<DatasetFile> Files { get; init; } = [];

    /// <summary>URLs of folders with the files (with .gz), tried in turn.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = [];

    /// <summary>Folders of installed packages that contain the files.</summary>
    public IReadOnlyList<string> SystemFolders { get; init; } = [];

    /// <summary>Names that the folder of this dataset has in the data folders of this and other programs.</summary>
    public IReadOnlyList<string> FolderNames { get; init; } = [];

    /// <summary>Synthetic: neither files nor network are needed.</summary>
    public bool BuiltIn => Files.Count == 0;

    /// <summary>Uncompressed size of all files.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <summary>One file of a dataset, identified by its content.</summary>
/// <param name="Name">Usual name without .gz, such as train-images-idx3-ubyte.</param>
/// <param name="Bytes">Uncompressed size.</param>
/// <param name="Sha256">SHA-256 of the uncompressed content, lower-case hexadecimal.</param>
public sealed record DatasetFile(string Name, long Bytes, string Sha256)
{
    /// <summary>The file in this folder under one of its usual names, plain or compressed, or null.</summary>
    internal string? In(string folder) =>
        new[] { Name, Name.Replace("-idx", ".idx", StringComparison.Ordinal) }.SelectMany(name => new[] { name, name + ".gz" })
            .Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <exception cref="MiniCnnException">Damaged, or another file than this one: kind Data.</exception>
    internal IdxArray Read(string path) => Verified(IdxFile.Read(path, Bytes), path);

    internal IdxArray Verified(IdxArray array, string name)
    {
        string hash = array.Sha256();
        return hash == Sha256 ? array : throw MiniCnnException.BadData(
            $"{name}: not the original {Name}: its content has SHA-256 {hash[..12]}…, expected {Sha256[..12]}…; "
                + "remove or replace it, or name its folder as the dataset if the files are your own");
    }

    /// <summary>What is wrong with a file, or null.</summary>
    internal string? Problem(string path)
    {
        try
        {
            Read(path);
            return null;
        }
        catch (MiniCnnException error)
        {
            return error.Message;
        }
    }
}

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
        return new Dataset(Info, Images(0), Images(2), Path.GetFullPath(Folder));
    }

    /// <summary>What is wrong with each file, in the order of <see cref="DatasetInfo.Files"/>; null for an intact one.</summary>
    public IReadOnlyList<string?> Check() => [.. Files.Select((path, i) => Info.Files[i].Problem(path))];
}
