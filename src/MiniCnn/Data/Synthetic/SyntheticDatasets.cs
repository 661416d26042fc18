namespace MiniCnn.Data;

/// <summary>Number of synthetic digits, and their seed.</summary>
/// <param name="Train">Training images, 1 to 1,000,000.</param>
/// <param name="Test">Test images, 1 to 1,000,000.</param>
/// <param name="Seed">Training and test images come from different random streams.</param>
public sealed record DigitOptions(int Train = 60_000, int Test = 10_000, long Seed = 0);

/// <summary>Number of synthetic shapes, their size and seed.</summary>
/// <param name="Train">Training images, 1 to 1,000,000.</param>
/// <param name="Test">Test images, 1 to 1,000,000.</param>
/// <param name="Size">Rows and columns, 8 to 512.</param>
/// <param name="Seed">Training and test images come from different random streams.</param>
public sealed record ShapeOptions(int Train = 20_000, int Test = 2_000, int Size = 28, long Seed = 0);

/// <summary>
/// Synthetic handwritten digits: strokes in several styles, each time randomly distorted. Placed as in MNIST: fitted into 20×20
/// pixels, the center of mass in the middle of 28×28. No file, no network.
/// </summary>
public static class DigitDataset
{
    /// <summary>Renders training and test images; image k of a set shows the digit k mod 10.</summary>
    /// <exception cref="MiniCnnException">A count out of range: kind Usage.</exception>
    public static Dataset Create(DigitOptions? options = null)
    {
        options ??= new DigitOptions();
        return SyntheticImages.Create(DatasetCatalog.Digits, options.Train, options.Test, DigitRenderer.Side, options.Seed, BatchSampler.Stream.Digits, () => new DigitRenderer().Draw);
    }
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

/// <summary>Renders the images of a synthetic dataset in parallel; each depends on seed, part and its number only.</summary>
internal static class SyntheticImages
{
    private const int ImagesPerBlock = 64;

    /// <summary>Renders one image of a class, [size, size].</summary>
    public delegate void Renderer(int label, ref SplitMix64 random, Span<byte> pixels);

    /// <summary>Both parts of a dataset; <paramref name="renderer"/> makes a renderer that is used by one thread at a time.</summary>
    public static Dataset Create(DatasetInfo info, int train, int test, int size, long seed, long stream, Func<Renderer> renderer)
    {
        MiniCnnException.ThrowIfAny(Outside("Train", train, 1, 1_000_000), Outside("Test", test, 1, 1_000_000), Outside("Size", size, 8, 512));
        int larger = Math.Max(train, test);
        MiniCnnException.ThrowIfAny(
            ((long)larger * size * size > Array.MaxLength, $"{larger} images of {size}x{size} do not fit into one array, expected at most {Array.MaxLength} pixels"));
        return new Dataset(info with { TrainCount = train, TestCount = test }, Render(train, 0), Render(test, 1), $"rendered from seed {seed}");

        static (bool, string) Outside(string name, int value, int min, int max) => (value < min || value > max, $"{name} = {value}, expected {min} to {max}");

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
