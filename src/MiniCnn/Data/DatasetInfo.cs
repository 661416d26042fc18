namespace MiniCnn.Data;

/// <summary>What is known about a dataset before any of its files is opened.</summary>
public sealed record DatasetInfo
{
    /// <summary>The word that selects it, such as mnist.</summary>
    public required string Name { get; init; }

    /// <summary>A few words for a person.</summary>
    public required string Title { get; init; }

    /// <summary>Training images.</summary>
    public required int TrainCount { get; init; }

    /// <summary>Test images.</summary>
    public required int TestCount { get; init; }

    /// <summary>License and owner.</summary>
    public required string License { get; init; }

    /// <summary>Names of the classes; label k is class k.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>Mean of the training pixels scaled to 0–1, per channel.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>Standard deviation (of the population) of the training pixels scaled to 0–1, per channel.</summary>
    public required IReadOnlyList<float> StandardDeviation { get; init; }

    /// <summary>Training images, training labels, test images, test labels; empty for what the program makes itself.</summary>
    public IReadOnlyList<DatasetFile> Files { get; init; } = [];

    /// <summary>Folders from which the files (with .gz) can be had, tried in turn.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = [];

    /// <summary>Folders of installed packages that hold the files.</summary>
    public IReadOnlyList<string> SystemFolders { get; init; } = [];

    /// <summary>Names that the folder of this dataset has in other programs' data folders.</summary>
    public IReadOnlyList<string> FolderNames { get; init; } = [];

    /// <summary>Made by the program: neither files nor network are needed.</summary>
    public bool BuiltIn => Files.Count == 0;

    /// <summary>Unpacked bytes of all files.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}
