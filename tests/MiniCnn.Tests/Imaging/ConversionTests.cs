namespace MiniCnn.Tests.Imaging;

public sealed class ConversionTests
{
    [Fact]
    public void Gray_is_PILs_L()
    {
        // Image.new("RGB", (1, 1), color).convert("L") for these colors.
        ((byte, byte, byte) Color, byte Gray)[] cases =
            [((255, 0, 0), 76), ((0, 255, 0), 150), ((0, 0, 255), 29), ((10, 200, 30), 124), ((255, 255, 255), 255), ((1, 2, 3), 2), ((77, 77, 77), 77)];
        foreach (((byte r, byte g, byte b), byte gray) in cases)
            new Image(1, 1, 3, [r, g, b]).ToGray().Pixels.ShouldBe([gray]);
    }

    [Fact]
    public void Alpha_blends_with_the_background()
    {
        Image image = new(3, 1, 4, [200, 100, 0, 255, 200, 100, 0, 0, 200, 100, 0, 128]);
        image.Over(new Rgb(0, 0, 100)).Pixels.ShouldBe([200, 100, 0, 0, 0, 100, 100, 50, 50]);
        image.ToGray().Pixels[1].ShouldBe((byte)255);
        new Image(1, 1, 1, [7]).Over(Rgb.White).Pixels.ShouldBe([7]);
    }

    [Fact]
    public void Planes_and_back_are_the_same_and_clipping_is_counted()
    {
        Image image = ImageSamples.Noise(5, 3, 3, 1000);
        ImageConversion.FromPlanes(image.ToPlanes(), out int clipped).Pixels.ShouldBe(image.Pixels);
        clipped.ShouldBe(0);
        Image cut = ImageConversion.FromPlanes([new Plane(1, 4, [-0.1f, 1.2f, float.NaN, 0.5f])], out clipped);
        cut.Pixels.ShouldBe([0, 255, 0, 128]);
        clipped.ShouldBe(3);
        Should.Throw<MiniCnnException>(() => ImageConversion.FromPlanes([new Plane(1, 2), new Plane(2, 1), new Plane(1, 2)], out _));
    }

    [Fact]
    public void Crop_takes_the_part_and_refuses_what_is_outside()
    {
        Image image = new(3, 2, 1, [1, 2, 3, 4, 5, 6]);
        image.Crop(1, 0, 2, 2).Pixels.ShouldBe([2, 3, 5, 6]);
        new Plane(2, 3, [1, 2, 3, 4, 5, 6]).Crop(row: 1, column: 0, height: 1, width: 2).Values.ShouldBe([4, 5]);
        foreach ((int x, int y, int width, int height) in new[] { (2, 0, 2, 1), (-1, 0, 2, 1), (int.MaxValue, 0, 2, 1), (0, 0, 0, 1), (0, 1, 1, 2) })
            Should.Throw<MiniCnnException>(() => image.Crop(x, y, width, height));
    }

    [Fact]
    public void Resizing_by_hand()
    {
        new Image(4, 1, 1, [0, 20, 40, 100]).Resize(2, 1).Pixels.ShouldBe([10, 70]);
        byte[] square = [0, 100, 200, 40, 20, 60, 80, 120, 0, 0, 0, 0, 0, 0, 0, 8];
        new Image(4, 4, 1, square).Resize(2, 2).Pixels.Zip([45, 110, 0, 2], (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThanOrEqualTo(1);
        new Image(2, 1, 1, [0, 100]).Resize(4, 1).Pixels.ShouldBe([0, 25, 75, 100]);
        new Image(2, 2, 1, [1, 2, 3, 4]).Enlarge(2).Pixels.ShouldBe([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
        Should.Throw<MiniCnnException>(() => new Image(1, 1, 1).Resize(0, 3));
    }

    [Theory]
    [InlineData(100, 100, 29, 29)]
    [InlineData(64, 64, 20, 45)]
    [InlineData(640, 480, 50, 31)]
    [InlineData(28, 28, 20, 20)]
    public void Reducing_averages_and_does_not_skip_pixels(int width, int height, int toWidth, int toHeight)
    {
        // A checkerboard of single pixels is gray seen from afar; a resizer that skips pixels shows black and white patches.
        Image board = new(width, height, 1, [.. Enumerable.Range(0, width * height).Select(i => (byte)(((i % width) + (i / width)) % 2 * 255))]);
        board.Resize(toWidth, toHeight).Pixels.ShouldAllBe(value => value > 50 && value < 205);
    }

    [Fact]
    public void A_flat_image_stays_flat_at_every_size()
    {
        foreach (int channels in new[] { 1, 3, 4 })
        {
            var flat = new Image(7, 5, channels);
            Array.Fill(flat.Pixels, (byte)93);
            foreach ((int width, int height) in new[] { (1, 1), (3, 2), (7, 11), (20, 5), (16, 16) })
                flat.Resize(width, height).Pixels.ShouldAllBe(value => Math.Abs(value - 93) <= 1);
        }
    }

    [Fact]
    public void Transparent_pixels_do_not_bleed_their_hidden_color()
    {
        byte[] pixel = new Image(2, 1, 4, [255, 0, 0, 255, 0, 255, 0, 0]).Resize(1, 1).Pixels;
        pixel[..3].ShouldBe([255, 0, 0]);
        ((int)pixel[3]).ShouldBeInRange(127, 128);
    }

    [Fact]
    public void The_middle_is_fitted_with_channels_first()
    {
        new Image(4, 2, 1, [1, 2, 3, 4, 5, 6, 7, 8]).ToChannelsFirst(1, 2, 2).ShouldBe([2, 3, 6, 7]);
        new Image(2, 1, 3, [1, 2, 3, 4, 5, 6]).ToChannelsFirst(3, 1, 2).ShouldBe([1, 4, 2, 5, 3, 6]);
        new Image(1, 1, 1, [7]).ToChannelsFirst(3, 1, 2).ShouldBe([7, 7, 7, 7, 7, 7]);
        new Image(1, 1, 3, [255, 0, 100]).ToChannelsFirst(1, 1, 1).ShouldBe([88]);
        new Image(1, 1, 4, [200, 100, 50, 51]).ToChannelsFirst(3, 1, 1).ShouldBe([244, 224, 214]);
    }
}
