namespace MiniCnn.Imaging;

/// <summary>The LZW coding of GIF: codes grow from one bit more than a pixel to 12 bits, in blocks of up to 255 bytes.</summary>
internal static class GifLzw
{
    private const int MaxCodes = 4096;

    /// <summary>Writes the size byte, the blocks and the empty block at the end; pixels are below 2^bits, bits are 2 to 8.</summary>
    public static void Write(Stream stream, ReadOnlySpan<byte> pixels, int bits)
    {
        (int clear, int end) = (1 << bits, (1 << bits) + 1);
        List<byte> data = [];
        (uint waiting, int waitingBits) = (0, 0);
        // Codes bit by bit, the lowest first.
        void Add(int code, int width)
        {
            waiting |= (uint)code << waitingBits;
            for (waitingBits += width; waitingBits >= 8; waitingBits -= 8, waiting >>= 8)
                data.Add((byte)waiting);
        }
        Dictionary<int, int> codes = [];
        (int next, int width) = (end + 1, bits + 1);
        Add(clear, width);
        int prefix = pixels[0];
        foreach (byte pixel in pixels[1..])
        {
            int longer = (prefix << 8) | pixel;
            if (codes.TryGetValue(longer, out int code))
            {
                prefix = code;
                continue;
            }
            Add(prefix, width);
            prefix = pixel;
            if (next < MaxCodes)
            {
                // The reader adds a code one step later: the width grows when the code just made does not fit.
                if (next == 1 << width)
                    width++;
                codes.Add(longer, next++);
            }
            else
            {
                Add(clear, width);
                codes.Clear();
                (next, width) = (end + 1, bits + 1);
            }
        }
        Add(prefix, width);
        if (next < MaxCodes && next == 1 << width)
            width++;
        Add(end, width);
        Add(0, 7);
        stream.WriteByte((byte)bits);
        foreach (byte[] block in data.Chunk(255))
            stream.Write([(byte)block.Length, .. block]);
        stream.WriteByte(0);
    }
}
