using System.Globalization;
using MiniCnn.Imaging;

namespace MiniCnn.Data;

/// <summary>
/// Pictures sorted into folders named by their class: folder/class/picture, or folder/train/class/picture and folder/test/class/picture.
/// </summary>
public static class ImageFolder
{
    /// <summary>Reads all pictures; classes are in the order of their names, numbers by value.</summary>
    /// <param name="folder">The folder; its name is the dataset's.</param>
    /// <param name="read">Reads one picture.</param>
    /// <param name="options">Size, channels, test part.</param>
    /// <exception cref="MiniCnnException">No such folder, fewer than 2 or more than 256 classes, a class without pictures (kind Data).</exception>
    public static Dataset Load(string folder, ImageReader read, ImageFolderOptions? options = null)
    {
        options ??= new ImageFolderOptions();
        options.Check();
        (string? train, string? test) = (Path.Combine(folder, "train"), Path.Combine(folder, "test"));
        bool parted = Directory.Exists(train) && Directory.Exists(test);
        string[] classes = ClassesOf(parted ? train : folder);
        if (parted && ClassesOf(test) is var others && !others.SequenceEqual(classes))
            throw MiniCnnException.BadData(
                $"{test}: its classes ({string.Join(", ", others)}) are not those of {train} ({string.Join(", ", classes)}); expected the same folders in both");

        (string Path, byte Label)[] files = FilesOf(parted ? train : folder, classes);
        options = Completed(options, read(files[0].Path));
        ImageSet images = Read(files, read, options);
        (ImageSet? learned, ImageSet? tested) = parted
            ? (images, Read(FilesOf(test, classes), read, options))
            : images.Split(Math.Clamp((int)Math.Round(images.Count * options.TestShare), 1, images.Count - 1), options.Seed);
        return FolderDataset.Of(folder, classes, learned, tested);
    }

    /// <summary>Whether a folder has subfolders to be taken for classes.</summary>
    internal static bool Suits(string folder) => Directory.EnumerateDirectories(folder).Any(path => Path.GetFileName(path)[0] != '.');

    private static string[] ClassesOf(string folder)
    {
        if (!Directory.Exists(folder))
            throw MiniCnnException.BadData($"{folder}: there is no such folder; expected a folder with one subfolder of pictures per class");
        string[] names = Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(name => name[0] != '.')
            .OrderBy(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue)
            .ThenBy(name => name, StringComparer.Ordinal).ToArray();
        return names.Length is >= 2 and <= 256
            ? names
            : throw MiniCnnException.BadData($"{folder}: {names.Length} subfolders; expected 2 to 256, one per class, with the pictures of that class in it");
    }

    private static (string Path, byte Label)[] FilesOf(string folder, string[] classes) =>
        classes.SelectMany((name, label) =>
        {
            (string path, byte)[] pictures = Directory.EnumerateFiles(Path.Combine(folder, name))
                .Where(path => ImageFile.ReadableExtensions.Contains(Path.GetExtension(path).ToLowerInvariant()) && Path.GetFileName(path)[0] != '.')
                .Order(StringComparer.Ordinal).Select(path => (path, (byte)label)).ToArray();
            return pictures.Length > 0
                ? pictures
                : throw MiniCnnException.BadData($"{Path.Combine(folder, name)}: no pictures ({string.Join(' ', ImageFile.ReadableExtensions)}); add some or remove the folder");
        }).ToArray();

    private static ImageFolderOptions Completed(ImageFolderOptions options, DecodedImage first) => options with
    {
        Height = options.Height ?? options.Width ?? first.Height,
        Width = options.Width ?? options.Height ?? first.Width,
        Channels = options.Channels ?? (first.Channels == 1 ? 1 : 3),
    };

    private static ImageSet Read((string Path, byte Label)[] files, ImageReader read, ImageFolderOptions options)
    {
        (int channels, int height, int width) = (options.Channels!.Value, options.Height!.Value, options.Width!.Value);
        int size = channels * height * width;
        if ((long)files.Length * size > Array.MaxLength)
            throw MiniCnnException.BadData(
                $"{files.Length} pictures of {channels}x{height}x{width} do not fit into memory; expected at most {Array.MaxLength} bytes; choose a smaller size");
        byte[] pixels = new byte[files.Length * size];
        for (int i = 0; i < files.Length; i++)
            ImageFitting.Fit(read(files[i].Path), channels, height, width).CopyTo(pixels, i * size);
        return new ImageSet(pixels, Array.ConvertAll(files, file => file.Label), channels, height, width);
    }
}
