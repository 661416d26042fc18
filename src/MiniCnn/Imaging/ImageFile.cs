namespace MiniCnn.Imaging;

/// <summary>
/// Pictures from and to files. Reading goes by the content (PNG, PNM, and JPEG where libjpeg-turbo is installed), writing by
/// the extension.
/// </summary>
public static class ImageFile
{
    /// <summary>Extensions that <see cref="Write"/> knows.</summary>
    public static IReadOnlyList<string> WritableExtensions { get; } = [".png", ".gif", ".pgm", ".ppm", ".pnm"];

    /// <summary>Reads a picture file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">Most pixels and bytes; <see cref="ImageLimits.Default"/> when left out.</param>
    /// <exception cref="MiniCnnException">Data error that names the file: missing, unknown format, damaged, beyond the limits.</exception>
    public static Image Read(string path, ImageLimits? limits = null) => AtPath(path, limits, bytes => Decode(bytes, limits));

    /// <summary>Reads a picture from a stream up to its end.</summary>
    /// <exception cref="MiniCnnException">Data error: unknown format, damaged, beyond the limits.</exception>
    public static Image ReadAll(Stream stream, ImageLimits? limits = null) => Decode(Bytes(stream, limits), limits);

    /// <summary>Reads a picture file as one plane a channel, 0–1, keeping up to 16 bits of depth.</summary>
    /// <inheritdoc cref="Read" path="/param|/exception"/>
    public static Plane[] ReadPlanes(string path, ImageLimits? limits = null) => AtPath(path, limits, bytes => FormatOf(bytes.Span) switch
    {
        ImageFormat.Png => Png.DecodePlanes(bytes, limits),
        ImageFormat.Pnm => Pnm.DecodePlanes(bytes, limits),
        _ => Decode(bytes, limits).ToPlanes(),
    });

    /// <summary>Reads a picture from the bytes of its file.</summary>
    /// <exception cref="MiniCnnException">Data error: unknown format, damaged, beyond the limits.</exception>
    public static Image Decode(ReadOnlyMemory<byte> file, ImageLimits? limits = null) => FormatOf(file.Span) switch
    {
        ImageFormat.Png => Png.Decode(file, limits),
        ImageFormat.Pnm => Pnm.Decode(file, limits),
        ImageFormat.Jpeg => Jpeg.Decode(file, limits),
        ImageFormat.Gif => throw MiniCnnException.BadData("GIF pictures are written here, not read; save it as PNG first"),
        _ => throw MiniCnnException.BadData(file.Length == 0
            ? "The picture file is empty"
            : "The picture format is not known; expected PNG, PGM, PPM, PBM or JPEG: save it as PNG first"),
    };

    /// <summary>Writes a picture whole or not at all.</summary>
    /// <param name="path">The file; its extension says the format (see <see cref="WritableExtensions"/>).</param>
    /// <param name="picture">The pixels.</param>
    /// <exception cref="MiniCnnException">Usage error: another extension, or alpha for PNM. Failure: the file cannot be written.</exception>
    public static void Write(string path, Image picture)
    {
        byte[] bytes = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => Png.Encode(picture),
            ".gif" => Gif.Encode(picture),
            ".pgm" => Pnm.Encode(picture.ToGray()),
            ".ppm" => Pnm.Encode(picture.Channels == 1 ? picture.ToRgb() : picture),
            ".pnm" => Pnm.Encode(picture),
            var other => throw MiniCnnException.BadUsage(
                $"{path}: pictures are not written as '{other}'; expected an extension of {string.Join(", ", WritableExtensions)}"),
        };
        AtomicFile.WriteBytes(path, bytes);
    }

    /// <summary>Tells the format by the first bytes.</summary>
    public static ImageFormat FormatOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(PngChunks.Signature))
            return ImageFormat.Png;
        if (start.StartsWith([(byte)0xFF, (byte)0xD8, (byte)0xFF]))
            return ImageFormat.Jpeg;
        if (start.StartsWith("GIF8"u8))
            return ImageFormat.Gif;
        bool isPnm = start.Length >= 3 && start[0] == 'P' && start[1] is >= (byte)'1' and <= (byte)'6' && (char.IsWhiteSpace((char)start[2]) || start[2] == '#');
        return isPnm ? ImageFormat.Pnm : ImageFormat.Unknown;
    }

    private static T AtPath<T>(string path, ImageLimits? limits, Func<ReadOnlyMemory<byte>, T> decode)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return decode(Bytes(stream, limits));
        }
        catch (MiniCnnException cause) when (cause.Kind == ErrorKind.Data)
        {
            throw MiniCnnException.BadData($"{path}: {cause.Message}", cause);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw MiniCnnException.BadData($"There is no picture file {path}; check the name", cause);
        }
        catch (UnauthorizedAccessException cause) when (Directory.Exists(path))
        {
            throw MiniCnnException.BadData($"{path} is a folder; name the picture files in it", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw MiniCnnException.BadData($"Cannot read the picture file {path}: {cause.Message}", cause);
        }
    }

    private static byte[] Bytes(Stream stream, ImageLimits? limits)
    {
        long most = (limits ?? ImageLimits.Default).MaxFileBytes;
        using MemoryStream content = new();
        byte[] part = new byte[1 << 16];
        for (int count; (count = stream.Read(part)) > 0;)
        {
            content.Write(part.AsSpan(0, count));
            if (content.Length > most)
                throw MiniCnnException.BadData($"The picture file is larger than the limit of {most} bytes");
        }

        return content.ToArray();
    }
}
