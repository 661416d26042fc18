namespace MiniCnn.Tests.Imaging;

public sealed class AnimationTests
{
    [Theory]
    [InlineData(1, 1, 1, 2)]
    [InlineData(5, 3, 3, 2)]
    [InlineData(64, 50, 3, 200)]
    [InlineData(200, 120, 1, 256)]
    [InlineData(300, 200, 3, 255)]
    public void A_gif_shows_every_pixel_of_an_image_of_up_to_256_colors(int width, int height, int channels, int colors)
    {
        Image image = ImageSamples.Noise(width, height, channels, colors);
        ImageSamples.ReadGif(Gif.Encode(image)).Frames.Single().Pixels.ShouldBe(image.ToRgb().Pixels);
    }

    [Fact]
    public void A_gif_of_long_runs_passes_every_code_width_and_the_full_table()
    {
        // Runs of 1, 2, 3 … pixels fill the table slowly; noise fills it fast and several times.
        var image = new Image(640, 400, 1);
        var random = new Random(5);
        for (int i = 0, run = 0; i < image.Pixels.Length; i++)
        {
            if (i >= image.Pixels.Length / 2)
                image.Pixels[i] = (byte)random.Next(2);
            else if (i * 2 > run * run)
                run++;
            if (i < image.Pixels.Length / 2)
                image.Pixels[i] = (byte)(run % 3);
        }
        ImageSamples.ReadGif(Gif.Encode(image)).Frames.Single().Pixels.ShouldBe(image.ToRgb().Pixels);
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(3, 2)]
    [InlineData(1, 0)]
    public void Frames_times_and_repetitions_of_a_gif(int plays, int repetitions)
    {
        AnimationFrame[] frames = Moving();
        using var stream = new MemoryStream();
        Gif.Write(stream, new Animation(frames, plays));
        (Image[] images, int[] areas, int[] times, int read) = ImageSamples.ReadGif(stream.ToArray());
        images.Select(image => image.Pixels).ShouldBe(frames.Select(frame => frame.Image.Pixels));
        times.ShouldBe([100, 120, 20, 65_540]);
        read.ShouldBe(repetitions);
        // Of the square that moves by two pixels only the two squares' surroundings are written, of no change one pixel.
        areas.ShouldBe([30 * 20, 7 * 5, 1, 30 * 20]);
    }

    [Fact]
    public void More_colors_than_a_gif_has_are_matched_nearly()
    {
        var image = new Image(256, 64, 3);
        for (int i = 0; i < 256 * 64; i++)
            (image.Pixels[3 * i], image.Pixels[(3 * i) + 1], image.Pixels[(3 * i) + 2]) = ((byte)(i % 256), (byte)(i / 256 * 4), 128);
        byte[] shown = ImageSamples.ReadGif(Gif.Encode(image)).Frames[0].Pixels;
        shown.Zip(image.Pixels).Average(pair => Math.Abs(pair.First - pair.Second)).ShouldBeInRange(0.5, 4);
    }

    [Fact]
    public void Different_sizes_and_times_out_of_range_are_refused_and_no_file_is_left()
    {
        using var folder = new TemporaryFolder();
        (AnimationFrame[] Frames, string Name, string Word)[] cases =
        [
            ([], "a.gif", "at least one"),
            ([new(new Image(1, 1, 1), 50), new(new Image(2, 1, 1), 50)], "a.gif", "2x1 follows one of 1x1"),
            ([new(new Image(1, 1, 1), 10)], "a.gif", "20 to 65535"),
            ([new(new Image(1, 1, 1), 50)], "a.apng", ".gif"),
        ];
        foreach ((AnimationFrame[] frames, string name, string word) in cases)
            Should.Throw<MiniCnnException>(() => new Animation(frames).Write(folder.File(name))).Message.ShouldContain(word);
        Should.Throw<MiniCnnException>(() => new Animation([], plays: -1));
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    /// <summary>A square that moves, then nothing new, then everything new.</summary>
    private static AnimationFrame[] Moving()
    {
        int[] times = [100, 120, 20, 65_535];
        return [.. times.Select((time, i) =>
        {
            var image = new Image(30, 20, 3);
            Array.Fill(image.Pixels, (byte)(i == 3 ? 90 : 200));
            for (int y = 4; y < 9; y++)
            {
                for (int x = 0; x < 5; x++)
                    image[(i == 0 ? 10 : 12) + x, y, 2] = 17;
            }
            return new AnimationFrame(image, time);
        })];
    }
}
