namespace MiniCnn.Imaging;

/// <summary>The CRC of PNG chunks: polynomial 0xEDB88320, reflected, of ISO 3309 (PNG specification, annex D).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>The CRC of a chunk's type and content together.</summary>
    public static uint Of(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content) => ~Update(Update(~0u, type), content);

    private static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
            crc = Table[(crc ^ b) & 255] ^ (crc >> 8);
        return crc;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            uint c = n;
            for (int k = 0; k < 8; k++)
                c = (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            table[n] = c;
        }

        return table;
    }
}
