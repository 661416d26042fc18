namespace MiniCnn.Data;

/// <summary>
/// Edges, bars, corners, disks, rings, polygons, gradients, stripes, checkerboards and noise, at all angles and contrasts: pictures
/// whose edges are known, to learn edge detectors on. No file, no network.
/// </summary>
public static class ShapeDataset
{
    /// <summary>Draws training and test images; image k of a set is of class k mod 10.</summary>
    /// <exception cref="MiniCnnException">Options out of range, all told at once: kind Usage.</exception>
    public static Dataset Create(ShapeOptions? options = null)
    {
        options ??= new ShapeOptions();
        options.Check();
        return new Dataset(DatasetCatalog.Shapes with { TrainCount = options.Train, TestCount = options.Test }, Draw(options, options.Train, 0), Draw(options, options.Test, 1), $"drawn from seed {options.Seed}");
    }

    private static ImageSet Draw(ShapeOptions options, int count, int part)
    {
        int size = options.Size * options.Size;
        (byte[]? pixels, byte[]? labels) = (new byte[count * size], new byte[count]);
        Parallel.For(0, (count + 63) / 64, block =>
        {
            for (int i = block * 64; i < Math.Min(count, (block + 1) * 64); i++)
            {
                labels[i] = (byte)(i % ShapeRenderer.Names.Count);
                var random = new SplitMix64(options.Seed, BatchSampler.Stream.Shapes, part, i);
                ShapeRenderer.Draw(labels[i], options.Size, ref random, pixels.AsSpan(i * size, size));
            }
        });
        return new ImageSet(pixels, labels, 1, options.Size, options.Size);
    }
}
