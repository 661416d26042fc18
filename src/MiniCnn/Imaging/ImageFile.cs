namespace MiniCnn.Imaging;

/// <summary>Reads and writes image files. The format is taken from the content when reading, and from the extension when writing.</summary>
public static class ImageFile
{
    private static readonly Dictionary<string, Func<Image, byte[]>> Encoders = new()
    {
        [".png"] = ImageCodec.EncodePng,
        [".jpg"] = ImageCodec.EncodeJpeg,
        [".jpeg"] = ImageCodec.EncodeJpeg,
        [".webp"] = ImageCodec.EncodeWebp,
        [".gif"] = Gif.Encode,
        [".pgm"] = image => Pnm.Encode(image.ToGray()),
        [".ppm"] = image => Pnm.Encode(image.ToRgb()),
        [".pnm"] = Pnm.Encode,
    };

    /// <summary>Extensions of the files that <see cref="Read(string, ImageLimits?)"/> reads, in lower case: the one list by which folders are searched.</summary>
    public static IReadOnlyList<string> ReadableExtensions { get; } = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".pbm", ".pgm", ".ppm", ".pnm"];

    /// <summary>Whether a file in a folder is one of its images: by its extension, and not hidden.</summary>
    internal static bool IsImage(string path) => ReadableExtensions.Contains(Path.GetExtension(path).ToLowerInvariant()) && Path.GetFileName(path)[0] != '.';

    /// <summary>Extensions that <see cref="Write"/> knows.</summary>
    public static IReadOnlyList<string> WritableExtensions { get; } = [.. Encoders.Keys];

    /// <summary>Reads an image file: PNG, JPEG (turned upright as its EXIF data says), WebP, GIF (the first frame), BMP, PBM, PGM or PPM.</summary>
    /// <returns>1 channel for gray, 3 for colors, 4 with transparency.</returns>
    /// <exception cref="MiniCnnException">Data error that names the file: missing, unknown format, damaged, cut off, beyond the limits.</exception>
    public static Image Read(string path, ImageLimits? limits = null)
    {
        try
        {
            Disk.ThrowIfSpecial(path);
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(stream, limits);
        }
        catch (MiniCnnException cause) when (cause.Kind == ErrorKind.Data)
        {
            throw MiniCnnException.BadData($"{path}: {cause.Message}", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw MiniCnnException.BadData(cause switch
            {
                FileNotFoundException or DirectoryNotFoundException => $"There is no image file {path}; check the name",
                UnauthorizedAccessException when Directory.Exists(path) => $"{path} is a folder; name the image files in it",
                _ => $"Cannot read the image file {path}: {cause.Message}",
            }, cause);
        }
    }

    /// <summary>Reads an image from a stream up to its end.</summary>
    /// <inheritdoc cref="Read(string, ImageLimits?)"/>
    public static Image Read(Stream stream, ImageLimits? limits = null)
    {
        long max = (limits ?? ImageLimits.Default).MaxFileBytes;
        using var content = new MemoryStream();
        byte[] part = new byte[1 << 16];
        for (int count; (count = stream.Read(part)) > 0;)
        {
            content.Write(part.AsSpan(0, count));
            if (content.Length > max)
                throw MiniCnnException.BadData($"The image file is larger than the limit of {max} bytes");
        }
        return Decode(content.GetBuffer().AsMemory(0, (int)content.Length), limits);
    }

    /// <summary>Reads an image from the bytes of its file.</summary>
    /// <inheritdoc cref="Read(string, ImageLimits?)"/>
    public static Image Decode(ReadOnlyMemory<byte> file, ImageLimits? limits = null) =>
        Pnm.IsPnm(file.Span) ? Pnm.Decode(file.Span, limits ?? ImageLimits.Default) : ImageCodec.Decode(file, limits ?? ImageLimits.Default);

    /// <summary>Writes an image whole or not at all, in the format of the extension; WebP without loss, JPEG, PGM and PPM with transparency over white.</summary>
    /// <exception cref="MiniCnnException">Usage error: another extension. Failure: the file cannot be written.</exception>
    public static void Write(string path, Image image)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (!Encoders.TryGetValue(extension, out Func<Image, byte[]>? encode))
            throw MiniCnnException.BadUsage($"{path}: images are not written as '{extension}'; expected an extension of {string.Join(", ", WritableExtensions)}");
        AtomicFile.WriteBytes(path, encode(image));
    }

    /// <summary>The bytes of a PNG file.</summary>
    public static byte[] EncodePng(Image image) => ImageCodec.EncodePng(image);
}

/// <summary>What an image file may ask for. A header that asks for more is refused before pixels are allocated.</summary>
public sealed record ImageLimits
{
    /// <summary>Limits for files of unknown origin.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>Maximum pixels along a side. Default 32768, at least 1.</summary>
    public int MaxSide { get; init; } = 32_768;

    /// <summary>Maximum memory of the decoded pixels in bytes, four for each. Default 256 MiB, that is 67 million pixels.</summary>
    public long MaxMemory { get; init; } = 256L << 20;

    /// <summary>Maximum length of a file in bytes. Default 512 MiB.</summary>
    public long MaxFileBytes { get; init; } = 512L << 20;

    internal void Check(string format, long width, long height)
    {
        if (width < 1 || height < 1)
            throw MiniCnnException.BadData($"{format}: an image of {width}x{height} has no pixels; expected sides of at least 1");
        if (width > MaxSide || height > MaxSide || width * height * 4 > MaxMemory)
        {
            throw MiniCnnException.BadData(
                $"{format}: an image of {width}x{height} is beyond the limit of {MaxSide} a side and {MaxMemory >> 20} MiB, and takes {(width * height * 4) >> 20}; scale it down, or raise the limit");
        }
    }
}
