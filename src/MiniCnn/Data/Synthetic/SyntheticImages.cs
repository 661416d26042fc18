namespace MiniCnn.Data;

/// <summary>Renders the images of a synthetic dataset in parallel; each depends on seed, part and its number only.</summary>
internal static class SyntheticImages
{
    private const int ImagesPerBlock = 64;

    /// <summary>Renders one image of a class, [size, size].</summary>
    public delegate void Renderer(int label, ref SplitMix64 random, Span<byte> pixels);

    /// <summary>Both parts of a dataset; <paramref name="renderer"/> makes a renderer that is used by one thread at a time.</summary>
    public static Dataset Create(DatasetInfo info, int train, int test, int size, long seed, long stream, Func<Renderer> renderer)
    {
        var errors = new List<string>();
        foreach ((string name, int value, int min, int max) in new[] { ("Train", train, 1, 1_000_000), ("Test", test, 1, 1_000_000), ("Size", size, 8, 512) })
        {
            if (value < min || value > max)
                errors.Add($"{name} = {value}, expected {min} to {max}");
        }

        if (errors.Count == 0 && (long)Math.Max(train, test) * size * size > Array.MaxLength)
            errors.Add($"{Math.Max(train, test)} images of {size}x{size} do not fit into one array, expected at most {Array.MaxLength} pixels");
        if (errors.Count > 0)
            throw MiniCnnException.BadUsage(errors);
        return new Dataset(info with { TrainCount = train, TestCount = test }, Render(train, 0), Render(test, 1), $"rendered from seed {seed}");

        ImageSet Render(int count, int part)
        {
            (byte[] pixels, byte[] labels) = (new byte[count * size * size], new byte[count]);
            Parallel.For(0, (count + ImagesPerBlock - 1) / ImagesPerBlock, block =>
            {
                Renderer render = renderer();
                for (int i = block * ImagesPerBlock; i < Math.Min(count, (block + 1) * ImagesPerBlock); i++)
                {
                    labels[i] = (byte)(i % info.ClassNames.Count);
                    var random = new SplitMix64(seed, stream, part, i);
                    render(labels[i], ref random, pixels.AsSpan(i * size * size, size * size));
                }
            });
            return new ImageSet(pixels, labels, 1, size, size);
        }
    }
}
