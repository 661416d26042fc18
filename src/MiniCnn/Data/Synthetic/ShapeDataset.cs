namespace MiniCnn.Data;

/// <summary>Number of synthetic shapes, their size and seed.</summary>
public sealed record ShapeOptions
{
    /// <summary>Training images, 1 to 1,000,000. Default 20,000.</summary>
    public int Train { get; init; } = 20_000;

    /// <summary>Test images, 1 to 1,000,000. Default 2,000.</summary>
    public int Test { get; init; } = 2_000;

    /// <summary>Rows and columns, 8 to 512. Default 28.</summary>
    public int Size { get; init; } = 28;

    /// <summary>Default 0. Training and test images come from different random streams.</summary>
    public long Seed { get; init; }
}

/// <summary>
/// Edges, bars, corners, disks, rings, polygons, gradients, stripes, checkerboards and noise, at all angles and contrasts: images
/// with known edges, for learning edge detectors. No file, no network.
/// </summary>
public static class ShapeDataset
{
    /// <summary>Renders training and test images; image k of a set is of class k mod 10.</summary>
    /// <exception cref="MiniCnnException">Options out of range, all reported at once: kind Usage.</exception>
    public static Dataset Create(ShapeOptions? options = null)
    {
        options ??= new ShapeOptions();
        return SyntheticImages.Create(DatasetCatalog.Shapes, options.Train, options.Test, options.Size, options.Seed, BatchSampler.Stream.Shapes,
            () => (int kind, ref SplitMix64 random, Span<byte> pixels) => ShapeRenderer.Draw(kind, options.Size, ref random, pixels));
    }
}
