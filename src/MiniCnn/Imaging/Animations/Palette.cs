namespace MiniCnn.Imaging;

/// <summary>
/// Few colors for many: all of them where they are few enough; otherwise the box of colors with the largest spread is cut at
/// its median until there are enough boxes, and each box gives its mean (Paul Heckbert, "Color image quantization for frame
/// buffer display", SIGGRAPH 1982). Colors are 0xRRGGBB.
/// </summary>
internal sealed class Palette
{
    private readonly Dictionary<uint, byte> _indexes;

    /// <summary>The colors with their counts become at most <paramref name="max"/>, 2 to 256.</summary>
    public Palette(Dictionary<uint, int> counts, int max)
    {
        // Sorted first, so that the choice does not depend on the dictionary's order.
        (uint Color, int Count)[] all = [.. counts.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
        List<Box> boxes = all.Length <= max ? [.. all.Select(entry => new Box([entry]))] : [new Box(all)];
        while (boxes.Count < Math.Min(max, all.Length))
        {
            Box widest = boxes.MaxBy(box => box.Spread)!;
            boxes.Remove(widest);
            boxes.AddRange(widest.Cut());
        }
        _indexes = boxes.SelectMany((box, i) => box.Entries.Select(entry => (entry.Color, Index: (byte)i))).ToDictionary(pair => pair.Color, pair => pair.Index);
        Colors = [.. boxes.Select(box => box.Mean())];
    }

    public IReadOnlyList<uint> Colors { get; }

    /// <summary>The index of a pixel's color, which has been counted.</summary>
    public byte IndexOf(Image image, int pixel) => _indexes[ColorAt(image, pixel)];

    /// <summary>Adds the colors of a part of an image of 3 channels.</summary>
    public static void Count(Image image, PixelArea area, Dictionary<uint, int> counts)
    {
        for (int y = area.Y; y < area.Y + area.Height; y++)
        {
            for (int x = area.X, run = 1; x < area.X + area.Width; x += run, run = 1)
            {
                uint color = ColorAt(image, (y * image.Width) + x);
                while (x + run < area.X + area.Width && ColorAt(image, (y * image.Width) + x + run) == color)
                    run++;
                counts[color] = counts.GetValueOrDefault(color) + run;
            }
        }
    }

    private static uint ColorAt(Image image, int pixel)
    {
        ReadOnlySpan<byte> p = image.Pixels.AsSpan(3 * pixel, 3);
        return ((uint)p[0] << 16) | ((uint)p[1] << 8) | p[2];
    }

    private sealed class Box
    {
        private readonly int _shift;

        public Box((uint Color, int Count)[] entries)
        {
            Entries = entries;
            long total = entries.Sum(entry => (long)entry.Count);
            foreach (int shift in entries.Length < 2 ? [] : new[] { 16, 8, 0 })
            {
                double mean = entries.Sum(entry => (double)Channel(entry.Color, shift) * entry.Count) / total;
                double spread = entries.Sum(entry => entry.Count * Math.Pow(Channel(entry.Color, shift) - mean, 2));
                if (spread > Spread)
                    (Spread, _shift) = (spread, shift);
            }
        }
        public (uint Color, int Count)[] Entries { get; }

        /// <summary>The sum of squared distances from the mean along the channel that has most.</summary>
        public double Spread { get; }

        public IEnumerable<Box> Cut()
        {
            (uint Color, int Count)[] sorted = [.. Entries.OrderBy(entry => Channel(entry.Color, _shift))];
            long half = sorted.Sum(entry => (long)entry.Count) / 2;
            int cut = 1;
            for (long sum = sorted[0].Count; cut < sorted.Length - 1 && sum < half; cut++)
                sum += sorted[cut].Count;
            return [new Box(sorted[..cut]), new Box(sorted[cut..])];
        }
        public uint Mean()
        {
            double total = Entries.Sum(entry => (double)entry.Count);
            return new[] { 16, 8, 0 }.Aggregate(0u, (color, shift) =>
                color | ((uint)Math.Round(Entries.Sum(entry => (double)Channel(entry.Color, shift) * entry.Count) / total) << shift));
        }
        private static int Channel(uint color, int shift) => (int)((color >> shift) & 255);
    }
}
