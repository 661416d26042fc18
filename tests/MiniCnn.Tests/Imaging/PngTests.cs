using System.Buffers.Binary;
using System.Text;
using MiniCnn.Imaging;
using static MiniCnn.Tests.Imaging.PngBuilder;

namespace MiniCnn.Tests.Imaging;

public sealed class PngTests
{
    [Fact]
    public void Every_color_type_depth_and_interlacing_reads_as_PIL_reads_it()
    {
        PngReference.All.Count.ShouldBe(170);
        foreach (PngReference reference in PngReference.All)
        {
            Image picture = Png.Decode(reference.File);
            (picture.Width, picture.Height, picture.Channels).ShouldBe((reference.Width, reference.Height, reference.Channels), reference.Name);
            picture.Pixels.ShouldBe(reference.Pixels, reference.Name);
        }
    }

    [Fact]
    public void Planes_hold_the_same_numbers_at_the_depth_of_the_file()
    {
        foreach (PngReference reference in PngReference.All)
        {
            Plane[] planes = Png.DecodePlanes(reference.File);
            planes.Length.ShouldBe(reference.Channels);
            for (int i = 0; i < reference.Pixels.Length; i++)
                planes[i % planes.Length].Values[i / planes.Length].ShouldBe(reference.Pixels[i] / 255f, 0.5 / 255 + 1e-6, reference.Name);
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 5)]
    [InlineData(3, 3, 5)]
    [InlineData(4, 64, 33)]
    public void What_is_written_reads_back_the_same(int channels, int width, int height)
    {
        // 2, 3, 9, 200 colors make palettes of 1, 2, 4 and 8 bits; the last has too many for one.
        foreach (int colors in new[] { 1, 2, 3, 9, 200, 100_000 })
        {
            Image picture = Noise(width, height, channels, colors);
            Image back = Png.Decode(Png.Encode(picture));
            (back.Width, back.Height, back.Channels).ShouldBe((width, height, channels));
            back.Pixels.ShouldBe(picture.Pixels);
        }
    }

    [Fact]
    public void Opaque_pictures_with_alpha_keep_their_alpha()
    {
        Image picture = new(4, 4, 4);
        Array.Fill(picture.Pixels, (byte)255);
        Png.Decode(Png.Encode(picture)).Channels.ShouldBe(4);
    }

    [Fact]
    public void Sixteen_bits_keep_what_eight_lose()
    {
        foreach (int count in new[] { 1, 3, 4 })
        {
            Plane[] planes = [.. Enumerable.Range(0, count).Select(c => new Plane(3, 2, [0, 1, 0.5f, 1f / 65535, 0.123f, c / 7f]))];
            Plane[] back = Png.DecodePlanes(Png.EncodeDeep(planes));
            back.Length.ShouldBe(count);
            for (int c = 0; c < count; c++)
                back[c].Values.Zip(planes[c].Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 0.5001f / 65535);
        }

        Should.Throw<MiniCnnException>(() => Png.EncodeDeep(new Plane(1, 1, [1.01f]))).Message.ShouldContain("1.01");
        Should.Throw<MiniCnnException>(() => Png.EncodeDeep(new Plane(1, 1, [float.NaN])));
        Should.Throw<MiniCnnException>(() => Png.EncodeDeep(new Plane(1, 1), new Plane(1, 1)));
    }

    [Fact]
    public void Smooth_pictures_are_packed_by_filters()
    {
        Image ramp = new(256, 64, 1);
        for (int i = 0; i < ramp.Pixels.Length; i++)
            ramp.Pixels[i] = (byte)((i % 256) + (i / 256));
        Png.Encode(ramp).Length.ShouldBeLessThan(400);
    }

