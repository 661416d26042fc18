namespace MiniCnn.Data;

/// <summary>A dataset of one's own: a folder with the four IDX files, or with pictures sorted by class.</summary>
public static class FolderDataset
{
    /// <summary>Loads a folder, whichever of the two it holds.</summary>
    /// <param name="folder">The folder; its name is the dataset's.</param>
    /// <param name="read">Reads pictures; without it only IDX files are accepted.</param>
    /// <param name="options">For pictures.</param>
    /// <exception cref="MiniCnnException">Neither is there, or something is damaged: kind Data.</exception>
    public static Dataset Load(string folder, ImageReader? read = null, ImageFolderOptions? options = null)
    {
        if (!Directory.Exists(folder))
            throw MiniCnnException.BadData($"{folder}: there is no such folder; expected four IDX files or one subfolder of pictures per class");
        string?[] files = DatasetCatalog.Mnist.Files.Select(file => DatasetSearch.PathOf(file, folder)).ToArray();
        if (files.All(file => file is not null))
            return LoadIdx(folder, files!);
        if (files.Any(file => file is not null) || read is null || !ImageFolder.Suits(folder))
        {
            IEnumerable<string> missing = DatasetCatalog.Mnist.Files.Where((_, i) => files[i] is null).Select(file => file.Name);
            throw MiniCnnException.BadData(
                $"{folder}: not a dataset: it lacks {string.Join(", ", missing)}; expected these IDX files (plain or .gz), or one subfolder of pictures per class");
        }

        return ImageFolder.Load(folder, read, options);
    }

    /// <summary>A dataset of one's own; mean and deviation are measured.</summary>
    internal static Dataset Of(string folder, IReadOnlyList<string> classes, ImageSet train, ImageSet test)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var statistics = PixelStatistics.Of(train);
        var info = new DatasetInfo
        {
            Name = name,
            Title = "a folder",
            TrainCount = train.Count,
            TestCount = test.Count,
            License = "unknown",
            ClassNames = classes,
            Mean = statistics.Mean,
            // images are divided by it: a channel in which nothing varies, such as the green of red pictures, stays as it is
            StandardDeviation = Array.ConvertAll(statistics.StandardDeviation, deviation => deviation < 1e-4f ? 1 : deviation),
        };
        return new Dataset(info, train, test, folder);
    }

    private static Dataset LoadIdx(string folder, string[] files)
    {
        IdxArray[] arrays = Array.ConvertAll(files, file => IdxFile.Read(file));
        (ImageSet? train, ImageSet? test) = (ImageSet.FromIdx(arrays[0], arrays[1], 256, files[0], files[1]), ImageSet.FromIdx(arrays[2], arrays[3], 256, files[2], files[3]));
        if (train.Count == 0 || test.Count == 0 || (train.Channels, train.Height, train.Width) != (test.Channels, test.Height, test.Width))
            throw MiniCnnException.BadData(
                $"{folder}: {train.Count} training images of {train.Channels}x{train.Height}x{train.Width} and {test.Count} test images of " +
                $"{test.Channels}x{test.Height}x{test.Width}; expected some of both, and one size; give files of one set");
        int classes = 1 + train.Labels.Concat(test.Labels).Max();
        return Of(folder, Enumerable.Range(0, classes).Select(label => $"{label}").ToArray(), train, test);
    }
}
