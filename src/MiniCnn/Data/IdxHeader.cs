using System.Buffers.Binary;

namespace MiniCnn.Data;

/// <summary>
/// The start of an IDX file: two zero bytes, element type, rank, then one big-endian 32-bit size per dimension.
/// Everything is checked before anything of the declared size is allocated.
/// </summary>
internal static class IdxHeader
{
    public static int ElementSize(IdxType type) =>
        type switch
        {
            IdxType.UInt8 or IdxType.Int8 => 1,
            IdxType.Int16 => 2,
            IdxType.Int32 or IdxType.Float32 => 4,
            IdxType.Float64 => 8,
            _ => throw MiniCnnException.BadUsage($"Unknown IDX element type {(int)type:X2}; expected 08, 09, 0B, 0C, 0D or 0E"),
        };

    /// <summary>Bytes after the header, or −1 when they are more than one array can hold.</summary>
    public static long DataBytes(IdxType type, ReadOnlySpan<int> dimensions)
    {
        if (dimensions.Length > 255)
            throw MiniCnnException.BadUsage($"An IDX array of {dimensions.Length} dimensions; expected at most 255");
        foreach (int size in dimensions)
        {
            if (size < 0)
                throw MiniCnnException.BadUsage($"An IDX array with a size of {size}; expected sizes of at least 0");
            if (size == 0)
                return 0;
        }

        long bytes = ElementSize(type);
        foreach (int size in dimensions)
        {
            bytes *= size; // at most 2^31 * 2^31: no overflow before the next line stops it
            if (bytes > Array.MaxLength)
                return -1;
        }

        return bytes;
    }

    public static byte[] Encode(IdxType type, ReadOnlySpan<int> dimensions)
    {
        byte[] header = new byte[4 + (4 * dimensions.Length)];
        header[2] = (byte)type;
        header[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), dimensions[i]);
        return header;
    }

    /// <summary>Reads and checks the header; the stream then stands at the first element.</summary>
    public static (IdxType Type, int[] Dimensions, long DataBytes) Read(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[4];
        int got = stream.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        if (got > 0 && start[0] == (byte)'<')
            throw MiniCnnException.BadData($"{name}: this is a web page, not an IDX file; a download went wrong, fetch the file again");
        for (int i = 0; i < Math.Min(got, 2); i++)
        {
            if (start[i] != 0)
                throw MiniCnnException.BadData(
                    $"{name}: not an IDX file: byte {i} is {start[i]:X2}, expected 00; give an IDX file, plain or gzip");
        }

        if (got < 4)
            throw Short(name, got, "the first 4 bytes (00 00 type rank)");
        var type = (IdxType)start[2];
        if (!Enum.IsDefined(type))
            throw MiniCnnException.BadData(
                $"{name}: unknown IDX element type {start[2]:X2} in byte 2; expected 08, 09, 0B, 0C, 0D or 0E; the file is damaged or not IDX");

        byte rank = start[3];
        Span<byte> sizes = stackalloc byte[4 * rank];
        got = stream.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false);
        if (got < sizes.Length)
            throw Short(name, 4 + got, $"{4 + sizes.Length} bytes of header for {rank} dimensions");
        int[] dimensions = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(sizes[(4 * i)..]);
            if (size > int.MaxValue)
                throw TooLarge(name, $"dimension {i} is {size}");
            dimensions[i] = (int)size;
        }

        long bytes = DataBytes(type, dimensions);
        return bytes < 0 ? throw TooLarge(name, $"{type} [{string.Join(", ", dimensions)}]") : (type, dimensions, bytes);
    }

    private static MiniCnnException Short(string name, int got, string expected) =>
        MiniCnnException.BadData($"{name}: the file ends after {got} bytes, inside its IDX header; expected {expected}; fetch or write it again");

    private static MiniCnnException TooLarge(string name, string what) =>
        MiniCnnException.BadData(
            $"{name}: the IDX header declares more than fits in memory ({what}); expected at most {Array.MaxLength} bytes; the file is damaged");
}
