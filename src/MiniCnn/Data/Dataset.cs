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
public sealed record DatasetInfo
{
    /// <summary>The name that selects it, such as mnist.</summary>
    public required string Name { get; init; }

    /// <summary>A short description.</summary>
    public required string Title { get; init; }

    /// <summary>Number of training images.</summary>
    public required int TrainCount { get; init; }

    /// <summary>Number of test images.</summary>
    public required int TestCount { get; init; }

    /// <summary>License and owner.</summary>
    public required string License { get; init; }

    /// <summary>Label k is class k.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>Mean of the training pixels scaled to 0–1, per channel.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>Standard deviation (of the population) of the training pixels scaled to 0–1, per channel.</summary>
    public required IReadOnlyList<float> StandardDeviation { get; init; }

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
            $"{name}: not the original {Name}: its content has SHA-256 {hash[..12]}…, expected {Sha256[..12]}…; remove or replace it, or name its folder as the dataset if the files are your own");
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
