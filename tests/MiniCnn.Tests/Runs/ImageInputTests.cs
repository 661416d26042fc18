using MiniCnn.Tests.Imaging;

namespace MiniCnn.Tests.Runs;

public sealed class ImageInputTests
{
    private static readonly RunDataset Mnist = SampleRun.Configuration.Dataset with { Name = "mnist", Mean = [0.13f], StandardDeviation = [0.3f] };
    private static readonly RunDataset DarkOnLight = Mnist with { Mean = [0.87f] };
    private static readonly RunDataset Color = Mnist with { Name = "photos", Mean = [0.5f, 0.5f, 0.5f], StandardDeviation = [1, 1, 1] };

    [Fact]
    public void A_picture_of_the_models_size_and_polarity_stays_as_it_is()
    {
        Image digit = Digit();
        ImageInput.Pixels(digit, Mnist, 28, 28).ShouldBe(digit.Pixels);
        ImageInput.Pixels(digit.ToRgb(), Mnist, 28, 28).ShouldBe(digit.Pixels);
        ImageInput.Pixels(digit, Mnist, 28, 28, ImageFit.None).ShouldBe(digit.Pixels);
        Image black = new(28, 28, 1);
        ImageInput.Pixels(black, Mnist, 28, 28).ShouldBe(black.Pixels);
    }

    [Fact]
    public void Ink_on_paper_becomes_light_on_dark_where_the_model_learnt_that()
    {
        Image digit = Digit();
        ImageInput.Pixels(digit.Invert(), Mnist, 28, 28).ShouldBe(digit.Pixels);
        ImageInput.Pixels(digit.Invert(), DarkOnLight, 28, 28).ShouldBe(digit.Invert().Pixels);
        ImageInput.Pixels(digit, DarkOnLight, 28, 28).ShouldBe(digit.Invert().Pixels);
        ImageInput.Pixels(digit.Invert(), Mnist, 28, 28, ImageFit.None).ShouldBe(digit.Invert().Pixels);
        Image ink = new(28, 28, 4, [.. digit.Pixels.SelectMany(alpha => new byte[] { 0, 0, 0, alpha })]);
        ImageInput.Pixels(ink, Mnist, 28, 28).ShouldBe(digit.Pixels, "what is transparent is paper");
    }

    [Theory]
    [InlineData(56, 56, 0, 0, false)]
    [InlineData(280, 280, 0, 0, true)]
    [InlineData(140, 140, 400, 31, true)]
    [InlineData(84, 84, 7, 300, false)]
    [InlineData(275, 275, 40, 3, true)]
    [InlineData(20, 20, 5, 9, true)]
    public void A_digit_of_another_size_at_another_place_comes_out_as_it_was(int width, int height, int right, int down, bool inverted)
    {
        Image digit = Digit();
        Image large = width % 28 == 0 ? digit.Enlarge(width / 28) : digit.Enlarge(10).Resize(width, height);
        Image canvas = new(width + right + 3, height + down + 3, 1);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                canvas[x + right, y + down, 0] = large[x, y, 0];
        }