    [Fact]
    public void A_header_beyond_the_limits_is_refused_before_memory_is_taken()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fails(Build(Header(100_000, 100_000, 8, 6)), "100000x100000", "limit");
        Fails(Build(Header(32_768, 32_768, 8, 6)), "limit");
        // Within the limits, but so few bytes cannot hold it.
        Fails(Build(Header(9_000, 9_000, 16, 6), ("IDAT", Zlib(new byte[5000]))), "cannot hold");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4_000_000);
        Should.Throw<MiniCnnException>(() => Png.Decode(PngReference.Get("type2-8bit-9x7").File, new ImageLimits { MaxSide = 8 })).Message.ShouldContain("9x7");
        Should.Throw<MiniCnnException>(() => Png.Decode(PngReference.Get("type2-8bit-9x7").File, new ImageLimits { MaxPixels = 62 }));
        Png.Decode(PngReference.Get("type2-8bit-9x7").File, new ImageLimits { MaxPixels = 63, MaxSide = 9 }).Width.ShouldBe(9);
    }

    [Fact]
    public void Each_broken_rule_is_told_in_words()
    {
        (string, byte[]) gray = Header(2, 2, 8, 0);
        (string, byte[]) data = ("IDAT", Zlib([0, 1, 2, 0, 3, 4]));
        (string, byte[]) palette = ("PLTE", [1, 2, 3, 4, 5, 6]);
        Png.Decode(Build(gray, data)).Pixels.ShouldBe([1, 2, 3, 4]);

        Fails([], "signature");
        Fails(Encoding.ASCII.GetBytes("GIF89a"), "signature");
        Fails(Build(data), "first chunk is IDAT");
        Fails(Build(gray, gray, data), "two IHDR");
        Fails(Build(gray), "no IDAT");
        Fails(Build(("IHDR", new byte[12]), data), "expected 13");
        Fails(Build(Header(0, 2, 8, 0), data), "0x2");
        Fails(Build(Header(2, 2, 3, 0), data), "3 bits");
        Fails(Build(Header(2, 2, 4, 2), data), "color type 2 with 4 bits");
        Fails(Build(Header(2, 2, 16, 3), data), "color type 3");
        Fails(Build(Header(2, 2, 8, 5), data), "color type 5");
        Fails(Build(Header(2, 2, 8, 0, interlace: 2), data), "interlace 2");
        Fails(Build(gray, palette, data), "gray picture has a palette");
        Fails(Build(Header(2, 2, 8, 3), data), "no PLTE");
        Fails(Build(Header(2, 2, 8, 3), ("PLTE", [1, 2]), data), "2 bytes");
        Fails(Build(Header(2, 2, 1, 3), ("PLTE", new byte[9]), data), "1 to 2 colors");
        Fails(Build(Header(2, 2, 8, 3), palette, palette, data), "two PLTE");
        Fails(Build(Header(2, 2, 8, 3), palette, data), "palette color 2");
        Fails(Build(Header(2, 2, 8, 3), data, palette), "before tRNS and IDAT");
        Fails(Build(Header(2, 2, 8, 3), ("tRNS", [1]), palette, data), "tRNS");
        Fails(Build(gray, ("tRNS", [1]), data), "tRNS chunk has 1");
        Fails(Build(Header(2, 2, 8, 6), ("tRNS", [1, 2]), data), "alpha");
        Fails(Build(gray, data, ("tRNS", [0, 1])), "tRNS stands in a wrong place");
        Fails(Build(gray, data, ("tEXt", [65, 0]), data), "one after the other");
        Fails(Build(gray, ("ABCD", []), data), "ABCD is needed");
        Fails(Build(gray, ("IDAT", Zlib([0, 1, 2, 5, 3, 4]))), "filter 5");
        Fails(Build(gray, ("IDAT", Zlib([0, 1, 2, 0, 3]))), "end before");
        Fails(Build(gray, ("IDAT", Zlib([0, 1, 2, 0, 3, 4, 9]))), "go on after");
        Fails(Build(gray, ("IDAT", [1, 2, 3, 4, 5, 6, 7])), "damaged");
        Fails(Build(gray, data)[..^1], "ends at byte");
        Fails(Build(gray, data)[..^12], "before its IEND");
        byte[] wrongCrc = Build(gray, data);
        wrongCrc[30] ^= 1;
        Fails(wrongCrc, "checksum of chunk IHDR");
        byte[] tooLong = Build(gray, data);
        BinaryPrimitives.WriteUInt32BigEndian(tooLong.AsSpan(33), 0x80000001);
        Fails(tooLong, "IDAT at byte 33 says it has 2147483649");
        byte[] oddName = Build(gray, ("a1cd", []), data);
        Fails(oddName, "not four letters");
        byte[] wrongSum = Zlib([0, 1, 2, 0, 3, 4]);
        wrongSum[^1] ^= 1;
        Fails(Build(gray, ("IDAT", wrongSum)), "damaged");
    }

    [Fact]
    public void A_bomb_is_stopped_one_byte_after_the_picture()
    {
        byte[] bomb = Zlib(new byte[300_000_000]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fails(Build(Header(2, 2, 8, 0), ("IDAT", bomb)), "go on after");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(3_000_000);
    }

    [Fact]
    public void Of_a_transparent_color_only_the_bits_of_the_depth_count()
    {
        // The specification stores it in 16 bits and says that the higher ones are ignored.
        byte[] file = Build(Header(2, 1, 8, 0), ("tRNS", [0xAB, 7]), ("IDAT", Zlib([0, 7, 8])));
        Png.Decode(file).Pixels.ShouldBe([7, 7, 7, 0, 8, 8, 8, 255]);
    }

    [Fact]
    public void Unknown_chunks_that_may_be_skipped_are_skipped_and_what_follows_the_end_is_not_read()
    {
        byte[] file = Build(Header(1, 1, 8, 0), ("abCd", [1, 2, 3]), ("IDAT", Zlib([0, 77])));
        Png.Decode(file).Pixels.ShouldBe([77]);
        Png.Decode((byte[])[.. file, 1, 2, 3]).Pixels.ShouldBe([77]);
    }

    internal static Image Noise(int width, int height, int channels, int colors)
    {
        Random random = new(width + colors);
        byte[][] palette = [.. Enumerable.Range(0, colors).Select(_ => Enumerable.Range(0, channels).Select(_ => (byte)random.Next(256)).ToArray())];
        return new Image(width, height, channels, [.. Enumerable.Range(0, width * height).SelectMany(_ => palette[random.Next(colors)])]);
    }

    private static void Fails(byte[] file, params string[] words)
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => Png.Decode(file));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldNotContain("\n");
        foreach (string word in words)
            error.Message.ShouldContain(word);
    }
}
