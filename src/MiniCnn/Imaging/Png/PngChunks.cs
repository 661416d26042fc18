using System.Buffers.Binary;
using System.Text;

namespace MiniCnn.Imaging;

/// <summary>One chunk of a PNG file, its CRC checked.</summary>
internal readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Content)
{
    /// <summary>An upper-case first letter: whoever does not know the chunk cannot show the picture.</summary>
    public bool IsCritical => char.IsAsciiLetterUpper(Type[0]);
}

/// <summary>The chunk structure of PNG: signature, then length, type, content, CRC again and again up to IEND.</summary>
internal static class PngChunks
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The chunks up to and with IEND; what follows IEND is not looked at.</summary>
    public static IEnumerable<PngChunk> Read(ReadOnlyMemory<byte> file)
    {
        if (!file.Span.StartsWith(Signature))
            throw MiniCnnException.BadData("PNG: the file does not start with the PNG signature");
        int position = Signature.Length;
        while (true)
        {
            PngChunk chunk = ReadOne(file.Span[position..], file, position);
            yield return chunk;
            if (chunk.Type == "IEND")
                yield break;
            position += 12 + chunk.Content.Length;
        }
    }

    /// <summary>Writes one chunk.</summary>
    public static void Write(Stream stream, string type, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(head, content.Length);
        Encoding.ASCII.GetBytes(type, head[4..]);
        stream.Write(head);
        stream.Write(content);
        Span<byte> crc = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.Of(head[4..], content));
        stream.Write(crc);
    }

    private static PngChunk ReadOne(ReadOnlySpan<byte> rest, ReadOnlyMemory<byte> file, int position)
    {
        if (rest.Length < 12)
            throw MiniCnnException.BadData($"PNG: the file ends at byte {file.Length} inside a chunk or before its IEND chunk; it is cut off");
        uint length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        ReadOnlySpan<byte> name = rest.Slice(4, 4);
        foreach (byte letter in name)
        {
            if (!char.IsAsciiLetter((char)letter))
                throw MiniCnnException.BadData($"PNG: a chunk name at byte {position + 4} is not four letters; the file is damaged there");
        }

        string type = Encoding.ASCII.GetString(name);
        if (length > rest.Length - 12)
        {
            throw MiniCnnException.BadData(
                $"PNG: chunk {type} at byte {position} says it has {length} bytes but the file has {rest.Length - 12} left; it is cut off or damaged");
        }

        ReadOnlySpan<byte> content = rest.Slice(8, (int)length);
        if (BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]) != Crc32.Of(name, content))
            throw MiniCnnException.BadData($"PNG: the checksum of chunk {type} at byte {position} is wrong; the file is damaged");
        return new PngChunk(type, file.Slice(position + 8, (int)length));
    }
}
