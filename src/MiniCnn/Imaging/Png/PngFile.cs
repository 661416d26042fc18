namespace MiniCnn.Imaging;

/// <summary>
/// What the chunks of a PNG say, in an order that the specification allows: header, palette, transparency, and the pieces
/// of the compressed stream. Ancillary chunks other than tRNS (gAMA, text, animation) do not change the pixels read.
/// </summary>
internal sealed record PngFile(PngHeader Header, ReadOnlyMemory<byte> Palette, ReadOnlyMemory<byte> Transparency, IReadOnlyList<ReadOnlyMemory<byte>> Data)
{
    /// <summary>Deflate cannot shrink below 1 part in 1032, so a stream too short for its picture is refused before memory is taken.</summary>
    private const int MostExpansion = 1032;

    public static PngFile Parse(ReadOnlyMemory<byte> file, ImageLimits limits)
    {
        PngHeader? header = null;
        ReadOnlyMemory<byte>? palette = null;
        ReadOnlyMemory<byte>? transparency = null;
        List<ReadOnlyMemory<byte>> data = [];
        string before = "";
        foreach (PngChunk chunk in PngChunks.Read(file))
        {
            if (header is null && chunk.Type != "IHDR")
                throw MiniCnnException.BadData($"PNG: the first chunk is {chunk.Type}; expected IHDR");
            switch (chunk.Type)
            {
                case "IHDR":
                    OnlyOnce(header is null, chunk.Type);
                    header = PngHeader.Parse(chunk.Content.Span, limits);
                    break;
                case "PLTE":
                    OnlyOnce(palette is null, chunk.Type);
                    InOrder(data.Count == 0 && transparency is null, chunk.Type, "before tRNS and IDAT");
                    CheckPalette(header!.Value, chunk.Content.Length);
                    palette = chunk.Content;
                    break;
                case "tRNS":
                    OnlyOnce(transparency is null, chunk.Type);
                    InOrder(data.Count == 0, chunk.Type, "before IDAT");
                    CheckTransparency(header!.Value, palette, chunk.Content.Length);
                    transparency = chunk.Content;
                    break;
                case "IDAT":
                    InOrder(data.Count == 0 || before == "IDAT", chunk.Type, "one after the other");
                    data.Add(chunk.Content);
                    break;
                case "IEND":
                    break;
                default:
                    if (chunk.IsCritical)
                        throw MiniCnnException.BadData($"PNG: chunk {chunk.Type} is needed to show the picture and not known");
                    break;
            }

            before = chunk.Type;
        }

        CheckData(header!.Value, palette, data);
        return new PngFile(header.Value, palette ?? default, transparency ?? default, data);
    }

    private static void CheckPalette(PngHeader header, int bytes)
    {
        if (header.Color is PngColor.Gray or PngColor.GrayAlpha)
            throw MiniCnnException.BadData("PNG: a gray picture has a palette; expected none");
        int most = header.Color == PngColor.Palette ? 1 << header.BitDepth : 256;
        if (bytes % 3 != 0 || bytes == 0 || bytes / 3 > most)
            throw MiniCnnException.BadData($"PNG: the palette has {bytes} bytes; expected 3 for each of 1 to {most} colors");
    }

    private static void CheckTransparency(PngHeader header, ReadOnlyMemory<byte>? palette, int bytes)
    {
        bool fits = header.Color switch
        {
            PngColor.Gray => bytes == 2,
            PngColor.Rgb => bytes == 6,
            PngColor.Palette => palette is { } p && bytes >= 1 && bytes <= p.Length / 3,
            _ => false,
        };
        if (!fits)
        {
            throw MiniCnnException.BadData(
                $"PNG: the tRNS chunk has {bytes} bytes; expected 2 for gray, 6 for color, up to one a palette color after PLTE, and none beside an alpha channel");
        }
    }

    private static void CheckData(PngHeader header, ReadOnlyMemory<byte>? palette, List<ReadOnlyMemory<byte>> data)
    {
        if (header.Color == PngColor.Palette && palette is null)
            throw MiniCnnException.BadData("PNG: a palette picture has no PLTE chunk");
        if (data.Count == 0)
            throw MiniCnnException.BadData("PNG: there is no IDAT chunk, so there are no pixels");
        long packed = data.Sum(piece => (long)piece.Length);
        long unpacked = header.UnpackedBytes();
        if ((packed + 1) * MostExpansion < unpacked)
        {
            throw MiniCnnException.BadData(
                $"PNG: {packed} bytes of IDAT cannot hold a picture of {header.Width}x{header.Height} ({unpacked} bytes unpacked); the file is cut off or damaged");
        }
    }

    private static void OnlyOnce(bool first, string type)
    {
        if (!first)
            throw MiniCnnException.BadData($"PNG: there are two {type} chunks; expected one");
    }

    private static void InOrder(bool fine, string type, string where)
    {
        if (!fine)
            throw MiniCnnException.BadData($"PNG: chunk {type} stands in a wrong place; expected {where}");
    }
}
