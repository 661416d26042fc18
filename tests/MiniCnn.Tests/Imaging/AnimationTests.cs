using System.Buffers.Binary;
using MiniCnn.Imaging;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Imaging;

public sealed class AnimationTests
{
    [Theory]
    [InlineData(1, 1, 1, 2)]
    [InlineData(5, 3, 3, 2)]
    [InlineData(64, 50, 3, 200)]
    [InlineData(200, 120, 1, 256)]
    [InlineData(300, 200, 3, 255)]
    public void A_gif_shows_every_pixel_of_a_picture_of_up_to_256_colors(int width, int height, int channels, int colors)
    {
        Image picture = PngTests.Noise(width, height, channels, colors);
        GifReader gif = new(Gif.Encode(picture));
        gif.Frames.Single().Pixels.ShouldBe(picture.ToRgb().Pixels);
        gif.Repetitions.ShouldBeNull();
        gif.Hundredths.ShouldBeEmpty();
    }

    [Fact]
    public void A_gif_of_long_runs_passes_every_code_width_and_the_full_table()
    {
        // Runs of 1, 2, 3 … pixels fill the table slowly; noise fills it fast and several times.
        Image picture = new(640, 400, 1);
        Random random = new(5);
        for (int i = 0, run = 0; i < picture.Pixels.Length; i++)
        {
            if (i >= picture.Pixels.Length / 2)
                picture.Pixels[i] = (byte)random.Next(2);
            else if (i * 2 > run * run)
                run++;
            if (i < picture.Pixels.Length / 2)
                picture.Pixels[i] = (byte)(run % 3);
        }

        new GifReader(Gif.Encode(picture)).Frames.Single().Pixels.ShouldBe(picture.ToRgb().Pixels);
    }

    [Fact]
    public void Frames_times_and_repetitions_of_a_gif()
    {
        Animation animation = Moving(channels: 3);
        GifReader gif = new(Gif.Encode(animation));
        gif.Frames.Select(frame => frame.Pixels).ShouldBe(animation.Frames.Select(frame => frame.Image.Pixels));
        gif.Hundredths.ShouldBe([10, 12, 2, 6554]);
        gif.Repetitions.ShouldBe(0);
        // Of the square that moves by two pixels only the two squares' surroundings are written, of no change one pixel.
        gif.Areas.ShouldBe([30 * 20, 7 * 5, 1, 30 * 20]);
        new GifReader(Gif.Encode(new Animation(animation.Frames, plays: 3))).Repetitions.ShouldBe(2);
        new GifReader(Gif.Encode(new Animation(animation.Frames, plays: 1))).Repetitions.ShouldBeNull();
    }

    [Fact]
    public void More_colors_than_a_gif_has_are_matched_nearly()
    {
        Image picture = new(256, 64, 3);
        for (int i = 0; i < 256 * 64; i++)
            (picture.Pixels[3 * i], picture.Pixels[(3 * i) + 1], picture.Pixels[(3 * i) + 2]) = ((byte)(i % 256), (byte)(i / 256 * 4), 128);
        byte[] shown = new GifReader(Gif.Encode(picture)).Frames[0].Pixels;
        double error = shown.Zip(picture.Pixels).Average(pair => Math.Abs(pair.First - pair.Second));
        error.ShouldBeInRange(0.5, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Each_frame_of_an_animated_png_composes_exactly(int channels)
    {
        Animation animation = Moving(channels);
        byte[] file = Apng.Encode(animation);
        IReadOnlyList<(string Type, byte[] Content)> chunks = PngBuilder.Chunks(file);
        Png.Decode(file).Pixels.ShouldBe(animation.Frames[0].Image.Pixels, "without animation the first frame shows");
        chunks[1].Type.ShouldBe("acTL");
        chunks[1].Content.ShouldBe([0, 0, 0, 4, 0, 0, 0, 0]);

        (string Type, byte[] Content)[] colors = [.. chunks.Where(chunk => chunk.Type is "PLTE" or "tRNS")];
        Image canvas = new(30, 20, channels);
        int sequence = 0;
        int frame = 0;
        for (int i = 0; i < chunks.Count; i++)
        {
            if (chunks[i].Type != "fcTL")
                continue;
            byte[] control = chunks[i].Content;
            int[] fields = [.. Enumerable.Range(0, 5).Select(k => BinaryPrimitives.ReadInt32BigEndian(control.AsSpan(4 * k)))];
            fields[0].ShouldBe(sequence++);
            BinaryPrimitives.ReadUInt16BigEndian(control.AsSpan(20)).ShouldBe((ushort)animation.Frames[frame].Milliseconds);
            BinaryPrimitives.ReadUInt16BigEndian(control.AsSpan(22)).ShouldBe((ushort)1000);
            (string type, byte[] data) = chunks[i + 1];
            type.ShouldBe(frame == 0 ? "IDAT" : "fdAT");
            if (frame > 0)
            {
                BinaryPrimitives.ReadInt32BigEndian(data).ShouldBe(sequence++);
                data = data[4..];
            }

            byte[] header = chunks[0].Content;
            Image part = Png.Decode(PngBuilder.Build([PngBuilder.Header(fields[1], fields[2], header[8], header[9]), .. colors, ("IDAT", data)]));
            for (int y = 0; y < part.Height; y++)
            {
                for (int x = 0; x < part.Width * channels; x++)
                    canvas.Pixels[((((y + fields[4]) * 30) + fields[3]) * channels) + x] = part.Pixels[(y * part.Width * channels) + x];
            }

            canvas.Pixels.ShouldBe(animation.Frames[frame++].Image.Pixels);
        }

        frame.ShouldBe(4);
    }

    [Fact]
    public void Unlike_frames_and_times_out_of_range_are_refused()
    {
        Should.Throw<MiniCnnException>(() => new Animation([]));
        Should.Throw<MiniCnnException>(() => new Animation([new(new Image(1, 1, 1), 50), new(new Image(2, 1, 1), 50)])).Message.ShouldContain("Frame 1 is 2x1x1");
        Should.Throw<MiniCnnException>(() => new Animation([new(new Image(1, 1, 1), 10)])).Message.ShouldContain("20 to 65535");
        Should.Throw<MiniCnnException>(() => new Animation([new(new Image(1, 1, 1), 50)], plays: -1));
        using TemporaryFolder folder = new();
        Should.Throw<MiniCnnException>(() => new Animation([new(new Image(1, 1, 1), 50)]).Write(folder.File("a.mp4"))).Message.ShouldContain(".gif");
    }

    /// <summary>A square that moves, then nothing new, then everything new.</summary>
    internal static Animation Moving(int channels)
    {
        Image[] pictures = [.. Enumerable.Range(0, 4).Select(_ => new Image(30, 20, channels))];
        for (int i = 0; i < 4; i++)
        {
            byte back = (byte)(i == 3 ? 90 : 200);
            Array.Fill(pictures[i].Pixels, back);
            for (int y = 4; y < 9; y++)
            {
                for (int x = 0; x < 5; x++)
                    pictures[i][(i == 0 ? 10 : 12) + x, y, channels - 1] = 17;
            }
        }

        int[] times = [100, 120, 20, 65_535];
        return new Animation([.. pictures.Zip(times, (picture, time) => new AnimationFrame(picture, time))]);
    }
}
