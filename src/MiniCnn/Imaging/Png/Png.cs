using System.Buffers.Binary;

namespace MiniCnn.Imaging;

/// <summary>
/// The Portable Network Graphics format (W3C recommendation, third edition): reads every standard color type, depth and
/// interlacing; writes 8-bit pictures (as a palette where that loses nothing) and 16-bit planes.
/// </summary>
public static class Png
{
    /// <summary>Pixels as 8 bits a channel; 16-bit samples are rounded. Gray stays 1 channel, a palette becomes 3, transparency 4.</summary>
    /// <param name="file">The whole file. Of an animation the default picture is read.</param>
    /// <param name="limits">Most pixels; <see cref="ImageLimits.Default"/> when left out.</param>
    /// <exception cref="MiniCnnException">Data error: not a PNG, damaged, cut off or beyond the limits.</exception>
    public static Image Decode(ReadOnlyMemory<byte> file, ImageLimits? limits = null) => PngDecoder.ToPicture(file, limits ?? ImageLimits.Default);

    /// <summary>One plane a channel (1, 3 or 4), 0 black to 1 full, at the file's depth up to 16 bits.</summary>
    /// <inheritdoc cref="Decode" path="/param|/exception"/>
    public static Plane[] DecodePlanes(ReadOnlyMemory<byte> file, ImageLimits? limits = null) => PngDecoder.ToPlanes(file, limits ?? ImageLimits.Default);

    /// <summary>The file of an 8-bit picture. <see cref="Decode"/> gives back the same pixels and channels.</summary>
    public static byte[] Encode(Image picture)
    {
        IndexedImage? palette = picture.Channels == 1 ? null : IndexedImage.Exactly(picture);
        // Opaque colors with an alpha channel would come back without it.
        if (palette is not null && (picture.Channels == 3 || palette.HasAlpha))
        {
            PngHeader numbered = new(picture.Width, picture.Height, palette.BitDepth, PngColor.Palette, Interlaced: false);
            return File(numbered, PngEncoder.PackBits(palette.Indexes, picture.Width, palette.BitDepth), palette);
        }

        PngColor color = picture.Channels switch
        {
            1 => PngColor.Gray,
            3 => PngColor.Rgb,
            _ => PngColor.Rgba,
        };
        return File(new PngHeader(picture.Width, picture.Height, 8, color, Interlaced: false), picture.Pixels, null);
    }

    /// <summary>The file of 1 (gray), 3 (red, green, blue) or 4 (with alpha) planes at 16 bits a sample.</summary>
    /// <param name="planes">Of one size, values 0–1.</param>
    /// <exception cref="MiniCnnException">Usage error: another number of planes, unlike sizes, a value outside 0–1 or not finite.</exception>
    public static byte[] EncodeDeep(params ReadOnlySpan<Plane> planes)
    {
        if (planes.Length is not (1 or 3 or 4))
            throw MiniCnnException.BadUsage($"A 16-bit PNG cannot be made from {planes.Length} planes; expected 1 (gray), 3 (color) or 4 (with alpha)");
        (int width, int height) = (planes[0].Width, planes[0].Height);
        byte[] rows = new byte[checked(width * height * planes.Length * 2)];
        for (int c = 0; c < planes.Length; c++)
        {
            if (planes[c].Width != width || planes[c].Height != height)
                throw MiniCnnException.BadUsage($"Plane {c} is {planes[c].Height}x{planes[c].Width} and plane 0 {height}x{width}; expected one size");
            for (int i = 0; i < width * height; i++)
            {
                float value = planes[c].Values[i];
                if (!(value >= 0 && value <= 1))
                    throw MiniCnnException.BadUsage(FormattableString.Invariant($"Plane {c} holds {value} at row {i / width}, column {i % width}; expected 0 to 1: scale it first"));
                BinaryPrimitives.WriteUInt16BigEndian(rows.AsSpan(2 * ((i * planes.Length) + c)), (ushort)MathF.Round(value * 65535));
            }
        }

        PngColor color = planes.Length switch
        {
            1 => PngColor.Gray,
            3 => PngColor.Rgb,
            _ => PngColor.Rgba,
        };
        return File(new PngHeader(width, height, 16, color, Interlaced: false), rows, null);
    }

    private static byte[] File(PngHeader header, ReadOnlySpan<byte> rows, IndexedImage? palette)
    {
        using MemoryStream stream = new();
        stream.Write(PngChunks.Signature);
        PngChunks.Write(stream, "IHDR", header.ToBytes());
        if (palette is not null)
            PngChunks.Write(stream, "PLTE", palette.ToPlte());
        if (palette is { HasAlpha: true })
            PngChunks.Write(stream, "tRNS", palette.ToTrns());
        PngChunks.Write(stream, "IDAT", PngEncoder.Pack(header, rows));
        PngChunks.Write(stream, "IEND", []);
        return stream.ToArray();
    }
}
