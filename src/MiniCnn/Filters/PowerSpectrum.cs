using System.Numerics;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Filters;

/// <summary>The mean power spectrum of a set of images.</summary>
public static class PowerSpectrum
{
    /// <summary>
    /// Mean of abs(DFT)² over the images [64, 64], zero frequency first. An image smaller than 64×64 is padded with its own mean's zero
    /// (its mean is taken off first, so brightness does not count); of a larger one the middle is taken. A Hann window softens the border.
    /// </summary>
    /// <exception cref="MiniCnnException">No image.</exception>
    public static Plane Of(IEnumerable<Plane> images)
    {
        double[] sum = new double[FilterSpectrum.Size * FilterSpectrum.Size];
        int count = 0;
        foreach (Plane image in images)
        {
            Complex[] values = Windowed(image);
            FilterSpectrum.Transform(values);
            for (int i = 0; i < sum.Length; i++) sum[i] += values[i].Real * values[i].Real + values[i].Imaginary * values[i].Imaginary;
            count++;
        }
        if (count == 0) throw MiniCnnException.BadUsage("A power spectrum needs at least one image");
        return new Plane(FilterSpectrum.Size, FilterSpectrum.Size, Array.ConvertAll(sum, value => (float)(value / count)));
    }

    private static Complex[] Windowed(Plane image)
    {
        const int size = FilterSpectrum.Size;
        int height = Math.Min(image.Height, size), width = Math.Min(image.Width, size);
        int top = (image.Height - height) / 2, left = (image.Width - width) / 2;
        double mean = 0.0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++) mean += image[top + y, left + x];
        }
        mean /= height * width;
        var values = new Complex[size * size];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                values[(y * size) + x] = (image[top + y, left + x] - mean) * Hann(y, height) * Hann(x, width);
        }
        return values;
    }

    private static double Hann(int i, int length) => Math.Pow(Math.Sin(Math.PI * (i + 0.5) / length), 2);
}
