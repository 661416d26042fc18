using System.Buffers.Binary;
using System.Text;

namespace MiniCnn.Tests.Imaging;

public sealed class ImageFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_kind_of_png_is_read_as_PIL_reads_it()
    {
        // Lines of scripts/references/png.py: every color type, bit depth, interlacing and tRNS.
        string[][] references = [.. File.ReadLines(Path.Combine(ImageSamples.References, "png.txt")).Select(line => line.Split(' '))];
        references.Length.ShouldBe(170);
        foreach (string[] p in references)
        {
            Image image = ImageFile.Decode(Convert.FromBase64String(p[4]));
            (image.Width, image.Height, image.Channels).ShouldBe((int.Parse(p[1]), int.Parse(p[2]), int.Parse(p[3])), p[0]);
            // 16 bits are rounded there and cut here.
            int tolerance = p[0].Contains("16bit", StringComparison.Ordinal) ? 1 : 0;
            image.Pixels.Zip(Convert.FromHexString(p[5]), (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThanOrEqualTo(tolerance, p[0]);
        }
    }

    [Theory]
    [InlineData(".png", 1, 1, 5)]
    [InlineData(".png", 3, 64, 33)]
    [InlineData(".png", 4, 3, 3)]
    [InlineData(".webp", 3, 17, 9)]
    [InlineData(".webp", 4, 17, 9)]
    [InlineData(".pgm", 1, 6, 5)]
    [InlineData(".ppm", 3, 6, 5)]
    [InlineData(".pnm", 1, 6, 5)]
    [InlineData(".gif", 3, 20, 12)]
    public void What_is_written_without_loss_reads_back_the_same(string extension, int channels, int width, int height)
    {
        Image image = ImageSamples.Noise(width, height, channels, 200);
        ImageFile.Write(_folder.File("a" + extension), image);
        Image back = ImageFile.Read(_folder.File("a" + extension));
        (back.Width, back.Height).ShouldBe((width, height));
        (back.Channels == channels ? back : back.ToRgb()).Pixels.ShouldBe(image.Pixels);
    }

    [Fact]
    public void Jpegs_are_read_and_written_nearly_and_gray_stays_gray()
    {
        // 16x8, left half (200, 40, 30), right half (20, 60, 220), saved by PIL at quality 95 without subsampling.
        Image halves = ImageFile.Read(Path.Combine(ImageSamples.References, "halves.jpg"));
        (halves.Width, halves.Height, halves.Channels).ShouldBe((16, 8, 3));
        Near(halves, 3, 4, 200, 40, 30);
        Near(halves, 12, 4, 20, 60, 220);
        Image gray = ImageFile.Read(Path.Combine(ImageSamples.References, "gray.jpg"));
        (gray.Width, gray.Height, gray.Channels).ShouldBe((9, 5, 1));
        gray.Pixels.ShouldAllBe(value => Math.Abs(value - 130) <= 2);
        ImageFile.Write(_folder.File("b.jpg"), new Image(8, 8, 4));
        Near(ImageFile.Read(_folder.File("b.jpg")), 4, 4, 255, 255, 255);
    }

    [Theory]
    [InlineData(1, 0, 1, 2, 3)]
    [InlineData(2, 1, 0, 3, 2)]
    [InlineData(3, 3, 2, 1, 0)]
    [InlineData(4, 2, 3, 0, 1)]
    [InlineData(5, 0, 2, 1, 3)]
    [InlineData(6, 2, 0, 3, 1)]
    [InlineData(7, 3, 1, 2, 0)]
    [InlineData(8, 1, 3, 0, 2)]
    public void The_orientation_of_exif_is_applied(byte orientation, params int[] quadrants)
    {
        Image image = ImageFile.Decode(ImageSamples.Exif(orientation));
        (image.Width, image.Height).ShouldBe(orientation < 5 ? (32, 16) : (16, 32));
        for (int i = 0; i < 4; i++)
        {
            int[] color = [0, 0, 0, 0];
            color[quadrants[i]] = 255;
            Near(image, ((i % 2 * 2) + 1) * image.Width / 4, ((i / 2 * 2) + 1) * image.Height / 4, color[..3]);
        }
    }

    [Fact]
    public void Bitmaps_and_the_first_frame_of_a_gif_are_read()
    {
        ImageFile.Decode(ImageSamples.Bmp).Pixels.ShouldBe([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
        Image first = ImageSamples.Noise(9, 7, 3, 20);
        new Animation([new(first, 50), new(first.Invert(), 50)]).Write(_folder.File("a.gif"));
        ImageFile.Read(_folder.File("a.gif")).ToRgb().Pixels.ShouldBe(first.Pixels);
    }

    [Fact]
    public void All_six_kinds_of_pnm_by_hand()
    {
        Pnm("P1\n# a comment\n3 2\n0 1 0\n101").Pixels.ShouldBe([255, 0, 255, 0, 255, 0]);
        Pnm("P2 2 2 # here too\n15\n0 5\n10 15").Pixels.ShouldBe([0, 85, 170, 255]);
        Pnm("P3\n1 2\n255\n1 2 3\n4 5 6").Pixels.ShouldBe([1, 2, 3, 4, 5, 6]);
        Pnm("P4\n10 2\n", 0b10101010, 0b11000000, 0, 0b01000000).Pixels
            .ShouldBe([0, 255, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0]);
        Pnm("P5 2 1 1000\n", 0x03, 0xE8, 0x01, 0xF4).Pixels.ShouldBe([255, 128]);
        Pnm("P6\n1 1\n255\n", 9, 8, 7).Pixels.ShouldBe([9, 8, 7]);
        Pnm("P2 1 1 65535 65535").Pixels.ShouldBe([255]);
    }

    [Theory]
    [InlineData("P2 x 1 255 0", "no number")]
    [InlineData("P2 1 -1 255 0", "no number")]
    [InlineData("P2 1 1 0 0", "damaged")]
    [InlineData("P2 1 1 70000 0", "65535")]
    [InlineData("P2 0 1 255 0", "0x1")]
    [InlineData("P2 99999999999999999999 1 255 0", "no number")]
    [InlineData("P5 30000 30000 255 \n", "limit")]
    [InlineData("P2 5000 5000 255 1 2 3", "cut off")]
    [InlineData("P2 2 1 255 300 1", "to 255")]
    [InlineData("P2 2 1 255 3    ", "no number")]
    [InlineData("P1 2 1 02", "to 1")]
    [InlineData("P5 2 2 255 \n", "cut off")]
    [InlineData("P5 1 1 10 z", "expected 0 to 10")]
    [InlineData("P7 1 1 255 0", "expected PNG")]
    [InlineData("<svg/>", "expected PNG")]
    [InlineData("", "empty")]
    public void What_cannot_be_read_is_told(string file, string word)
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => Pnm(file));
        (error.Kind, error.Message.Contains(word, StringComparison.Ordinal)).ShouldBe((ErrorKind.Data, true), error.Message);
    }

    [Fact]
    public void A_header_beyond_the_limits_is_refused_before_pixels_are_allocated()
    {
        Dictionary<string, byte[]> files = ImageSamples.Files();
        byte[] png = files[".png"], gif = files[".gif"], bmp = files[".bmp"], jpeg = files[".jpg"], webp = [.. files[".webp"]];
        BinaryPrimitives.WriteInt64BigEndian(png.AsSpan(16), (100_000L << 32) + 100_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png[12..29]));
        BinaryPrimitives.WriteUInt32LittleEndian(gif.AsSpan(6), 0xFFFFFFFF);
        BinaryPrimitives.WriteInt64LittleEndian(bmp.AsSpan(18), (20_000L << 32) + 20_000);
        BinaryPrimitives.WriteUInt32LittleEndian(webp.AsSpan(webp.AsSpan().IndexOf("VP8L"u8) + 9), 0x0FFFFFFF); // sides less 1, of 14 bits each
        int frame = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0, (byte)0]);
        BinaryPrimitives.WriteUInt32BigEndian(jpeg.AsSpan(frame + 5), 0xFFDCFFDC);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach ((byte[] file, string word) in new[] { (png, "100000x100000"), (gif, "65535x65535"), (bmp, "20000x20000"), (jpeg, "65500x65500"), (webp, "16384x16384") })
            Should.Throw<MiniCnnException>(() => ImageFile.Decode(file)).Message.ShouldContain($"{word} is beyond the limit");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4_000_000);
        byte[] small = files[".webp"];
        Should.Throw<MiniCnnException>(() => ImageFile.Decode(small, new ImageLimits { MaxSide = 12 })).Message.ShouldContain("13x9");
        Should.Throw<MiniCnnException>(() => ImageFile.Decode(small, new ImageLimits { MaxMemory = 4 * 116 }));
        ImageFile.Decode(small, new ImageLimits { MaxMemory = 4 * 117, MaxSide = 13 }).Width.ShouldBe(13);
    }

    [Fact]
    public void A_png_is_whole_to_its_last_checksum()
    {
        byte[] file = ImageFile.EncodePng(ImageSamples.Noise(13, 9, 3, 40));
        for (int length = file.Length - 1; length >= file.Length - 40; length--)
            Should.Throw<MiniCnnException>(() => ImageFile.Decode(file.AsMemory(0, length)), $"{length} of {file.Length} bytes").Kind.ShouldBe(ErrorKind.Data);
        // IEND takes 12 bytes, and the checksum of the pixels the four before
        for (int at = file.Length - 16; at < file.Length; at++)
        {
            byte[] damaged = [.. file];
            damaged[at] ^= 1;
            Should.Throw<MiniCnnException>(() => ImageFile.Decode(damaged), $"byte {at} of {file.Length}").Kind.ShouldBe(ErrorKind.Data);
        }
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_or_read_whole()
    {
        foreach ((string format, byte[] file) in ImageSamples.Files())
        {
            byte[] whole = ImageFile.Decode(file).Pixels;
            int refused = 0;
            for (int length = 0; length < file.Length; length++)
            {
                try
                {
                    ImageFile.Decode(file.AsMemory(0, length)).Pixels.ShouldBe(whole, $"{format} {length}");
                }
                catch (MiniCnnException error)
                {
                    error.Kind.ShouldBe(ErrorKind.Data);
                    refused++;
                }
            }
            refused.ShouldBeGreaterThan(file.Length / 2, format);
        }
    }

    [Fact]
    public void Errors_name_the_file()
    {
        string path = _folder.File("x.png");
        Should.Throw<MiniCnnException>(() => ImageFile.Read(path)).Message.ShouldContain(path);
        File.WriteAllText(path, "");
        Should.Throw<MiniCnnException>(() => ImageFile.Read(path)).Message.ShouldBe($"{path}: The image file is empty");
        Should.Throw<MiniCnnException>(() => ImageFile.Read(_folder.Path)).Kind.ShouldBe(ErrorKind.Data);
        File.WriteAllBytes(path, new byte[100]);
        Should.Throw<MiniCnnException>(() => ImageFile.Read(path, new ImageLimits { MaxFileBytes = 99 })).Message.ShouldContain("99 bytes");
        MiniCnnException error = Should.Throw<MiniCnnException>(() => ImageFile.Write(_folder.File("x.tiff"), new Image(1, 1, 1)));
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain(".png");
    }

    [Fact]
    public void Files_are_read_by_content_and_every_readable_extension_is_a_format()
    {
        Dictionary<string, byte[]> files = ImageSamples.Files();
        ImageFile.ReadableExtensions.ShouldBe(files.Keys, ignoreOrder: true);
        foreach ((string extension, byte[] file) in files)
        {
            File.WriteAllBytes(_folder.File("x.dat"), file);
            ImageFile.Read(_folder.File("x.dat")).Width.ShouldBeGreaterThan(1, extension);
        }
    }

    private static Image Pnm(string head, params byte[] data) => ImageFile.Decode((byte[])[.. Encoding.Latin1.GetBytes(head), .. data]);

    private static void Near(Image image, int x, int y, params int[] color)
    {
        for (int c = 0; c < color.Length; c++)
            Math.Abs(image[x, y, c] - color[c]).ShouldBeLessThanOrEqualTo(6, $"{x},{y}");
    }

    /// <summary>PNG's checksum of a chunk (CRC-32).</summary>
    private static uint Crc(byte[] bytes) =>
        ~bytes.Aggregate(~0u, (crc, b) => Enumerable.Range(0, 8).Aggregate(crc ^ b, (c, _) => (c >> 1) ^ (0xEDB88320 & (uint)-(int)(c & 1))));
}
