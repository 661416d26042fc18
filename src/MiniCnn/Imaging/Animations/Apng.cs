using System.Buffers.Binary;

namespace MiniCnn.Imaging;

/// <summary>
/// Writes animated PNG (PNG third edition, acTL, fcTL and fdAT): every color exact, of later frames only the rectangle that
/// changed. A viewer that knows no animation shows the first frame.
/// </summary>
public static class Apng
{
    /// <summary>The file of an animation.</summary>
    public static byte[] Encode(Animation animation)
    {
        IndexedImage? palette = animation.Channels == 1 ? null : IndexedImage.Exactly(animation.Stacked());
        PngColor color = palette is not null ? PngColor.Palette : animation.Channels switch
        {
            1 => PngColor.Gray,
            3 => PngColor.Rgb,
            _ => PngColor.Rgba,
        };
        PngHeader header = new(animation.Width, animation.Height, palette?.BitDepth ?? 8, color, Interlaced: false);

        using MemoryStream stream = new();
        stream.Write(PngChunks.Signature);
        PngChunks.Write(stream, "IHDR", header.ToBytes());
        PngChunks.Write(stream, "acTL", BigEndian(animation.Frames.Count, animation.Plays));
        if (palette is not null)
            PngChunks.Write(stream, "PLTE", palette.ToPlte());
        if (palette is { HasAlpha: true })
            PngChunks.Write(stream, "tRNS", palette.ToTrns());
        int sequence = 0;
        for (int i = 0; i < animation.Frames.Count; i++)
        {
            (int x, int y, int width, int height) = i == 0 ? (0, 0, animation.Width, animation.Height) : animation.Difference(i - 1, i);
            PngHeader part = header with { Width = width, Height = height };
            PngChunks.Write(stream, "fcTL", FrameControl(sequence++, x, y, part, animation.Frames[i].Milliseconds));
            byte[] packed = PngEncoder.Pack(part, Rows(animation, palette, i, x, y, part));
            if (i == 0)
                PngChunks.Write(stream, "IDAT", packed);
            else
                PngChunks.Write(stream, "fdAT", [.. BigEndian(sequence++), .. packed]);
        }

        PngChunks.Write(stream, "IEND", []);
        return stream.ToArray();
    }

    private static byte[] Rows(Animation animation, IndexedImage? palette, int frame, int x, int y, PngHeader part)
    {
        if (palette is null)
            return animation.Frames[frame].Image.Crop(x, y, part.Width, part.Height).Pixels;
        byte[] indexes = new byte[part.Width * part.Height];
        int start = ((frame * animation.Height) + y) * animation.Width;
        for (int row = 0; row < part.Height; row++)
            palette.Indexes.AsSpan(start + (row * animation.Width) + x, part.Width).CopyTo(indexes.AsSpan(row * part.Width));
        return PngEncoder.PackBits(indexes, part.Width, part.BitDepth);
    }

    /// <summary>Place, size and time of a frame; it stays afterwards (dispose 0) and replaces what it covers (blend 0).</summary>
    private static byte[] FrameControl(int sequence, int x, int y, PngHeader part, int milliseconds)
    {
        byte[] content = new byte[26];
        BigEndian(sequence, part.Width, part.Height, x, y).CopyTo(content, 0);
        BinaryPrimitives.WriteUInt16BigEndian(content.AsSpan(20), (ushort)milliseconds);
        BinaryPrimitives.WriteUInt16BigEndian(content.AsSpan(22), 1000);
        return content;
    }

    private static byte[] BigEndian(params ReadOnlySpan<int> values)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }
}
