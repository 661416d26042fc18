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

    /// <summary>Extensions that <see cref="Write"/> knows.</summary>
    public static IReadOnlyList<string> WritableExtensions { get; } = [.. Encoders.Keys];

    /// <summary>Reads an image file: PNG, JPEG (turned upright as its EXIF data says), WebP, GIF (the first frame), BMP, PBM, PGM or PPM.</summary>
    /// <returns>1 channel for gray, 3 for colors, 4 with transparency.</returns>
    /// <exception cref="MiniCnnException">Data error that names the file: missing, unknown format, damaged, cut off, beyond the limits.</exception>
    public static Image Read(string path, ImageLimits? limits = null)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(stream, limits);
        }
        catch (MiniCnnException cause) when (cause.Kind == ErrorKind.Data)
        {
            throw MiniCnnException.BadData($"{path}: {cause.Message}", cause);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw MiniCnnException.BadData($"There is no image file {path}; check the name", cause);
        }
        catch (UnauthorizedAccessException cause) when (Directory.Exists(path))
        {
            throw MiniCnnException.BadData($"{path} is a folder; name the image files in it", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw MiniCnnException.BadData($"Cannot read the image file {path}: {cause.Message}", cause);
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