        byte[] pixels = ImageInput.Pixels(inverted ? canvas.Invert() : canvas, Mnist, 28, 28);
        double difference = pixels.Zip(digit.Pixels, (a, b) => Math.Abs(a - b)).Average();
        difference.ShouldBeLessThan(width % 28 == 0 ? 1.5 : width > 28 ? 4 : 16);
    }

    [Fact]
    public void Uneven_paper_and_specks_are_not_ink()
    {
        Image digit = Digit().Enlarge(4);
        Random random = new(3);
        Image paper = new(130, 150, 3);
        for (int y = 0; y < 150; y++)
        {
            for (int x = 0; x < 130; x++)
            {
                int ink = x is >= 10 and < 122 && y is >= 30 and < 142 ? digit[x - 10, y - 30, 0] : 0;
                for (int c = 0; c < 3; c++)
                    paper[x, y, c] = (byte)(200 - (20 * c) - (ink * 130 / 255) + random.Next(-6, 7));
            }
        }

        paper[3, 3, 0] = paper[3, 3, 1] = paper[3, 3, 2] = 60;
        byte[] pixels = ImageInput.Pixels(paper, Mnist, 28, 28);
        pixels.Zip(Digit().Pixels, (a, b) => Math.Abs(a - b)).Average().ShouldBeLessThan(6);
    }

    [Fact]
    public void A_figure_fills_the_frame_and_keeps_its_ratio()
    {
        // a bar of 2x8 pixels on 20x20 becomes 3x12 in the middle of 12x14
        Image picture = new(20, 20, 1);
        for (int y = 5; y < 13; y++)
            picture[6, y, 0] = picture[7, y, 0] = 200;
        byte[] pixels = ImageInput.Pixels(picture, Mnist with { Name = "shapes" }, 12, 14);
        pixels.ShouldBe([.. Enumerable.Range(0, 12 * 14).Select(i => (byte)(i % 14 is >= 5 and < 8 ? 255 : 0))]);
    }

    [Fact]
    public void Datasets_of_ones_own_see_the_middle_of_a_picture_as_it_is()
    {
        Image picture = new(4, 2, 3);
        for (int i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = (byte)((50 * (i % 3)) + (i / 3 % 4));
        ImageInput.Pixels(picture, Color, 2, 2).ShouldBe([1, 2, 1, 2, 51, 52, 51, 52, 101, 102, 101, 102]);
        ImageInput.Pixels(picture.ToGray().Invert(), Mnist with { Name = "mine" }, 2, 4, ImageFit.Auto).ShouldBe(picture.ToGray().Invert().Pixels);
        Should.Throw<MiniCnnException>(() => ImageInput.Pixels(picture, Color, 2, 2, ImageFit.Digit)).Kind.ShouldBe(ErrorKind.Usage);
    }

    [Fact]
    public void Transparency_is_white_in_training_and_in_prediction()
    {
        using var folder = new TemporaryFolder();
        var image = new Image(6, 5, 4, [.. Enumerable.Range(0, 120).Select(i => (byte)(i * 7))]);
        foreach (string name in new[] { "a", "b" })
        {
            Directory.CreateDirectory(folder.File(name));
            ImageFile.Write(folder.File($"{name}/1.png"), image);
        }

        foreach (int channels in new[] { 1, 3 })
        {
            byte[] trained = FolderDataset.Load(folder.Path, new ImageFolderOptions { Channels = channels, Width = 5, Height = 4 }).Train.Pixels;
            RunDataset dataset = (channels == 1 ? Mnist : Color) with { Name = "mine" };
            ImageInput.Pixels(ImageFile.Read(folder.File("a/1.png")), dataset, 4, 5, ImageFit.Middle).ShouldBe(trained);
            ImageInput.Pixels(new Image(5, 4, 4), dataset, 4, 5, ImageFit.Middle).ShouldAllBe(value => value == 255);
        }
    }

    [Fact]
    public void A_picture_of_one_color_has_no_digit_in_it()
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => ImageInput.Pixels(new Image(30, 30, 1), Mnist, 28, 28));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain("one color");
        Should.Throw<MiniCnnException>(() => ImageInput.Pixels(new Image(30, 30, 1), Mnist, 28, 28, ImageFit.None)).Message.ShouldContain("30x30");
    }

    /// <summary>A seven as MNIST has them: 20 rows high, soft edges, its center of mass at pixel 14.</summary>
    private static Image Digit()
    {
        Image picture = new(28, 28, 1);
        for (int i = 0; i < 12; i++)
        {
            picture[8 + i, 7, 0] = 180;
            picture[8 + i, 8, 0] = picture[8 + i, 9, 0] = 255;
        }

        for (int y = 3; y < 20; y++)
        {
            int x = 18 - ((y - 3) / 2);
            picture[x - 1, 7 + y, 0] = 160;
            picture[x, 7 + y, 0] = picture[x + 1, 7 + y, 0] = 255;
        }

        return picture;
    }
}
