namespace MiniCnn.Data;

/// <summary>
/// Digits that the program draws: <see cref="DigitStyles"/> has the strokes, <see cref="DigitRenderer"/> a hand that never writes them
/// twice alike. Made as MNIST was: fitted into 20×20 pixels, its center of mass in the middle of 28×28. No file, no network.
/// </summary>
public static class DigitDataset
{
    private const int Side = 28;

    /// <summary>Draws training and test images; image k of a set shows the digit k mod 10.</summary>
    /// <exception cref="MiniCnnException">A count out of range: kind Usage.</exception>
    public static Dataset Create(DigitOptions? options = null)
    {
        options ??= new DigitOptions();
        options.Check();
        return new Dataset(
            DatasetCatalog.Digits with { TrainCount = options.Train, TestCount = options.Test }, Draw(options.Train, options.Seed, 0), Draw(options.Test, options.Seed, 1), $"drawn from seed {options.Seed}");
    }

    private static ImageSet Draw(int count, long seed, int part)
    {
        (byte[]? pixels, byte[]? labels) = (new byte[count * Side * Side], new byte[count]);
        Parallel.For(0, (count + 255) / 256, block =>
        {
            var pen = new DigitRenderer();
            for (int i = block * 256; i < Math.Min(count, (block + 1) * 256); i++)
            {
                labels[i] = (byte)(i % 10);
                var random = new SplitMix64(seed, BatchSampler.Stream.Digits, part, i);
                pen.Draw(labels[i], ref random, pixels.AsSpan(i * Side * Side, Side * Side));
            }
        });
        return new ImageSet(pixels, labels, 1, Side, Side);
    }
}
