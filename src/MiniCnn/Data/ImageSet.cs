using System.Text;

namespace MiniCnn.Data;

/// <summary>Labeled images of one size, held in memory as bytes.</summary>
public sealed class ImageSet
{
    /// <summary>From pixels [N, channels, height, width] and labels [N]; the arrays are not copied.</summary>
    /// <exception cref="MiniCnnException">Sizes below 1, or pixels and labels of different counts.</exception>
    public ImageSet(byte[] pixels, byte[] labels, int channels, int height, int width)
    {
        if (channels < 1 || height < 1 || width < 1 || pixels.LongLength != (long)labels.Length * channels * height * width)
            throw MiniCnnException.BadData(
                $"{labels.Length} labels and {pixels.LongLength} bytes do not make images of {channels}x{height}x{width}; "
                    + $"expected sides >= 1 and {(long)channels * height * width} bytes per label");
        (Pixels, Labels, Channels, Height, Width) = (pixels, labels, channels, height, width);
    }

    /// <summary>[Count, Channels, Height, Width], each 0–255.</summary>
    public byte[] Pixels { get; }

    /// <summary>[Count], each an index into the dataset's class names.</summary>
    public byte[] Labels { get; }

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>1 gray, 3 RGB.</summary>
    public int Channels { get; }

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Columns of an image.</summary>
    public int Width { get; }

    /// <summary>Such as 3x32x48: channels, rows, columns.</summary>
    internal string Shape => $"{Channels}x{Height}x{Width}";

    /// <summary>Bytes of one image: channels × height × width.</summary>
    public int ImageSize => Channels * Height * Width;

    /// <summary>The pixels of one image, [Channels, Height, Width], without a copy.</summary>
    public ReadOnlySpan<byte> Image(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return Pixels.AsSpan(index * ImageSize, ImageSize);
    }

    /// <summary>A copy of the images at these indices, in this order.</summary>
    public ImageSet Subset(ReadOnlySpan<int> indices)
    {
        (byte[] pixels, byte[] labels) = (new byte[(long)indices.Length * ImageSize], new byte[indices.Length]);
        for (int i = 0; i < indices.Length; i++)
        {
            Image(indices[i]).CopyTo(pixels.AsSpan(i * ImageSize));
            labels[i] = Labels[indices[i]];
        }

        return new ImageSet(pixels, labels, Channels, Height, Width);
    }

    /// <summary>A copy of the first <paramref name="count"/> images, or of all if there are fewer.</summary>
    public ImageSet First(int count) => Subset(Enumerable.Range(0, Math.Min(count, Count)).ToArray());

    /// <summary>Two disjoint sets, to train on and to validate with.</summary>
    /// <param name="validation">Number of validation images, 0 to one less than there are.</param>
    /// <param name="seed">Selects the images.</param>
    /// <param name="stratified">Each class gives its share, rounded so that the total is exact.</param>
    /// <exception cref="MiniCnnException">No training images would be left: kind Usage.</exception>
    public (ImageSet Train, ImageSet Validation) Split(int validation, long seed, bool stratified = true)
    {
        (int[] trainIndices, int[] validationIndices) = ValidationSplit.Of(Labels, validation, seed, stratified);
        return (Subset(trainIndices), Subset(validationIndices));
    }

    /// <summary>Indices of all images with this label, ascending.</summary>
    public int[] IndicesOf(int label) => Enumerable.Range(0, Count).Where(i => Labels[i] == label).ToArray();

    /// <summary>SHA-256, lower-case hexadecimal, of sizes, pixels and labels; recorded with a run.</summary>
    public string Sha256() => IdxArray.HashOf(Encoding.ASCII.GetBytes($"{Count}x{Channels}x{Height}x{Width}\n"), Pixels, Labels);

    /// <summary>From images [N, H, W] or [N, C, H, W] and labels [N], each below <paramref name="classes"/> (1–256).</summary>
    internal static ImageSet FromIdx(IdxArray images, IdxArray labels, int classes, string imagesName, string labelsName)
    {
        int[] size = images.Dimensions;
        if (size.Length is not (3 or 4) || size.AsSpan(1).Contains(0))
            throw WrongShape(imagesName, images, "images of at least one pixel: rank 3 [N, H, W] or 4 [N, C, H, W]");
        if (labels.Dimensions.Length != 1)
            throw WrongShape(labelsName, labels, "labels: rank 1 [N]");
        if (size[0] != labels.Dimensions[0])
            throw MiniCnnException.BadData(
                $"{labelsName}: {labels.Dimensions[0]} labels for the {size[0]} images of {imagesName}; expected as many labels as images; use two files of one set");
        int wrong = labels.Bytes.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(classes - 1));
        if (wrong >= 0)
            throw MiniCnnException.BadData(
                $"{labelsName}: label {wrong} is {labels.Bytes[wrong]}; expected 0 to {classes - 1}; the file is damaged or belongs to another dataset");
        return new ImageSet(images.Bytes, labels.Bytes, size.Length == 4 ? size[1] : 1, size[^2], size[^1]);
    }

    private static MiniCnnException WrongShape(string name, IdxArray array, string expected) =>
        MiniCnnException.BadData($"{name}: holds an array of [{string.Join(", ", array.Dimensions)}]; expected {expected}; give the right file");
}

/// <summary>Mean and standard deviation (of the population) of pixels scaled to 0–1, per channel.</summary>
internal sealed record PixelStatistics(float[] Mean, float[] StandardDeviation)
{
    /// <summary>Exact sums over integers, so that the result does not depend on any order.</summary>
    public static PixelStatistics Of(ImageSet images)
    {
        int plane = images.Height * images.Width;
        (long[] sums, long[] squares) = (new long[images.Channels], new long[images.Channels]);
        for (int i = 0; i < images.Pixels.Length; i++)
        {
            sums[i / plane % images.Channels] += images.Pixels[i];
            squares[i / plane % images.Channels] += images.Pixels[i] * images.Pixels[i];
        }

        double count = Math.Max(1, (long)images.Count * plane);
        return new PixelStatistics(
            Array.ConvertAll(sums, sum => (float)(sum / count / 255)),
            [.. sums.Zip(squares, (sum, square) => (float)(Math.Sqrt(Math.Max(0, (square / count) - (sum / count * sum / count))) / 255))]);
    }
}
