namespace MiniCnn.Data;

/// <summary>Brings a picture to the size and channels that a network takes.</summary>
public static class ImageFitting
{
    /// <summary>
    /// Cuts the middle out so that the sides have the target's proportion, then resizes: each pixel is the mean of the area it
    /// covers; a picture that is too small is interpolated linearly.
    /// </summary>
    /// <param name="image">Alpha is laid over black.</param>
    /// <param name="channels">1: luma of Rec. 601 (.299, .587, .114); 3: red-green-blue.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <returns>[channels, height, width].</returns>
    public static byte[] Fit(DecodedImage image, int channels, int height, int width)
    {
        (double cutWidth, double cutHeight) = (Math.Min(image.Width, (double)image.Height * width / height), Math.Min(image.Height, (double)image.Width * height / width));
        (int At, double Weight)[][] columns = Weights(image.Width, (image.Width - cutWidth) / 2, cutWidth, width);
        (int At, double Weight)[][] rows = Weights(image.Height, (image.Height - cutHeight) / 2, cutHeight, height);
        byte[] result = new byte[channels * height * width];
        Span<double> sum = stackalloc double[channels];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                sum.Clear();
                foreach ((int row, double rowWeight) in rows[y])
                {
                    foreach ((int column, double columnWeight) in columns[x])
                        Add(image, row, column, rowWeight * columnWeight, sum);
                }

                for (int channel = 0; channel < channels; channel++)
                    result[(((channel * height) + y) * width) + x] = (byte)(Math.Clamp(sum[channel], 0, 255) + 0.5);
            }
        }

        return result;
    }

    private static void Add(DecodedImage image, int row, int column, double weight, Span<double> sum)
    {
        Span<byte> pixel = image.Pixels.AsSpan(((row * image.Width) + column) * image.Channels, image.Channels);
        if (image.Channels == 4)
            weight *= pixel[3] / 255.0;
        (byte red, byte green, byte blue) = image.Channels == 1 ? (pixel[0], pixel[0], pixel[0]) : (pixel[0], pixel[1], pixel[2]);
        if (sum.Length == 1)
        {
            sum[0] += weight * (image.Channels == 1 ? red : (0.299 * red) + (0.587 * green) + (0.114 * blue));
            return;
        }

        sum[0] += weight * red;
        sum[1] += weight * green;
        sum[2] += weight * blue;
    }

    /// <summary>For each target pixel the source pixels under it and their weights, which add up to 1.</summary>
    private static (int At, double Weight)[][] Weights(int size, double start, double length, int count)
    {
        double step = length / count;
        return Enumerable.Range(0, count).Select(i =>
        {
            if (step < 1)
            {
                double middle = Math.Clamp(start + ((i + 0.5) * step) - 0.5, 0, size - 1);
                (int at, double share) = ((int)middle, middle - Math.Floor(middle));
                return share > 0 ? [(at, 1 - share), (at + 1, share)] : new[] { (at, 1.0) };
            }

            (double from, double to) = (start + (i * step), start + ((i + 1) * step));
            return Enumerable.Range((int)from, Math.Min(size, (int)Math.Ceiling(to - 1e-9)) - (int)from)
                .Select(at => (at, (Math.Min(to, at + 1) - Math.Max(from, at)) / step)).ToArray();
        }).ToArray();
    }
}
