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
