using System.IO.Compression;

namespace MiniCnn.Imaging;

/// <summary>Filters and packs the rows of one picture, not interlaced.</summary>
internal static class PngEncoder
{
    /// <summary>Beyond so many bytes the last per cent of size costs more time than it is worth.</summary>
    private const int MostForBest = 1 << 20;

    /// <summary>Rows of packed samples, then zlib.</summary>
    /// <param name="header">What the rows are made of.</param>
    /// <param name="rows">Height rows of <see cref="PngHeader.RowBytes"/> bytes, one after the other.</param>
    /// <returns>The compressed stream that IDAT or fdAT chunks hold.</returns>
    public static byte[] Pack(PngHeader header, ReadOnlySpan<byte> rows)
    {
        int length = header.RowBytes(header.Width);
        // Numbers of colors are not brightness: differences of them do not pack better (PNG specification, 12.7).
        bool filtered = header.Color != PngColor.Palette && header.BitDepth >= 8;
        byte[] above = new byte[length];
        byte[][] tries = [.. Enumerable.Range(0, PngFilters.Count).Select(_ => new byte[length])];
        using MemoryStream result = new();
        CompressionLevel level = rows.Length < MostForBest ? CompressionLevel.SmallestSize : CompressionLevel.Optimal;
        using (ZLibStream zlib = new(result, level, leaveOpen: true))
        {
            for (int y = 0; y < header.Height; y++)
            {
                ReadOnlySpan<byte> row = rows.Slice(y * length, length);
                int best = filtered ? BestFilter(row, above, header.FilterDistance, tries) : 0;
                zlib.WriteByte((byte)best);
                zlib.Write(best == 0 ? row : tries[best]);
                row.CopyTo(above);
            }
        }

        return result.ToArray();
    }

    /// <summary>Samples of less than a byte, the first in the highest bits, every row begun at a byte.</summary>
    public static byte[] PackBits(ReadOnlySpan<byte> samples, int width, int bitDepth)
    {
        if (bitDepth == 8)
            return samples.ToArray();
        int height = samples.Length / width;
        int length = ((width * bitDepth) + 7) / 8;
        byte[] rows = new byte[length * height];
        for (int i = 0; i < samples.Length; i++)
        {
            int bit = i % width * bitDepth;
            rows[(i / width * length) + (bit >> 3)] |= (byte)(samples[i] << (8 - bitDepth - (bit & 7)));
        }

        return rows;
    }

    private static int BestFilter(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int distance, byte[][] tries)
    {
        int best = 0;
        long least = PngFilters.Cost(row);
        for (int filter = 1; filter < PngFilters.Count; filter++)
        {
            PngFilters.Apply(filter, row, above, distance, tries[filter]);
            long cost = PngFilters.Cost(tries[filter]);
            if (cost < least)
                (best, least) = (filter, cost);
        }

        return best;
    }
}
