using System.Buffers.Binary;

namespace MiniCnn.Imaging;

/// <summary>
/// Turns the bytes of a row into pixels: 1 gray, 3 color or 4 with alpha. A palette is looked up, the color that tRNS names
/// becomes transparent, gray with alpha becomes color with alpha. Samples keep the depth of the file.
/// </summary>
internal sealed class PngPixels
{
    private readonly PngHeader _header;
    private readonly ReadOnlyMemory<byte> _palette;
    private readonly ReadOnlyMemory<byte> _alphas;
    private readonly ushort[]? _transparent;

    public PngPixels(PngFile file)
    {
        _header = file.Header;
        _palette = file.Palette;
        bool hasTransparency = file.Transparency.Length > 0;
        if (_header.Color == PngColor.Palette)
        {
            _alphas = file.Transparency;
        }
        else if (hasTransparency)
        {
            // A sample of tRNS has 16 bits, of which the lowest BitDepth count (PNG specification, 11.3.2.1).
            int mask = (1 << _header.BitDepth) - 1;
            _transparent = new ushort[_header.SamplesPerPixel];
            for (int i = 0; i < _transparent.Length; i++)
                _transparent[i] = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(file.Transparency.Span[(2 * i)..]) & mask);
        }

        Channels = _header.Color switch
        {
            PngColor.Gray => hasTransparency ? 4 : 1,
            PngColor.Rgb or PngColor.Palette => hasTransparency ? 4 : 3,
            _ => 4,
        };
        Largest = _header.Color == PngColor.Palette ? (ushort)255 : (ushort)((1 << _header.BitDepth) - 1);
    }

    public int Channels { get; }

    /// <summary>The sample that means full brightness.</summary>
    public ushort Largest { get; }

    /// <param name="row">The bytes of a row after its filter is undone.</param>
    /// <param name="count">Pixels in the row.</param>
    /// <param name="pixels">Gets <paramref name="count"/>·<see cref="Channels"/> samples.</param>
    public void Unpack(ReadOnlySpan<byte> row, int count, Span<ushort> pixels)
    {
        if (_header.Color == PngColor.Palette)
        {
            for (int x = 0; x < count; x++)
                LookUp(Sample(row, x), pixels.Slice(x * Channels, Channels));
            return;
        }

        int samples = _header.SamplesPerPixel;
        int colors = samples >= 3 ? 3 : 1;
        Span<ushort> pixel = stackalloc ushort[4];
        for (int x = 0; x < count; x++)
        {
            for (int s = 0; s < samples; s++)
                pixel[s] = Sample(row, (x * samples) + s);
            Span<ushort> target = pixels.Slice(x * Channels, Channels);
            for (int c = 0; c < Math.Min(3, Channels); c++)
                target[c] = pixel[colors == 3 ? c : 0];
            if (Channels != 4)
                continue;
            bool isHidden = _transparent is not null && pixel[..samples].SequenceEqual(_transparent);
            target[3] = samples != colors ? pixel[samples - 1] : isHidden ? (ushort)0 : Largest;
        }
    }

    private ushort Sample(ReadOnlySpan<byte> row, int index)
    {
        int depth = _header.BitDepth;
        if (depth == 8)
            return row[index];
        if (depth == 16)
            return BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]);
        int bit = index * depth;
        return (ushort)((row[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1));
    }

    private void LookUp(int index, Span<ushort> pixel)
    {
        if (index >= _palette.Length / 3)
            throw MiniCnnException.BadData($"PNG: a pixel asks for palette color {index}; the palette has {_palette.Length / 3}");
        ReadOnlySpan<byte> color = _palette.Span.Slice(3 * index, 3);
        (pixel[0], pixel[1], pixel[2]) = (color[0], color[1], color[2]);
        if (pixel.Length == 4)
            pixel[3] = index < _alphas.Length ? _alphas.Span[index] : (ushort)255;
    }
}
