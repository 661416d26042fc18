namespace MiniCnn.Data;

/// <summary>A dataset of the user: a folder with the four IDX files of MNIST's names, or with images sorted by class.</summary>
public static class FolderDataset
{
    /// <summary>Loads a folder of either kind.</summary>
    /// <param name="folder">The folder; its name becomes the dataset's.</param>
    /// <param name="options">How images are read; not used for IDX files.</param>
    /// <exception cref="MiniCnnException">Neither kind, or something is damaged: kind Data.</exception>
    public static Dataset Load(string folder, ImageFolderOptions? options = null)
    {
        if (!Directory.Exists(folder))
            throw MiniCnnException.BadData($"{folder}: there is no such folder; expected four IDX files or one subfolder of images per class");
        IReadOnlyList<DatasetFile> expected = DatasetCatalog.Mnist.Files;
        string[] files = expected.Select(file => file.In(folder)).OfType<string>().ToArray();
        if (files.Length == expected.Count)
            return LoadIdx(folder, files);
        if (files.Length == 0 && Directory.EnumerateDirectories(folder).Any(path => Path.GetFileName(path)[0] != '.'))
            return ImageFolder.Load(folder, options);
        IEnumerable<string> missing = expected.Where(file => file.In(folder) is null).Select(file => file.Name);
        throw MiniCnnException.BadData(
            $"{folder}: not a dataset: it lacks {string.Join(", ", missing)}; expected these IDX files (plain or .gz), or one subfolder of images per class");
    }

    /// <summary>Whether a dataset of this name is a folder: not in the catalog, and an existing folder or a path.</summary>
    internal static bool IsFolder(string name) => DatasetCatalog.Find(name) is null && (Directory.Exists(name) || name.AsSpan().ContainsAny('/', '\\'));

    /// <summary>A dataset whose mean and standard deviation are measured.</summary>
    internal static Dataset Of(string folder, IReadOnlyList<string> classes, ImageSet train, ImageSet test)
    {
        var statistics = PixelStatistics.Of(train);
        var info = new DatasetInfo
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            Title = "a folder",
            TrainCount = train.Count,
            TestCount = test.Count,
            License = "unknown",
            ClassNames = classes,
            Mean = statistics.Mean,
            // images are divided by it: a constant channel, such as the green of red images, is left unscaled
            StandardDeviation = Array.ConvertAll(statistics.StandardDeviation, deviation => deviation < 1e-4f ? 1 : deviation),
        };
        return new Dataset(info, train, test, folder);
    }

    private static Dataset LoadIdx(string folder, string[] files)
    {
        IdxArray[] arrays = Array.ConvertAll(files, file => IdxFile.Read(file));
        var train = ImageSet.FromIdx(arrays[0], arrays[1], 256, files[0], files[1]);
        var test = ImageSet.FromIdx(arrays[2], arrays[3], 256, files[2], files[3]);
        if (train.Count == 0 || test.Count == 0 || train.Shape != test.Shape)
            throw MiniCnnException.BadData(
                $"{folder}: {train.Count} training images of {train.Shape} and {test.Count} test images of {test.Shape}; expected at least one of each, and one size");
        int classes = 1 + train.Labels.Concat(test.Labels).Max();
        return Of(folder, [.. Enumerable.Range(0, classes).Select(label => $"{label}")], train, test);
    }
}
