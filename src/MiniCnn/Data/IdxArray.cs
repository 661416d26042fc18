using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MiniCnn.Data;

/// <summary>An array of unsigned bytes of any rank: what an IDX file holds.</summary>
/// <param name="Bytes">Elements, row-major.</param>
/// <param name="Dimensions">0 to 255 sizes, slowest first; none is a single number.</param>
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
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Header());
        hash.AppendData(Bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
