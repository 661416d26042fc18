using System.Globalization;
using MiniCnn.Imaging;

namespace MiniCnn.Data;

/// <summary>How the images of a folder are read.</summary>
public sealed record ImageFolderOptions
{
    /// <summary>Rows, 1 to 4096. Default: as the first image.</summary>
    public int? Height { get; init; }

    /// <summary>Columns, 1 to 4096. Default: as the first image.</summary>
    public int? Width { get; init; }

    /// <summary>1 gray or 3 RGB. Default: 1 if the first image is gray, else 3.</summary>
    public int? Channels { get; init; }

    /// <summary>Fraction of each class used as test images where the folder has no test part, above 0 and below 1. Default 1/6.</summary>
    public double TestShare { get; init; } = 1 / 6.0;

    /// <summary>Selects the test images. Default 0.</summary>
    public long Seed { get; init; }

    internal void Check()
    {
        var errors = new List<string>();
        if (Height is < 1 or > 4096)
            errors.Add($"Height = {Height}, expected 1 to 4096");
        if (Width is < 1 or > 4096)
            errors.Add($"Width = {Width}, expected 1 to 4096");
        if (Channels is not (null or 1 or 3))
            errors.Add($"Channels = {Channels}, expected 1 or 3");
        if (TestShare is not (> 0 and < 1))
            errors.Add($"TestShare = {TestShare}, expected above 0 and below 1");
        if (errors.Count > 0)
            throw MiniCnnException.BadUsage(errors);
    }
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
        Image first = ImageFile.Read(files[0].Path);
        int channels = options.Channels ?? (first.Channels == 1 ? 1 : 3);
        int height = options.Height ?? options.Width ?? first.Height;
        int width = options.Width ?? options.Height ?? first.Width;
        ImageSet images = Read(files, channels, height, width);
        (ImageSet trainSet, ImageSet testSet) = isSplit
            ? (images, Read(FilesOf(test, classes), channels, height, width))
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
            string[] images = Directory.EnumerateFiles(Path.Combine(folder, name))
                .Where(path => ImageFile.ReadableExtensions.Contains(Path.GetExtension(path).ToLowerInvariant()) && Path.GetFileName(path)[0] != '.')
                .Order(StringComparer.Ordinal).ToArray();
            return images.Length > 0
                ? images.Select(path => (path, (byte)label))
                : throw MiniCnnException.BadData($"{Path.Combine(folder, name)}: no images ({string.Join(' ', ImageFile.ReadableExtensions)}); add some or remove the folder");
        }),
    ];

    private static ImageSet Read((string Path, byte Label)[] files, int channels, int height, int width)
    {
        int size = channels * height * width;
        if ((long)files.Length * size > Array.MaxLength)
            throw MiniCnnException.BadData(
                $"{files.Length} images of {channels}x{height}x{width} do not fit into memory; expected at most {Array.MaxLength} bytes; choose a smaller size");
        byte[] pixels = new byte[files.Length * size];
        for (int i = 0; i < files.Length; i++)
            ImageFile.Read(files[i].Path).ToChannelsFirst(channels, height, width).CopyTo(pixels, i * size);
        return new ImageSet(pixels, Array.ConvertAll(files, file => file.Label), channels, height, width);
    }
}
