using System.Buffers.Binary;

namespace MiniCnn.Imaging;

/// <summary>The color types of PNG, by their numbers in the file.</summary>
internal enum PngColor : byte
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayAlpha = 4,
    Rgba = 6,
}

/// <summary>The IHDR chunk, checked.</summary>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, PngColor Color, bool Interlaced)
{
    public const int Length = 13;

    public int SamplesPerPixel => Color switch
    {
        PngColor.Rgb => 3,
        PngColor.GrayAlpha => 2,
        PngColor.Rgba => 4,
        _ => 1,
    };

    /// <summary>The distance that filters look back: a whole pixel, at least one byte.</summary>
    public int FilterDistance => Math.Max(1, SamplesPerPixel * BitDepth / 8);

    /// <summary>Bytes of a row of so many pixels, without its filter byte.</summary>
    public int RowBytes(int pixels) => checked((int)((((long)pixels * SamplesPerPixel * BitDepth) + 7) / 8));

    /// <summary>Bytes that the compressed stream must unpack to: every row of every pass with its filter byte.</summary>
    public long UnpackedBytes()
    {
        long bytes = 0;
        foreach (PngPass pass in PngPass.Of(this))
            bytes += (long)pass.Height * (1 + RowBytes(pass.Width));
        return bytes;
    }

    public static PngHeader Parse(ReadOnlySpan<byte> content, ImageLimits limits)
    {
        if (content.Length != Length)
            throw MiniCnnException.BadData($"PNG: the IHDR chunk has {content.Length} bytes; expected {Length}");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(content);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(content[4..]);
        (byte depth, byte color, byte compression, byte filter, byte interlace) = (content[8], content[9], content[10], content[11], content[12]);
        bool known = (PngColor)color switch
        {
            PngColor.Gray => depth is 1 or 2 or 4 or 8 or 16,
            PngColor.Palette => depth is 1 or 2 or 4 or 8,
            PngColor.Rgb or PngColor.GrayAlpha or PngColor.Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!known)
        {
            throw MiniCnnException.BadData(
                $"PNG: color type {color} with {depth} bits does not exist; expected 0 (1, 2, 4, 8, 16 bits), 3 (1, 2, 4, 8) or 2, 4, 6 (8, 16)");
        }

        if (compression != 0 || filter != 0 || interlace > 1)
        {
            throw MiniCnnException.BadData(
                $"PNG: compression {compression}, filter {filter}, interlace {interlace} do not exist; expected 0, 0 and 0 or 1");
        }

        limits.Check("PNG", width, height);
        return new PngHeader((int)width, (int)height, depth, (PngColor)color, interlace == 1);
    }

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), Height);
        (bytes[8], bytes[9], bytes[12]) = ((byte)BitDepth, (byte)Color, (byte)(Interlaced ? 1 : 0));
        return bytes;
    }
}
