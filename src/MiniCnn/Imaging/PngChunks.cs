using System.Buffers.Binary;
using System.IO.Hashing;

namespace MiniCnn.Imaging;

/// <summary>The chunks of a PNG file (https://www.w3.org/TR/png-3/#5DataRep). Decoders stop when they have all pixels, and do not see that the last checksum is missing.</summary>
internal static class PngChunks
{
    private const int SignatureBytes = 8, LengthBytes = 4, TypeBytes = 4, ChecksumBytes = 4;

    /// <summary>Whether each chunk, to IEND, is there with the checksum of its type and data.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> file)
    {
        for (int at = SignatureBytes; file.Length - at >= LengthBytes + TypeBytes + ChecksumBytes;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - LengthBytes - TypeBytes - ChecksumBytes)
                return false;
            ReadOnlySpan<byte> chunk = file.Slice(at + LengthBytes, TypeBytes + (int)length);
            at += LengthBytes + chunk.Length + ChecksumBytes;
            if (Crc32.HashToUInt32(chunk) != BinaryPrimitives.ReadUInt32BigEndian(file[(at - ChecksumBytes)..]))
                return false;
            if (chunk[..TypeBytes].SequenceEqual("IEND"u8))
                return true;
        }

        return false;
    }
}
