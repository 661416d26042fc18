using System.Buffers.Binary;
using System.IO.Compression;

namespace MiniCnn.Data;

/// <summary>
/// IDX files, the format of MNIST (yann.lecun.com/exdb/mnist), plain or gzip: which of the two is seen from the content, not the
/// name. A file is accepted only if it is whole to its last byte and has nothing after it.
/// </summary>
public static class IdxFile
{
    // deflate makes at most 1032 bytes out of one, so a small file that declares more is lying
    private const long MostFromOneByte = 1032;

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">Plain or gzip.</param>
    /// <param name="mostBytes">The largest unpacked size that is accepted, header included.</param>
    /// <exception cref="MiniCnnException">Missing, unreadable, damaged, not IDX, or larger than allowed: kind Data.</exception>
    public static IdxArray Read(string path, long mostBytes = int.MaxValue)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            return Read(file, path, mostBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw MiniCnnException.BadData($"{path}: cannot be read: {OneLine(error.Message)}; give an IDX file, plain or gzip", error);
        }
    }

    /// <summary>Reads and checks a whole stream.</summary>
    /// <param name="stream">Seekable, from its current position to its end.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="mostBytes">The largest unpacked size that is accepted, header included.</param>
    /// <exception cref="MiniCnnException">Damaged, not IDX, or larger than allowed: kind Data.</exception>
    public static IdxArray Read(Stream stream, string name, long mostBytes = int.MaxValue)
    {
        long start = stream.Position;
        bool packed = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = start;
        long length = stream.Length - start;
        if (!packed)
            return ReadPlain(stream, name, mostBytes, declared => declared == length ? null : Other(declared, length, "holds"));

        IdxArray array = Unpack(stream, name, mostBytes, length);
        CheckTrailer(stream, name, start, length, array);
        return array;
    }

    /// <summary>Writes a temporary sibling and renames it, so that a reader sees the old file or the whole new one.</summary>
    /// <param name="path">Where; folders that are missing are made.</param>
    /// <param name="array">What.</param>
    /// <param name="gzip">Pack it; by default where the name ends in .gz.</param>
    /// <exception cref="MiniCnnException">It cannot be written: kind Failure.</exception>
    public static void Write(string path, IdxArray array, bool? gzip = null) =>
        AtomicFile.Write(path, file =>
        {
            using GZipStream? packer = gzip ?? path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true)
                : null;
            Stream to = packer ?? file;
            to.Write(IdxHeader.Encode(array.Type, array.Dimensions));
            to.Write(array.Bytes);
        });

    private static IdxArray Unpack(Stream stream, string name, long mostBytes, long length)
    {
        try
        {
            using var unpacked = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            return ReadPlain(unpacked, name, mostBytes, declared =>
                declared <= MostFromOneByte * length ? null : $"its header declares {declared} bytes, more than {length} packed bytes can hold");
        }
        catch (InvalidDataException error)
        {
            throw MiniCnnException.BadData(
                $"{name}: the gzip data is damaged; expected one whole gzip file with its checksum right; fetch the file again", error);
        }
    }

    private static IdxArray ReadPlain(Stream stream, string name, long mostBytes, Func<long, string?> objection)
    {
        (IdxType type, int[]? dimensions, long size) = IdxHeader.Read(stream, name);
        long declared = 4 + (4 * dimensions.Length) + size;
        if (declared > mostBytes)
            throw MiniCnnException.BadData($"{name}: its IDX header declares {declared} bytes; expected at most {mostBytes}; it is not the file it should be");
        if (objection(declared) is { } wrong)
            throw Damaged(name, wrong);

        byte[] bytes = new byte[size];
        int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (got < bytes.Length)
            throw Damaged(name, Other(declared, declared - size + got, "holds"));
        if (stream.ReadByte() >= 0)
            throw Damaged(name, Other(declared, declared, "holds more than"));
        return new IdxArray(type, dimensions, bytes);
    }

    /// <summary>
    /// GZipStream checks a checksum that is there, but neither misses one that is cut off nor sees bytes after the end: the last
    /// four bytes of the file must be the unpacked size (RFC 1952).
    /// </summary>
    private static void CheckTrailer(Stream stream, string name, long start, long length, IdxArray array)
    {
        Span<byte> trailer = stackalloc byte[4];
        stream.Position = start + Math.Max(0, length - 4);
        stream.ReadAtLeast(trailer, 4, throwOnEndOfStream: false);
        uint unpacked = (uint)(4 + (4 * array.Dimensions.Length) + array.Bytes.LongLength);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != unpacked)
            throw Damaged(name, "the gzip file is cut off or has bytes after its end (its last four bytes are not the unpacked size)");
    }

    private static string Other(long declared, long found, string verb) => $"its IDX header declares {declared} bytes but it {verb} {found}";

    private static MiniCnnException Damaged(string name, string what) =>
        MiniCnnException.BadData($"{name}: {what}; expected exactly what the header declares; the file is damaged, fetch or write it again");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
