namespace MiniCnn.Lessons;

/// <summary>Images whose pixels are elsewhere: moved along, or shuffled.</summary>
internal static class MovedPixels
{
    /// <summary>Every image moved, black coming in.</summary>
    public static ImageSet Shift(ImageSet images, int down, int right)
    {
        byte[] pixels = new byte[images.Pixels.Length];
        int width = images.Width - Math.Abs(right), height = images.Height;
        for (int row = 0; row < images.Count * images.Channels * height; row++)
        {
            int from = (row % height) - down, start = row * images.Width;
            if (from >= 0 && from < height)
                images.Pixels.AsSpan(start - (down * images.Width) + Math.Max(-right, 0), width).CopyTo(pixels.AsSpan(start + Math.Max(right, 0)));
        }
        return new ImageSet(pixels, images.Labels, images.Channels, height, images.Width);
    }

    /// <summary>The pixels of every image in the same new order.</summary>
    public static ImageSet Shuffle(ImageSet images, int[] order) => new(
        [.. images.Pixels.Chunk(order.Length).SelectMany(image => order.Select(from => image[from]))], images.Labels, images.Channels, images.Height, images.Width);

    /// <summary>0 to <paramref name="count"/> − 1, shuffled.</summary>
    public static int[] Order(int count, long seed) => BatchSampler.Permutation(count, new SplitMix64(seed, count));
}

/// <summary>Whether a layer's output moves as its input does, on a plane whose ends meet.</summary>
internal static class Equivariance
{
    /// <summary>What goes out on the right comes in on the left.</summary>
    public static Plane Shift(Plane plane, int columns)
    {
        int by = ((columns % plane.Width) + plane.Width) % plane.Width;
        return new Plane(plane.Height, plane.Width, [.. plane.Values.Chunk(plane.Width).SelectMany(row => row[^by..].Concat(row[..^by]))]);
    }

    /// <summary>
    /// ‖f(shifted x) − shifted f(x)‖ / ‖f(x)‖ (Euclidean): 0 where the output moves along exactly. The output should move by
    /// shift/stride; where that is no whole number the better of the two neighbors counts.
    /// </summary>
    public static double Error(Func<Plane, Plane> layer, Plane image, int shift)
    {
        Plane plain = layer(image), moved = layer(Shift(image, shift));
        double wanted = (double)shift * plain.Width / image.Width;
        return new[] { Math.Floor(wanted), Math.Ceiling(wanted) }.Min(by => moved.Zip(Shift(plain, (int)by), (a, b) => a - b).Norm()) / plain.Norm();
    }
}
