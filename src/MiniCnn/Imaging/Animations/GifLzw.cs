namespace MiniCnn.Imaging;

/// <summary>The LZW coding of GIF: codes grow from one bit more than a pixel to 12 bits, in blocks of up to 255 bytes.</summary>
internal static class GifLzw
{
    private const int MaxCodes = 4096;

    /// <param name="stream">Gets the size byte, the blocks and the empty block at the end.</param>
    /// <param name="pixels">Numbers below 2^<paramref name="bits"/>.</param>
    /// <param name="bits">2 to 8.</param>
    public static void Write(Stream stream, ReadOnlySpan<byte> pixels, int bits)
    {
        (int clear, int end) = (1 << bits, (1 << bits) + 1);
        stream.WriteByte((byte)bits);
        BlockWriter writer = new(stream);
        Dictionary<int, int> codes = [];
        int next = end + 1;
        int width = bits + 1;
        writer.Add(clear, width);
        int prefix = pixels[0];
        foreach (byte pixel in pixels[1..])
        {
            int longer = (prefix << 8) | pixel;
            if (codes.TryGetValue(longer, out int code))
            {
                prefix = code;
                continue;
            }

            writer.Add(prefix, width);
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
                writer.Add(clear, width);
                codes.Clear();
                (next, width) = (end + 1, bits + 1);
            }
        }

        writer.Add(prefix, width);
        if (next < MaxCodes && next == 1 << width)
            width++;
        writer.Add(end, width);
        writer.Finish();
    }

    /// <summary>Codes bit by bit, the lowest first, in blocks that begin with their length.</summary>
    private sealed class BlockWriter(Stream stream)
    {
        private readonly byte[] _block = new byte[255];
        private int _count;
        private uint _bits;
        private int _bitCount;

        public void Add(int code, int width)
        {
            _bits |= (uint)code << _bitCount;
            _bitCount += width;
            for (; _bitCount >= 8; _bitCount -= 8, _bits >>= 8)
                Put((byte)_bits);
        }

        public void Finish()
        {
            if (_bitCount > 0)
                Put((byte)_bits);
            Flush();
            stream.WriteByte(0);
        }

        private void Put(byte value)
        {
            _block[_count++] = value;
            if (_count == _block.Length)
                Flush();
        }

        private void Flush()
        {
            if (_count == 0)
                return;
            stream.WriteByte((byte)_count);
            stream.Write(_block.AsSpan(0, _count));
            _count = 0;
        }
    }
}
