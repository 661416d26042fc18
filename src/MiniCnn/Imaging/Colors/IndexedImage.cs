namespace MiniCnn.Imaging;

/// <summary>A picture of at most 256 colors: the colors, and each pixel as a number into them.</summary>
internal sealed class IndexedImage
{
    private IndexedImage(IReadOnlyList<uint> colors, byte[] indexes) => (Colors, Indexes) = (colors, indexes);

    /// <summary>0xAARRGGBB, in the order in which they appear, the transparent ones first (PNG's tRNS may then be short).</summary>
    public IReadOnlyList<uint> Colors { get; }

    /// <summary>One byte a pixel.</summary>
    public byte[] Indexes { get; }

    /// <summary>Some pixel is not opaque.</summary>
    public bool HasAlpha => Colors[0] >> 24 != 255;

    /// <summary>The fewest bits (1, 2, 4, 8) that number the colors.</summary>
    public int BitDepth => Colors.Count <= 2 ? 1 : Colors.Count <= 4 ? 2 : Colors.Count <= 16 ? 4 : 8;

    /// <summary>Null when there are more than <paramref name="most"/> colors.</summary>
    public static IndexedImage? Exactly(Image picture, int most = 256)
    {
        Dictionary<uint, byte> known = [];
        byte[] indexes = new byte[picture.Width * picture.Height];
        uint last = 0;
        byte lastIndex = 0;
        for (int i = 0; i < indexes.Length; i++)
        {
            uint color = ColorAt(picture, i);
            if (i == 0 || color != last)
            {
                if (!known.TryGetValue(color, out lastIndex))
                {
                    if (known.Count == most)
                        return null;
                    lastIndex = (byte)known.Count;
                    known.Add(color, lastIndex);
                }

                last = color;
            }

            indexes[i] = lastIndex;
        }

        uint[] found = [.. known.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
        List<uint> colors = [.. found.OrderBy(color => color >> 24 == 255)];
        byte[] renumber = [.. found.Select(color => (byte)colors.IndexOf(color))];
        for (int i = 0; i < indexes.Length; i++)
            indexes[i] = renumber[indexes[i]];
        return new IndexedImage(colors, indexes);
    }

    /// <summary>With the nearest of so many colors, chosen by median cut, where exactly is not possible.</summary>
    /// <param name="picture">1 or 3 channels.</param>
    /// <param name="most">2 to 256 colors.</param>
    public static IndexedImage Nearly(Image picture, int most)
    {
        if (Exactly(picture, most) is { } exact)
            return exact;
        Image color = picture.ToRgb();
        Dictionary<uint, int> counts = [];
        for (int i = 0; i < color.Width * color.Height; i++)
        {
            uint pixel = ColorAt(color, i);
            counts[pixel] = counts.GetValueOrDefault(pixel) + 1;
        }

        uint[] colors = MedianCut.Choose(counts, most, out Dictionary<uint, byte> numbers);
        return new IndexedImage(colors, [.. Enumerable.Range(0, color.Width * color.Height).Select(i => numbers[ColorAt(color, i)])]);
    }

    /// <summary>The PLTE chunk of PNG.</summary>
    public byte[] ToPlte() => [.. Colors.SelectMany(color => new[] { (byte)(color >> 16), (byte)(color >> 8), (byte)color })];

    /// <summary>The tRNS chunk of PNG.</summary>
    public byte[] ToTrns() => [.. Colors.Select(color => (byte)(color >> 24)).TakeWhile(alpha => alpha != 255)];

    private static uint ColorAt(Image picture, int pixel)
    {
        ReadOnlySpan<byte> p = picture.Pixels.AsSpan(pixel * picture.Channels, picture.Channels);
        return picture.Channels switch
        {
            1 => 0xFF000000 | (p[0] * 0x010101u),
            3 => 0xFF000000 | ((uint)p[0] << 16) | ((uint)p[1] << 8) | p[2],
            _ => ((uint)p[3] << 24) | ((uint)p[0] << 16) | ((uint)p[1] << 8) | p[2],
        };
    }
}
