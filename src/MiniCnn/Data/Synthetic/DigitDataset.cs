namespace MiniCnn.Data;

/// <summary>Number of synthetic digits, and their seed.</summary>
public sealed record DigitOptions
{
    /// <summary>Training images, 1 to 1,000,000. Default 60,000.</summary>
    public int Train { get; init; } = 60_000;

    /// <summary>Test images, 1 to 1,000,000. Default 10,000.</summary>
    public int Test { get; init; } = 10_000;

    /// <summary>Default 0. Training and test images come from different random streams.</summary>
    public long Seed { get; init; }
}

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
