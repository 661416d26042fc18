namespace MiniCnn.Imaging;

/// <summary>Between 8-bit pixels and planes of numbers, and between channels.</summary>
public static class ImageConversion
{
    /// <summary>One plane a channel, 0 for black to 1 for full.</summary>
    public static Plane[] ToPlanes(this Image picture)
    {
        Plane[] planes = [.. Enumerable.Range(0, picture.Channels).Select(_ => new Plane(picture.Height, picture.Width))];
        for (int i = 0; i < picture.Pixels.Length; i++)
            planes[i % picture.Channels].Values[i / picture.Channels] = picture.Pixels[i] / 255f;
        return planes;
    }

    /// <summary>The brightness as one plane, 0 for black to 1 for white; see <see cref="ToGray"/>.</summary>
    public static Plane ToGrayPlane(this Image picture) => picture.ToGray().ToPlanes()[0];

    /// <summary>1 or 3 planes of 0–1 as a picture.</summary>
    /// <param name="planes">Of one size: gray; or red, green and blue; or these with alpha.</param>
    /// <param name="clipped">How many numbers were outside 0–1 (or NaN) and were cut to it.</param>
    /// <exception cref="MiniCnnException">Usage error: another number of planes, or unlike sizes.</exception>
    public static Image FromPlanes(IReadOnlyList<Plane> planes, out int clipped)
    {
        if (planes.Count is not (1 or 3 or 4) || planes.Any(plane => plane.Width != planes[0].Width || plane.Height != planes[0].Height))
        {
            throw MiniCnnException.BadUsage(
                $"A picture cannot be made from planes of {string.Join(", ", planes.Select(plane => $"{plane.Height}x{plane.Width}"))}; expected 1, 3 or 4 of one size");
        }

        Image picture = new(planes[0].Width, planes[0].Height, planes.Count);
        clipped = 0;
        for (int i = 0; i < picture.Pixels.Length; i++)
        {
            float value = planes[i % planes.Count].Values[i / planes.Count];
            if (!(value >= 0 && value <= 1))
                clipped++;
            picture.Pixels[i] = value >= 0 ? (byte)MathF.Round(Math.Min(value, 1) * 255) : (byte)0;
        }

        return picture;
    }

    /// <summary>One channel of brightness: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), rounded; alpha over white.</summary>
    public static Image ToGray(this Image picture)
    {
        if (picture.Channels == 1)
            return picture;
        Image source = picture.Channels == 4 ? picture.Over(Rgb.White) : picture;
        Image gray = new(picture.Width, picture.Height, 1);
        for (int i = 0; i < gray.Pixels.Length; i++)
        {
            ReadOnlySpan<byte> p = source.Pixels.AsSpan(3 * i, 3);
            // The weights times 65536: sums to 65536, so that gray stays what it is.
            gray.Pixels[i] = (byte)(((p[0] * 19595) + (p[1] * 38470) + (p[2] * 7471) + 32768) >> 16);
        }

        return gray;
    }

    /// <summary>Three channels: gray is repeated, alpha is laid over white.</summary>
    public static Image ToRgb(this Image picture)
    {
        if (picture.Channels == 4)
            return picture.Over(Rgb.White);
        if (picture.Channels == 3)
            return picture;
        Image color = new(picture.Width, picture.Height, 3);
        for (int i = 0; i < color.Pixels.Length; i++)
            color.Pixels[i] = picture.Pixels[i / 3];
        return color;
    }

    /// <summary>Lays a picture with alpha over a background; others are returned as they are.</summary>
    /// <returns>3 channels for a picture with alpha.</returns>
    public static Image Over(this Image picture, Rgb background)
    {
        if (picture.Channels != 4)
            return picture;
        Image result = new(picture.Width, picture.Height, 3);
        for (int i = 0; i < picture.Width * picture.Height; i++)
        {
            ReadOnlySpan<byte> p = picture.Pixels.AsSpan(4 * i, 4);
            Span<byte> r = result.Pixels.AsSpan(3 * i, 3);
            r[0] = Blend(p[0], background.R, p[3]);
            r[1] = Blend(p[1], background.G, p[3]);
            r[2] = Blend(p[2], background.B, p[3]);
        }

        return result;
    }

    /// <summary>White for black and black for white; alpha stays.</summary>
    public static Image Invert(this Image picture)
    {
        Image result = new(picture.Width, picture.Height, picture.Channels);
        for (int i = 0; i < result.Pixels.Length; i++)
            result.Pixels[i] = picture.Channels == 4 && i % 4 == 3 ? picture.Pixels[i] : (byte)(255 - picture.Pixels[i]);
        return result;
    }

    private static byte Blend(int over, int under, int alpha) => (byte)(((over * alpha) + (under * (255 - alpha)) + 127) / 255);
}
