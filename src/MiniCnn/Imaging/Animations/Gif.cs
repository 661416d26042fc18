using System.Buffers.Binary;
using System.Numerics;

namespace MiniCnn.Imaging;

/// <summary>
/// Writes GIF (CompuServe, GIF89a): one palette for all frames, exact up to 255 colors and the nearest beyond; of later
/// frames only the rectangle that changed, and in it only the pixels that changed.
/// </summary>
internal static class Gif
{
    public static byte[] Encode(Image image)
    {
        using var stream = new MemoryStream();
        Write(stream, new Animation([new AnimationFrame(image, 100)], plays: 1));
        return stream.ToArray();
    }

    public static void Write(Stream stream, Animation animation)
    {
        var colors = new Dictionary<uint, int>();
        (int frames, int width, int height) = (0, 0, 0);
        foreach ((AnimationFrame frame, _, PixelArea changed) in animation.Changes())
        {
            (frames, width, height) = (frames + 1, frame.Image.Width, frame.Image.Height);
            Palette.Count(frame.Image, changed, colors);
        }
        bool moves = frames > 1;
        Palette palette = new(colors, Math.Min(animation.MaxColors, moves ? 255 : 256));
        // With frames, the first number after the colors stands for "as before".
        int bits = Math.Max(1, BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)palette.Colors.Count + (moves ? 1u : 0))));
        stream.Write("GIF89a"u8);
        WriteShorts(stream, width, height);
        stream.Write([(byte)(0xF0 | (bits - 1)), 0, 0]);
        foreach (uint color in palette.Colors.Concat(Enumerable.Repeat(0u, (1 << bits) - palette.Colors.Count)))
            stream.Write([(byte)(color >> 16), (byte)(color >> 8), (byte)color]);
        if (moves && animation.Plays != 1)
        {
            stream.Write([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1]);
            // The number counts repetitions: one less than plays; 0 means without end.
            WriteShorts(stream, animation.Plays == 0 ? 0 : animation.Plays - 1);
            stream.WriteByte(0);
        }
        foreach ((AnimationFrame frame, Image? before, PixelArea changed) in animation.Changes())
            WriteFrame(stream, frame, before, changed, palette, moves, bits);
        stream.WriteByte(0x3B);
    }

    private static void WriteFrame(Stream stream, AnimationFrame frame, Image? before, PixelArea changed, Palette palette, bool moves, int bits)
    {
        byte same = (byte)palette.Colors.Count;
        byte[] part = new byte[changed.Width * changed.Height];
        for (int i = 0; i < part.Length; i++)
        {
            int pixel = ((changed.Y + (i / changed.Width)) * frame.Image.Width) + changed.X + (i % changed.Width);
            byte index = palette.IndexOf(frame.Image, pixel);
            part[i] = before is not null && palette.IndexOf(before, pixel) == index ? same : index;
        }
        if (moves)
        {
            // Graphic control: leave the frame in place, one number is transparent, time in hundredths of a second.
            stream.Write([0x21, 0xF9, 4, (byte)(0x04 | (before is null ? 0 : 1))]);
            WriteShorts(stream, (frame.Milliseconds + 5) / 10);
            stream.Write([same, 0]);
        }
        stream.WriteByte(0x2C);
        WriteShorts(stream, changed.X, changed.Y, changed.Width, changed.Height);
        stream.WriteByte(0);
        GifLzw.Write(stream, part, Math.Max(2, bits));
    }

    private static void WriteShorts(Stream stream, params ReadOnlySpan<int> values)
    {
        Span<byte> bytes = stackalloc byte[2];
        foreach (int value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)value));
            stream.Write(bytes);
        }
    }
}

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
