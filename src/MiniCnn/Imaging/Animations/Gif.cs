using System.Buffers.Binary;

namespace MiniCnn.Imaging;

/// <summary>
/// Writes GIF (CompuServe, GIF89a): one palette for all frames, exact up to 255 colors and the nearest beyond; of later
/// frames only the rectangle that changed, and in it only the pixels that changed. Alpha is laid over white.
/// </summary>
public static class Gif
{
    /// <summary>A still picture.</summary>
    public static byte[] Encode(Image picture) => Encode(new Animation([new AnimationFrame(picture, 100)], plays: 1));

    /// <summary>An animation.</summary>
    public static byte[] Encode(Animation animation)
    {
        Animation opaque = animation.Channels == 4
            ? new Animation([.. animation.Frames.Select(frame => frame with { Image = frame.Image.ToRgb() })], animation.Plays)
            : animation;
        bool moves = animation.Frames.Count > 1;
        var indexed = IndexedImage.Nearly(opaque.Stacked(), moves ? 255 : 256);
        // The first number after the colors stands for 'as before'.
        byte same = (byte)indexed.Colors.Count;
        int bits = 1;
        while (1 << bits < indexed.Colors.Count + (moves ? 1 : 0))
            bits++;

        using MemoryStream stream = new();
        stream.Write("GIF89a"u8);
        WriteShorts(stream, animation.Width, animation.Height);
        stream.Write([(byte)(0xF0 | (bits - 1)), 0, 0]);
        WritePalette(stream, indexed.Colors, bits);
        if (moves && animation.Plays != 1)
        {
            stream.Write([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1]);
            // The number counts repetitions: one less than plays; 0 means without end.
            WriteShorts(stream, animation.Plays == 0 ? 0 : animation.Plays - 1);
            stream.WriteByte(0);
        }

        for (int i = 0; i < animation.Frames.Count; i++)
            WriteFrame(stream, opaque, indexed.Indexes, i, same, moves, bits);
        stream.WriteByte(0x3B);
        return stream.ToArray();
    }

    private static void WriteFrame(MemoryStream stream, Animation animation, byte[] indexes, int number, byte same, bool moves, int bits)
    {
        (int x, int y, int width, int height) = number == 0 ? (0, 0, animation.Width, animation.Height) : animation.Difference(number - 1, number);
        int frame = animation.Width * animation.Height;
        byte[] part = new byte[width * height];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                int at = (number * frame) + ((y + row) * animation.Width) + x + column;
                bool unchanged = number > 0 && indexes[at] == indexes[at - frame];
                part[(row * width) + column] = unchanged ? same : indexes[at];
            }
        }

        if (moves)
        {
            // Graphic control: leave the frame in place, one number is transparent, time in hundredths of a second.
            stream.Write([0x21, 0xF9, 4, (byte)(0x04 | (number > 0 ? 1 : 0))]);
            WriteShorts(stream, (animation.Frames[number].Milliseconds + 5) / 10);
            stream.Write([same, 0]);
        }

        stream.WriteByte(0x2C);
        WriteShorts(stream, x, y, width, height);
        stream.WriteByte(0);
        GifLzw.Write(stream, part, Math.Max(2, bits));
    }

    private static void WritePalette(MemoryStream stream, IReadOnlyList<uint> colors, int bits)
    {
        for (int i = 0; i < 1 << bits; i++)
        {
            uint color = i < colors.Count ? colors[i] : 0;
            stream.Write([(byte)(color >> 16), (byte)(color >> 8), (byte)color]);
        }
    }

    private static void WriteShorts(MemoryStream stream, params ReadOnlySpan<int> values)
    {
        Span<byte> bytes = stackalloc byte[2];
        foreach (int value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)value));
            stream.Write(bytes);
        }
    }
}
