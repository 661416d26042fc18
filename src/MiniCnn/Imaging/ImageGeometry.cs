using SkiaSharp;

namespace MiniCnn.Imaging;

/// <summary>Cropping and resizing.</summary>
public static class ImageGeometry
{
    /// <summary>Maximum pixels of the image from which a smaller one is averaged.</summary>
    private const long MaxIntermediate = 16_000_000;

    /// <summary>A part of an image; a usage error if it is empty or not inside.</summary>
    public static Image Crop(this Image image, int x, int y, int width, int height)
    {
        CheckPart(image.Width, image.Height, x, y, width, height);
        var part = new Image(width, height, image.Channels);
        int bytes = width * image.Channels;
        for (int row = 0; row < height; row++)
            image.Pixels.AsSpan((((y + row) * image.Width) + x) * image.Channels, bytes).CopyTo(part.Pixels.AsSpan(row * bytes));
        return part;
    }

    /// <summary>A part of a plane; a usage error if it is empty or not inside.</summary>
    public static Plane Crop(this Plane plane, int row, int column, int height, int width)
    {
        CheckPart(plane.Width, plane.Height, column, row, width, height);
        var part = new Plane(height, width);
        for (int r = 0; r < height; r++)
            plane.Values.AsSpan(((row + r) * plane.Width) + column, width).CopyTo(part.Values.AsSpan(r * width));
        return part;
    }

    /// <summary>Each pixel as a square of <paramref name="factor"/> by <paramref name="factor"/> pixels.</summary>
    public static Image Enlarge(this Image image, int factor)
    {
        if (factor == 1)
            return image;
        var result = new Image(checked(image.Width * factor), checked(image.Height * factor), image.Channels);
        for (int i = 0; i < result.Width * result.Height; i++)
        {
            int from = (i / result.Width / factor * image.Width) + (i % result.Width / factor);
            image.Pixels.AsSpan(from * image.Channels, image.Channels).CopyTo(result.Pixels.AsSpan(i * image.Channels));
        }
        return result;
    }

    /// <summary>Another size: interpolated linearly when larger, averaged when smaller. Colors count by their alpha.</summary>
    /// <exception cref="MiniCnnException">Usage error: a side below 1.</exception>
    public static Image Resize(this Image image, int width, int height) => Resize(image, 0, 0, image.Width, image.Height, width, height);

    /// <summary>The largest central part of the target's proportions, resized.</summary>
    internal static Image Fit(this Image image, int width, int height)
    {
        double partWidth = Math.Min(image.Width, (double)image.Height * width / height);
        double partHeight = Math.Min(image.Height, (double)image.Width * height / width);
        return Resize(image, (image.Width - partWidth) / 2, (image.Height - partHeight) / 2, partWidth, partHeight, width, height);
    }

    private static Image Resize(Image image, double x, double y, double partWidth, double partHeight, int width, int height)
    {
        if (width < 1 || height < 1)
            throw MiniCnnException.BadUsage($"Cannot resize to {width}x{height}; expected sides of at least 1");
        if ((width, height) == (image.Width, image.Height) && (x, y) == (0, 0))
            return image;
        using SKBitmap source = ImageCodec.ToBitmap(image);
        // Mipmaps halve by averaging. A power of two of the target's size is halved exactly; from other sizes they would skip pixels.
        // Twice the source's size at least, so that its pixels count nearly alike.
        int factor = 1;
        if (partWidth > width || partHeight > height)
        {
            while (factor < 2 * partWidth / width || factor < 2 * partHeight / height)
                factor *= 2;
        }

        if ((long)width * height * factor * factor > MaxIntermediate)
            factor = 1;
        var smooth = new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        using SKBitmap drawn = Draw(source, x, y, partWidth, partHeight, width * factor, height * factor, factor == 1 ? smooth : default);
        using SKBitmap? reduced = factor == 1 ? null : Draw(drawn, 0, 0, drawn.Width, drawn.Height, width, height, smooth);
        using var straight = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using SKPixmap pixels = (reduced ?? drawn).PeekPixels();
        pixels.ReadPixels(straight.Info, straight.GetPixels(), straight.RowBytes);
        return ImageCodec.FromRgba(straight.GetPixelSpan(), width, height, image.Channels);
    }

    private static SKBitmap Draw(SKBitmap source, double x, double y, double partWidth, double partHeight, int width, int height, SKSamplingOptions sampling)
    {
        var result = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(result);
        source.SetImmutable(); // the image then shares its pixels
        using var image = SKImage.FromBitmap(source);
        canvas.Clear();
        canvas.Scale((float)(width / partWidth), (float)(height / partHeight));
        canvas.DrawImage(image, (float)-x, (float)-y, sampling);
        return result;
    }

    private static void CheckPart(int wholeWidth, int wholeHeight, int x, int y, int width, int height)
    {
        if (x < 0 || y < 0 || width < 1 || height < 1 || (long)x + width > wholeWidth || (long)y + height > wholeHeight)
            throw MiniCnnException.BadUsage($"Cannot crop {width}x{height} at {x},{y} out of {wholeWidth}x{wholeHeight}; expected a part inside it");
    }
}
