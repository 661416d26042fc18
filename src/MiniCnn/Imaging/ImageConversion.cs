namespace MiniCnn.Imaging;

/// <summary>Between 8-bit pixels and planes of numbers, and between channels. Transparency lies over white everywhere, as a viewer shows it.</summary>
public static class ImageConversion
{
    /// <summary>One plane a channel, 0 for black to 1 for full.</summary>
    public static Plane[] ToPlanes(this Image image)
    {
        Plane[] planes = [.. Enumerable.Range(0, image.Channels).Select(_ => new Plane(image.Height, image.Width))];
        for (int i = 0; i < image.Pixels.Length; i++)
            planes[i % image.Channels].Values[i / image.Channels] = image.Pixels[i] / 255f;
        return planes;
    }

    /// <summary>The brightness as one plane, 0 for black to 1 for white; see <see cref="ToGray"/>.</summary>
    public static Plane ToGrayPlane(this Image image) => image.ToGray().ToPlanes()[0];

    /// <summary>The input of a network: the largest central part of the target's proportions, resized.</summary>
    /// <param name="image">Any size; transparency over white.</param>
    /// <param name="channels">1 for brightness (see <see cref="ToGray"/>), 3 for red, green and blue.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <returns>[channels, height, width], 0–255.</returns>
    public static byte[] ToChannelsFirst(this Image image, int channels, int height, int width)
    {
        Image fitted = (channels == 1 ? image.ToGray() : image.ToRgb()).Fit(width, height);
        byte[] result = new byte[fitted.Pixels.Length];
        int size = height * width;
        for (int i = 0; i < result.Length; i++)
            result[(i % channels * size) + (i / channels)] = fitted.Pixels[i];
        return result;
    }

    /// <summary>1, 3 or 4 planes of 0–1 as an image.</summary>
    /// <param name="planes">Of one size: gray; or red, green and blue; or these with alpha.</param>
    /// <param name="clipped">How many numbers were outside 0–1 (or NaN) and were clipped.</param>
    /// <exception cref="MiniCnnException">Usage error: another number of planes, or different sizes.</exception>
    public static Image FromPlanes(IReadOnlyList<Plane> planes, out int clipped)
    {
        if (planes.Count is not (1 or 3 or 4) || planes.Any(plane => plane.Width != planes[0].Width || plane.Height != planes[0].Height))
        {
            throw MiniCnnException.BadUsage(
                $"An image cannot be made from planes of {string.Join(", ", planes.Select(plane => $"{plane.Height}x{plane.Width}"))}; expected 1, 3 or 4 of one size");
        }

        var image = new Image(planes[0].Width, planes[0].Height, planes.Count);
        clipped = 0;
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            float value = planes[i % planes.Count].Values[i / planes.Count];
            if (!(value >= 0 && value <= 1))
                clipped++;
            image.Pixels[i] = value >= 0 ? (byte)MathF.Round(Math.Min(value, 1) * 255) : (byte)0;
        }

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

    /// <summary>Blends an image with alpha with a background; others are returned as they are.</summary>
    /// <returns>3 channels for an image with alpha.</returns>
    public static Image Over(this Image image, Rgb background)
    {
        if (image.Channels != 4)
            return image;
        var result = new Image(image.Width, image.Height, 3);
        for (int i = 0; i < image.Width * image.Height; i++)
        {
            ReadOnlySpan<byte> p = image.Pixels.AsSpan(4 * i, 4);
            Span<byte> r = result.Pixels.AsSpan(3 * i, 3);
            r[0] = Blend(p[0], background.R, p[3]);
            r[1] = Blend(p[1], background.G, p[3]);
            r[2] = Blend(p[2], background.B, p[3]);
        }

        return result;
    }

    /// <summary>White for black and black for white; alpha stays.</summary>
    public static Image Invert(this Image image) => new(
        image.Width, image.Height, image.Channels, [.. image.Pixels.Select((value, i) => image.Channels == 4 && i % 4 == 3 ? value : (byte)(255 - value))]);

    private static byte Blend(int over, int under, int alpha) => (byte)(((over * alpha) + (under * (255 - alpha)) + 127) / 255);
}
