using System.Collections.Concurrent;

namespace MiniCnn.Imaging;

/// <summary>Between 8-bit pixels and planes of numbers, and between channels. Transparency lies over white everywhere, as a viewer shows it.</summary>
public static class ImageConversion
{
    /// <summary>One plane a channel, 0 for black to 1 for full.</summary>
    public static Plane[] ToPlanes(this Image image)
    {
        Plane[] planes = [.. Enumerable.Range(0, image.Channels).Select(_ => new Plane(image.Height, image.Width))];
        Parallel.ForEach(Partitioner.Create(0, image.Width * image.Height), part =>
        {
            for (int channel = 0; channel < planes.Length; channel++)
            {
                float[] values = planes[channel].Values;
                for (int i = part.Item1, from = (i * planes.Length) + channel; i < part.Item2; i++, from += planes.Length)
                    values[i] = image.Pixels[from] / 255f;
            }
        });
        return planes;
    }

    /// <summary>The brightness as one plane, 0 for black to 1 for white; see <see cref="ToGray"/>.</summary>
    public static Plane ToGrayPlane(this Image image) => image.ToGray().ToPlanes()[0];

    /// <summary>The input of a network, [channels, height, width] of 0–255: the largest central part of the target's proportions, resized, in 1 channel (brightness) or 3.</summary>
    public static byte[] ToChannelsFirst(this Image image, int channels, int height, int width)
    {
        Image fitted = (channels == 1 ? image.ToGray() : image.ToRgb()).Fit(width, height);
        byte[] result = new byte[fitted.Pixels.Length];
        int size = height * width;
        for (int i = 0; i < result.Length; i++)
            result[(i % channels * size) + (i / channels)] = fitted.Pixels[i];
        return result;
    }

    /// <summary>1, 3 or 4 planes of one size and of 0–1 as an image; numbers outside 0–1 (or NaN) are clipped and counted.</summary>
    /// <exception cref="MiniCnnException">Usage error: another number of planes, or different sizes.</exception>
    public static Image FromPlanes(IReadOnlyList<Plane> planes, out int clipped)
    {
        if (planes.Count is not (1 or 3 or 4) || planes.Any(plane => plane.Width != planes[0].Width || plane.Height != planes[0].Height))
        {
            throw MiniCnnException.BadUsage(
                $"An image cannot be made from planes of {string.Join(", ", planes.Select(plane => $"{plane.Height}x{plane.Width}"))}; expected 1, 3 or 4 of one size");
        }
        var image = new Image(planes[0].Width, planes[0].Height, planes.Count);
        int outside = 0;
        Parallel.ForEach(Partitioner.Create(0, image.Width * image.Height), part =>
        {
            int found = 0;
            for (int channel = 0; channel < image.Channels; channel++)
            {
                float[] values = planes[channel].Values;
                for (int i = part.Item1, to = (i * image.Channels) + channel; i < part.Item2; i++, to += image.Channels)
                {
                    float value = values[i];
                    if (!(value >= 0 && value <= 1))
                        found++;
                    image.Pixels[to] = value >= 0 ? (byte)MathF.Round(Math.Min(value, 1) * 255) : (byte)0;
                }
            }
            Interlocked.Add(ref outside, found);
        });
        clipped = outside;
        return image;
    }

    /// <summary>One channel of brightness: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), rounded.</summary>
    public static Image ToGray(this Image image)
    {
        if (image.Channels == 1)
            return image;
        Image source = image.Over(Rgb.White);
        var gray = new Image(image.Width, image.Height, 1);
        for (int i = 0; i < gray.Pixels.Length; i++)
        {
            ReadOnlySpan<byte> p = source.Pixels.AsSpan(3 * i, 3);
            // The weights times 65536: they sum to 65536, so that gray stays what it is.
            gray.Pixels[i] = (byte)(((p[0] * 19595) + (p[1] * 38470) + (p[2] * 7471) + 32768) >> 16);
        }
        return gray;
    }

    /// <summary>Three channels: gray is repeated.</summary>
    public static Image ToRgb(this Image image)
    {
        if (image.Channels != 1)
            return image.Over(Rgb.White);
        var color = new Image(image.Width, image.Height, 3);
        for (int i = 0; i < color.Pixels.Length; i++)
            color.Pixels[i] = image.Pixels[i / 3];
        return color;
    }

    /// <summary>Blends an image with alpha with a background, to 3 channels; others are returned as they are.</summary>
    public static Image Over(this Image image, Rgb background)
    {
        if (image.Channels != 4)
            return image;
        var result = new Image(image.Width, image.Height, 3);
        byte[] under = [background.R, background.G, background.B];
        for (int i = 0; i < result.Pixels.Length; i++)
        {
            (int from, int alpha) = ((i / 3 * 4) + (i % 3), image.Pixels[(i / 3 * 4) + 3]);
            result.Pixels[i] = (byte)(((image.Pixels[from] * alpha) + (under[i % 3] * (255 - alpha)) + 127) / 255);
        }
        return result;
    }
}
