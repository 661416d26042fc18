using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MiniCnn.Data;

/// <summary>An array of unsigned bytes of any rank: what an IDX file holds.</summary>
internal sealed class IdxArray
{
    /// <param name="bytes">Elements, row-major.</param>
    /// <param name="dimensions">0 to 255 sizes, each at least 0; none makes a single number.</param>
    public IdxArray(byte[] bytes, params int[] dimensions)
    {
        if (dimensions.Length > 255 || dimensions.Any(size => size < 0) || SizeOf(dimensions) != bytes.LongLength)
            throw MiniCnnException.BadUsage($"An IDX array of [{string.Join(", ", dimensions)}] cannot be made from {bytes.LongLength} bytes");
        (Bytes, Dimensions) = (bytes, dimensions);
    }

    public byte[] Bytes { get; }

    /// <summary>Sizes, slowest first.</summary>
    public int[] Dimensions { get; }

    /// <summary>Two zero bytes, the element type (08: unsigned byte), the rank, then a big-endian 32-bit size per dimension.</summary>
    public byte[] Header()
    {
        byte[] header = new byte[4 + (4 * Dimensions.Length)];
        header[2] = IdxFile.UnsignedByte;
        header[3] = (byte)Dimensions.Length;
        for (int i = 0; i < Dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), Dimensions[i]);
        return header;
    }

    /// <summary>SHA-256, lower-case hexadecimal, of the plain IDX file that holds this array: the same however a file is compressed.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Header());
        hash.AppendData(Bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The product of the sizes, or −1 when it is more than one array can hold.</summary>
    public static long SizeOf(ReadOnlySpan<int> dimensions)
    {
        if (dimensions.Contains(0))
            return 0;
        long product = 1;
        foreach (int size in dimensions)
        {
            product *= size; // at most 2^31 * 2^31: no overflow before the next line stops it
            if (product > Array.MaxLength)
                return -1;
        }

        return product;
    }
}
