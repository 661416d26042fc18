using SkiaSharp;

namespace MiniCnn.Imaging;

internal static class ImageCodec
{
    /// <summary>1 channel for gray, 3 for opaque colors, 4 with transparency; turned upright as EXIF says; 16-bit samples become 8-bit ones.</summary>
    public static Image Decode(ReadOnlyMemory<byte> file, ImageLimits limits)
    {
        using var data = SKData.CreateCopy(file.Span);
        using var codec = SKCodec.Create(data);
        // Skia also guesses at formats without a signature, which accepts bytes that are no image.
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Webp or SKEncodedImageFormat.Gif or SKEncodedImageFormat.Bmp))
        {
            throw MiniCnnException.BadData(file.Length == 0
                ? "The image file is empty"
                : "The file is not an image, or its beginning is damaged; expected PNG, JPEG, WebP, GIF, BMP, PGM, PPM or PBM");
        }
        string format = codec.EncodedFormat.ToString();
        if (codec.EncodedFormat == SKEncodedImageFormat.Png && !PngChunks.AreWhole(file.Span))
            throw MiniCnnException.BadData("Png: the file is cut off or damaged: not every chunk up to IEND has its checksum; get or write it again");
        limits.Check(format, codec.Info.Width, codec.Info.Height);
        bool gray = codec.Info.ColorType == SKColorType.Gray8;
        bool opaque = codec.Info.AlphaType == SKAlphaType.Opaque;
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, gray ? SKColorType.Gray8 : SKColorType.Rgba8888, opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        SKCodecResult result = codec.GetPixels(info, out byte[] pixels);
        if (result != SKCodecResult.Success)
            throw MiniCnnException.BadData($"{format}: the file is {(result == SKCodecResult.IncompleteInput ? "cut off" : "damaged")} and its pixels cannot be read");
        return Upright(gray ? new Image(info.Width, info.Height, 1, pixels) : FromRgba(pixels, info.Width, info.Height, opaque ? 3 : 4), codec.EncodedOrigin);
    }

    public static byte[] EncodePng(Image image) => Encode(image, pixels => pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 7)));

    /// <summary>Lossless.</summary>
    public static byte[] EncodeWebp(Image image) => Encode(image, pixels => pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 75)));

    /// <summary>Quality 92 of 100, without color subsampling; transparency over white.</summary>
    public static byte[] EncodeJpeg(Image image) =>
        Encode(image.Over(Rgb.White), pixels => pixels.Encode(new SKJpegEncoderOptions(92, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore)));

    public static SKBitmap ToBitmap(Image image)
    {
        SKColorType type = image.Channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888;
        var bitmap = new SKBitmap(new SKImageInfo(image.Width, image.Height, type, image.Channels == 4 ? SKAlphaType.Unpremul : SKAlphaType.Opaque));
        Span<byte> target = bitmap.GetPixelSpan();
        if (image.Channels != 3)
            image.Pixels.CopyTo(target);
        for (int from = 0, to = 0; image.Channels == 3 && from < image.Pixels.Length; from += 3, to += 4)
        {
            (target[to], target[to + 1], target[to + 2]) = (image.Pixels[from], image.Pixels[from + 1], image.Pixels[from + 2]);
            target[to + 3] = 255;
        }
        return bitmap;
    }

    /// <summary>The first 1, 3 or 4 of every 4 bytes.</summary>
    public static Image FromRgba(ReadOnlySpan<byte> rgba, int width, int height, int channels)
    {
        byte[] pixels = new byte[width * height * channels];
        for (int channel = 0; channel < channels; channel++)
        {
            for (int from = channel, to = channel; to < pixels.Length; from += 4, to += channels)
                pixels[to] = rgba[from];
        }

        return new Image(width, height, channels, pixels);
    }

    private static byte[] Encode(Image image, Func<SKPixmap, SKData?> encode)
    {
        using SKBitmap bitmap = ToBitmap(image);
        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData data = encode(pixels)
            ?? throw new MiniCnnException(ErrorKind.Failure, $"An image of {image.Width}x{image.Height} cannot be encoded in this format; expected smaller sides or PNG");
        return data.ToArray();
    }

    private static Image Upright(Image image, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
            return image;
        bool turned = origin >= SKEncodedOrigin.LeftTop;
        bool fromRight = origin is SKEncodedOrigin.TopRight or SKEncodedOrigin.BottomRight or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        bool fromBottom = origin is SKEncodedOrigin.BottomRight or SKEncodedOrigin.BottomLeft or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom;
        Image result = turned ? new(image.Height, image.Width, image.Channels) : new(image.Width, image.Height, image.Channels);
        for (int i = 0; i < result.Width * result.Height; i++)
        {
            (int y, int x) = Math.DivRem(i, result.Width);
            (int column, int row) = turned ? (y, x) : (x, y);
            int from = ((fromBottom ? image.Height - 1 - row : row) * image.Width) + (fromRight ? image.Width - 1 - column : column);
            image.Pixels.AsSpan(from * image.Channels, image.Channels).CopyTo(result.Pixels.AsSpan(i * image.Channels));
        }
        return result;
    }
}
