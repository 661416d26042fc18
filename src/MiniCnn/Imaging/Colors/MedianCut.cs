namespace MiniCnn.Imaging;

/// <summary>
/// Chooses few colors for many: the box of colors with the most spread is cut at its median until there are enough boxes;
/// each box gives its mean (Paul Heckbert, "Color image quantization for frame buffer display", SIGGRAPH 1982).
/// </summary>
internal static class MedianCut
{
    /// <param name="counts">Colors as 0xAARRGGBB, how often each appears; more than <paramref name="most"/> of them.</param>
    /// <param name="most">How many colors to choose.</param>
    /// <param name="numbers">For each color the number of its box.</param>
    public static uint[] Choose(IReadOnlyDictionary<uint, int> counts, int most, out Dictionary<uint, byte> numbers)
    {
        // Sorted first, so that the choice does not depend on the dictionary's order.
        List<Box> boxes = [new Box([.. counts.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))])];
        while (boxes.Count < most)
        {
            Box widest = boxes.MaxBy(box => box.Spread)!;
            if (widest.Entries.Length < 2)
                break;
            boxes.Remove(widest);
            boxes.AddRange(widest.Cut());
        }

        numbers = [];
        for (int i = 0; i < boxes.Count; i++)
        {
            foreach ((uint color, _) in boxes[i].Entries)
                numbers.Add(color, (byte)i);
        }

        return [.. boxes.Select(box => box.Mean())];
    }

    private sealed class Box
    {
        private readonly int _shift;

        public Box((uint Color, int Count)[] entries)
        {
            Entries = entries;
            long total = entries.Sum(entry => (long)entry.Count);
            foreach (int shift in new[] { 16, 8, 0 })
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
            uint color = 0xFF000000;
            foreach (int shift in new[] { 16, 8, 0 })
                color |= (uint)Math.Round(Entries.Sum(entry => (double)Channel(entry.Color, shift) * entry.Count) / total) << shift;
            return color;
        }

        private static int Channel(uint color, int shift) => (int)((color >> shift) & 255);
    }
}
