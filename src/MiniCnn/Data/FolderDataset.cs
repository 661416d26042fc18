namespace MiniCnn.Data;

/// <summary>A dataset of the user: a folder with the four IDX files of MNIST's names, or with images sorted by class.</summary>
public static class FolderDataset
{
    /// <summary>Loads a folder of either kind; its name becomes the dataset's. The options are not used for IDX files.</summary>
    /// <exception cref="MiniCnnException">Neither kind, or something is damaged: kind Data.</exception>
    public static Dataset Load(string folder, ImageFolderOptions? options = null)
    {
        if (!Directory.Exists(folder))
            throw MiniCnnException.BadData($"{folder}: there is no such folder; expected four IDX files or one subfolder of images per class");
        try
        {
            return LoadExisting(folder, options);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw MiniCnnException.BadData($"{folder}: cannot be read: {cause.Message.TrimEnd('.')}; check the permissions, and that all names are UTF-8", cause);
        }
    }

    /// <summary>Whether a dataset of this name is a folder: not in the catalog, and an existing folder or a path.</summary>
    internal static bool IsFolder(string name) => DatasetCatalog.Find(name) is null && (Directory.Exists(name) || name.AsSpan().ContainsAny('/', '\\'));

    /// <summary>A dataset whose mean and standard deviation are measured.</summary>
    internal static Dataset Of(string folder, IReadOnlyList<string> classes, ImageSet train, ImageSet test)
    {
        var statistics = PixelStatistics.Of(train);
        // images are divided by it: a constant channel, such as the green of red images, is left unscaled
        float[] deviations = Array.ConvertAll(statistics.StandardDeviation, deviation => deviation < 1e-4f ? 1 : deviation);
        string name = PrintableText.Of(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));
        return new Dataset(new DatasetInfo(name, "a folder", train.Count, test.Count, "unknown", [.. classes.Select(PrintableText.Of)], statistics.Mean, deviations), train, test, Path.GetFullPath(folder));
    }

    private static Dataset LoadExisting(string folder, ImageFolderOptions? options)
    {
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

/// <summary>How the images of a folder are read.</summary>
/// <param name="Height">Rows, 1 to 4096. Default: as the first image.</param>
/// <param name="Width">Columns, 1 to 4096. Default: as the first image.</param>
/// <param name="Channels">1 gray or 3 RGB. Default: 1 if the first image is gray, else 3.</param>
/// <param name="TestShare">Fraction of each class used as test images where the folder has no test part, above 0 and below 1.</param>
/// <param name="Seed">Selects the test images.</param>
public sealed record ImageFolderOptions(int? Height = null, int? Width = null, int? Channels = null, double TestShare = 1 / 6.0, long Seed = 0)
{
    /// <summary>What each file may ask for.</summary>
    public ImageLimits Limits { get; init; } = ImageLimits.Default;

    internal void Check() => MiniCnnException.ThrowIfAny(
        (Height is < 1 or > 4096, $"Height = {Height}, expected 1 to 4096"),
        (Width is < 1 or > 4096, $"Width = {Width}, expected 1 to 4096"),
        (Channels is not (null or 1 or 3), $"Channels = {Channels}, expected 1 or 3"),
        (TestShare is not (> 0 and < 1), $"TestShare = {NumberText.Brief(TestShare)}, expected above 0 and below 1"));
}

/// <summary>
/// Images in subfolders named by their class: folder/class/image, or folder/train/class/image and folder/test/class/image.
/// Classes are in the order of their names, numbers by value.
/// </summary>
internal static class ImageFolder
{
    /// <exception cref="MiniCnnException">No such folder, fewer than 2 or more than 256 classes, a class without images (kind Data).</exception>
    public static Dataset Load(string folder, ImageFolderOptions? options = null)
    {
        options ??= new ImageFolderOptions();
        options.Check();
        (string train, string test) = (Path.Combine(folder, "train"), Path.Combine(folder, "test"));
        bool isSplit = Directory.Exists(train) && Directory.Exists(test);
        string[] classes = ClassesOf(isSplit ? train : folder);
        if (isSplit && ClassesOf(test) is var others && !others.SequenceEqual(classes))
            throw MiniCnnException.BadData(
                $"{test}: its classes ({string.Join(", ", others)}) are not those of {train} ({string.Join(", ", classes)}); expected the same folders in both");

        (string Path, byte Label)[] files = FilesOf(isSplit ? train : folder, classes);
        Image first = ImageFile.Read(files[0].Path, options.Limits);
        int channels = options.Channels ?? (first.Channels == 1 ? 1 : 3);
        int height = options.Height ?? options.Width ?? first.Height;
        int width = options.Width ?? options.Height ?? first.Width;
        ImageSet images = Read(files, channels, height, width, options.Limits);
        (ImageSet trainSet, ImageSet testSet) = isSplit
            ? (images, Read(FilesOf(test, classes), channels, height, width, options.Limits))
            : images.Split(Math.Clamp((int)Math.Round(images.Count * options.TestShare), 1, images.Count - 1), options.Seed);
        return FolderDataset.Of(folder, classes, trainSet, testSet);
    }

    private static string[] ClassesOf(string folder)
    {
        string[] names = Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(name => name[0] != '.')
            .OrderBy(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue)
            .ThenBy(name => name, StringComparer.Ordinal).ToArray();
        return names.Length is >= 2 and <= 256
            ? names
            : throw MiniCnnException.BadData($"{folder}: {names.Length} subfolders; expected 2 to 256, one per class, with the images of that class in it");
    }

    private static (string Path, byte Label)[] FilesOf(string folder, string[] classes) =>
    [
        .. classes.SelectMany((name, label) =>
        {
            string[] images = [.. Directory.EnumerateFiles(Path.Combine(folder, name)).Where(ImageFile.IsImage).Order(StringComparer.Ordinal)];
            return images.Length > 0
                ? images.Select(path => (path, (byte)label))
                : throw MiniCnnException.BadData($"{Path.Combine(folder, name)}: no images ({string.Join(' ', ImageFile.ReadableExtensions)}); add some or remove the folder");
        }),
    ];

    private static ImageSet Read((string Path, byte Label)[] files, int channels, int height, int width, ImageLimits limits)
    {
        int size = channels * height * width;
        if ((long)files.Length * size > Array.MaxLength)
            throw MiniCnnException.BadData(
                $"{files.Length} images of {channels}x{height}x{width} do not fit into memory; expected at most {Array.MaxLength} bytes; choose a smaller size");
        byte[] pixels = new byte[files.Length * size];
        for (int i = 0; i < files.Length; i++)
            ImageFile.Read(files[i].Path, limits).ToChannelsFirst(channels, height, width).CopyTo(pixels, i * size);
        return new ImageSet(pixels, Array.ConvertAll(files, file => file.Label), channels, height, width);
    }
}
