using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace MiniCnn.Data;

/// <summary>
/// IDX files of unsigned bytes, the format of MNIST (yann.lecun.com/exdb/mnist), plain or gzip: which of the two is decided by the
/// content, not the name. A file is accepted only if it is complete and has nothing after its end; everything is checked before
/// memory of the declared size is allocated.
/// </summary>
internal static class IdxFile
{
    // deflate makes at most 1032 bytes out of one, so a small file that declares more is wrong
    private const long MaxExpansion = 1032;

    /// <summary>Accepts up to <paramref name="maxBytes"/>, uncompressed, header included.</summary>
    /// <exception cref="MiniCnnException">Missing, unreadable, damaged, not IDX, or larger than allowed: kind Data.</exception>
    public static IdxArray Read(string path, long maxBytes = int.MaxValue)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            return Read(file, path, maxBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw MiniCnnException.BadData($"{path}: cannot be read: {error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}; give an IDX file, plain or gzip", error);
        }
    }

    /// <summary>From a seekable stream at its start; the name is for errors.</summary>
    public static IdxArray Read(Stream stream, string name, long maxBytes = int.MaxValue)
    {
        bool isGzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        try
        {
            using GzipMember? gzip = isGzip ? new GzipMember(stream) : null;
            IdxArray array = Read(gzip?.Content ?? stream, stream.Length, isGzip, name, maxBytes);
            return gzip?.EndsWith(array.Crc32(), 4 + (4 * array.Dimensions.Length) + array.Bytes.LongLength) != false
                ? array
                : throw Damaged(name, "the gzip file is cut off, has bytes after its end, or its checksum is not that of its content");
        }
        catch (InvalidDataException error)
        {
            throw MiniCnnException.BadData($"{name}: the gzip data is damaged; expected one complete gzip file with a correct checksum; get the file again", error);
        }
    }

    private static IdxArray Read(Stream stream, long fileBytes, bool isGzip, string name, long maxBytes)
    {
        int[] dimensions = ReadHeader(stream, name);
        // more than an array can hold is enough to know, so that no product overflows
        long size = dimensions.Contains(0) ? 0 : dimensions.Aggregate(1L, (product, side) => Math.Min(product * side, Array.MaxLength + 1L));
        if (size > Array.MaxLength)
            throw TooLarge(name, $"[{string.Join(", ", dimensions)}]");
        long declared = 4 + (4 * dimensions.Length) + size;
        if (declared > maxBytes)
            throw MiniCnnException.BadData($"{name}: its IDX header declares {declared} bytes; expected at most {maxBytes}; this is another file than expected");
        if (isGzip && declared > MaxExpansion * fileBytes)
            throw Damaged(name, $"its header declares {declared} bytes, more than {fileBytes} compressed bytes can hold");
        if (!isGzip && declared != fileBytes)
            throw Damaged(name, $"its IDX header declares {declared} bytes but it holds {fileBytes}");
        byte[] bytes = new byte[size];
        int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (got < bytes.Length)
            throw Damaged(name, $"its IDX header declares {declared} bytes but it holds {declared - size + got}");
        if (stream.ReadByte() >= 0)
            throw Damaged(name, $"its IDX header declares {declared} bytes but it holds more than {declared}");
        return new IdxArray(bytes, dimensions);
    }

    private static int[] ReadHeader(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[4];
        int got = stream.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        if (got > 0 && start[0] == (byte)'<')
            throw MiniCnnException.BadData($"{name}: this is a web page, not an IDX file; a download went wrong, get the file again");
        int wrong = start[..Math.Min(got, 2)].IndexOfAnyExcept((byte)0);
        if (wrong >= 0)
            throw MiniCnnException.BadData($"{name}: not an IDX file: byte {wrong} is {start[wrong]:X2}, expected 00; give an IDX file, plain or gzip");
        if (got < 4)
            throw CutOff(name, got, "the first 4 bytes (00 00 type rank)");
        if (start[2] != IdxArray.UnsignedByte)
            throw MiniCnnException.BadData($"{name}: the IDX element type in byte 2 is {start[2]:X2}; expected 08, unsigned bytes; convert the file to bytes, or it is damaged");

        int rank = start[3];
        Span<byte> sizes = stackalloc byte[4 * rank];
        got = stream.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false);
        if (got < sizes.Length)
            throw CutOff(name, 4 + got, $"{4 + sizes.Length} bytes of header for {rank} dimensions");
        int[] dimensions = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(sizes[(4 * i)..]);
            dimensions[i] = size <= int.MaxValue ? (int)size : throw TooLarge(name, $"dimension {i} is {size}");
        }

        return dimensions;
    }

    private static MiniCnnException Damaged(string name, string what) =>
        MiniCnnException.BadData($"{name}: {what}; expected exactly what the header declares; the file is damaged, get or write it again");

    private static MiniCnnException CutOff(string name, int got, string expected) =>
        MiniCnnException.BadData($"{name}: the file ends after {got} bytes, inside its IDX header; expected {expected}; get or write it again");

    private static MiniCnnException TooLarge(string name, string what) =>
        MiniCnnException.BadData($"{name}: the IDX header declares more than fits in memory ({what}); expected at most {Array.MaxLength} bytes; the file is damaged");
}

/// <summary>What an IDX file holds: unsigned bytes, row-major, of 0 to 255 dimensions; none is a single number.</summary>
internal sealed record IdxArray(byte[] Bytes, params int[] Dimensions)
{
    public const byte UnsignedByte = 0x08;

    /// <summary>Two zero bytes, the element type, the rank, then a big-endian 32-bit size per dimension.</summary>
    public byte[] Header()
    {
        byte[] header = new byte[4 + (4 * Dimensions.Length)];
        (header[2], header[3]) = (UnsignedByte, (byte)Dimensions.Length);
        for (int i = 0; i < Dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), Dimensions[i]);
        return header;
    }

    /// <summary>SHA-256, lower-case hexadecimal, of the plain IDX file that holds this array: the same however a file is compressed.</summary>
    public string Sha256() => HashOf(Header(), Bytes);

    /// <summary>CRC-32 of the plain IDX file, as in a gzip file's end.</summary>
    public uint Crc32()
    {
        var hash = new Crc32();
        hash.Append(Header());
        hash.Append(Bytes);
        return hash.GetCurrentHashAsUInt32();
    }

    /// <summary>SHA-256, lower-case hexadecimal, of all parts one after another.</summary>
    public static string HashOf(params ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] part in parts)
            hash.AppendData(part);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
