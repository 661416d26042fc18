using SkiaSharp;

namespace MiniCnn.Tests.Imaging;

/// <summary>Images and files for tests.</summary>
internal static class ImageSamples
{
    public static string References { get; } = Path.Combine(TestData.Root, "tests/MiniCnn.Tests/Imaging/References");

    /// <summary>Random pixels of a limited number of colors.</summary>
    public static Image Noise(int width, int height, int channels, int colors)
    {
        var random = new Random((width * 31) + height);
        byte[][] palette = [.. Enumerable.Range(0, Math.Min(colors, width * height)).Select(_ => Enumerable.Range(0, channels).Select(_ => (byte)random.Next(256)).ToArray())];
        return new Image(width, height, channels, [.. Enumerable.Range(0, width * height).SelectMany(_ => palette[random.Next(palette.Length)])]);
    }

    /// <summary>White for black and black for white.</summary>
    public static Image Invert(this Image image) => new(image.Width, image.Height, image.Channels, [.. image.Pixels.Select(value => (byte)(255 - value))]);

    /// <summary>A small file of every format that is read.</summary>
    public static Dictionary<string, byte[]> Files()
    {
        using var folder = new TemporaryFolder();
        Image image = Noise(13, 9, 3, 40);
        Dictionary<string, byte[]> files = [];
        foreach (string extension in ImageFile.WritableExtensions)
        {
            ImageFile.Write(folder.File("a" + extension), image);
            files[extension] = File.ReadAllBytes(folder.File("a" + extension));
        }
        files[".bmp"] = Bmp;
        files[".pbm"] = [.. "P4\n10 2\n"u8, 0b10101010, 0b11000000, 0, 0b01000000];
        return files;
    }

    /// <summary>2x2, 24 bits: red and green above blue and white.</summary>
    public static byte[] Bmp { get; } =
    [
        .. "BM"u8, 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 24, 0,
        .. new byte[24], 255, 0, 0, 255, 255, 255, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0,
    ];

    /// <summary>A JPEG of four quadrants with an orientation in its EXIF data: red, green above blue, black as stored.</summary>
    public static byte[] Exif(byte orientation)
    {
        var image = new Image(32, 16, 3);
        for (int i = 0; i < 32 * 16; i++)
        {
            (int x, int y) = (i % 32 / 16, i / 32 / 8);
            if (x + (2 * y) < 3)
                image.Pixels[(3 * i) + x + (2 * y)] = 255;
        }
        byte[] jpeg = ImageCodec.EncodeJpeg(image);
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(8 + tiff.Length), .. "Exif\0\0"u8, .. tiff, .. jpeg[2..]];
    }

    /// <summary>The frames of a GIF as Skia composes them, with their rectangles; times in milliseconds.</summary>
    public static (Image[] Frames, int[] Areas, int[] Times, int Repetitions) ReadGif(byte[] file)
    {
        using var codec = SKCodec.Create(SKData.CreateCopy(file));
        int count = Math.Max(1, codec.FrameCount);
        var frames = new Image[count];
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        for (int i = 0; i < count; i++)
        {
            using var bitmap = new SKBitmap(info);
            codec.GetPixels(info, bitmap.GetPixels(), new SKCodecOptions(i)).ShouldBe(SKCodecResult.Success);
            frames[i] = ImageCodec.FromRgba(bitmap.GetPixelSpan(), info.Width, info.Height, 3);
        }
        SKCodecFrameInfo[] infos = codec.FrameInfo;
        return (frames, [.. infos.Select(frame => frame.FrameRect.Width * frame.FrameRect.Height)], [.. infos.Select(frame => frame.Duration)], codec.RepetitionCount);
    }
}
