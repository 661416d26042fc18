using System.Text;

namespace MiniCnn.Imaging;

/// <summary>
/// The Netpbm formats PBM, PGM and PPM: plain (P1–P3) and raw (P4–P6), comments, any largest value up to 65535 (two bytes a
/// sample above 255). A file of several pictures gives the first.
/// </summary>
public static class Pnm
{
    /// <summary>Pixels as 8 bits a channel (1 or 3), scaled so that the file's largest value is 255.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="limits">Most pixels; <see cref="ImageLimits.Default"/> when left out.</param>
    /// <exception cref="MiniCnnException">Data error: not a PNM, damaged, cut off or beyond the limits.</exception>
    public static Image Decode(ReadOnlyMemory<byte> file, ImageLimits? limits = null)
    {
        (PnmReader reader, PnmHeader header) = Open(file, limits);
        Image picture = new(header.Width, header.Height, header.Channels);
        for (int i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = (byte)(((reader.Sample(i) * 255) + (header.Largest / 2)) / header.Largest);
        return picture;
    }

    /// <summary>One plane a channel (1 or 3), 0 black to 1 full, at the file's depth.</summary>
    /// <inheritdoc cref="Decode" path="/param|/exception"/>
    public static Plane[] DecodePlanes(ReadOnlyMemory<byte> file, ImageLimits? limits = null)
    {
        (PnmReader reader, PnmHeader header) = Open(file, limits);
        Plane[] planes = [.. Enumerable.Range(0, header.Channels).Select(_ => new Plane(header.Height, header.Width))];
        int samples = header.Width * header.Height * header.Channels;
        for (int i = 0; i < samples; i++)
            planes[i % header.Channels].Values[i / header.Channels] = reader.Sample(i) / (float)header.Largest;
        return planes;
    }

    /// <summary>A raw PGM (1 channel) or PPM (3 channels) with largest value 255.</summary>
    /// <exception cref="MiniCnnException">Usage error: alpha, which PNM does not have.</exception>
    public static byte[] Encode(Image picture)
    {
        if (picture.Channels == 4)
            throw MiniCnnException.BadUsage("PNM has no transparency; lay the picture over a color first, or write PNG");
        byte[] head = Encoding.ASCII.GetBytes($"P{(picture.Channels == 1 ? 5 : 6)}\n{picture.Width} {picture.Height}\n255\n");
        return [.. head, .. picture.Pixels];
    }

    private static (PnmReader Reader, PnmHeader Header) Open(ReadOnlyMemory<byte> file, ImageLimits? limits)
    {
        PnmReader reader = new(file);
        return (reader, reader.ReadHeader(limits ?? ImageLimits.Default));
    }
}
