using MiniCnn.Imaging;

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

        // Every fifth level of each channel, red outermost: the CRC of what PIL gives for the 140,608 colors.
        Image all = new(52 * 52, 52, 3);
        for (int i = 0; i < 52 * 52 * 52; i++)
            (all.Pixels[3 * i], all.Pixels[(3 * i) + 1], all.Pixels[(3 * i) + 2]) = ((byte)(i / 2704 * 5), (byte)(i / 52 % 52 * 5), (byte)(i % 52 * 5));
        PngBuilder.Crc(all.ToGray().Pixels).ShouldBe(0x77832989u);
    }

    [Fact]
    public void Alpha_mixes_with_the_background()
    {
        Image picture = new(3, 1, 4, [200, 100, 0, 255, 200, 100, 0, 0, 200, 100, 0, 128]);
        picture.Over(new Rgb(0, 0, 100)).Pixels.ShouldBe([200, 100, 0, 0, 0, 100, 100, 50, 50]);
        picture.ToGray().Pixels[1].ShouldBe((byte)255);
        new Image(1, 1, 1, [7]).Over(Rgb.White).Pixels.ShouldBe([7]);
    }

    [Fact]
    public void Planes_and_back_are_the_same_and_clipping_is_counted()
    {
        Image picture = PngTests.Noise(5, 3, 3, 1000);
        ImageConversion.FromPlanes(picture.ToPlanes(), out int clipped).Pixels.ShouldBe(picture.Pixels);
        clipped.ShouldBe(0);
        Image cut = ImageConversion.FromPlanes([new Plane(1, 4, [-0.1f, 1.2f, float.NaN, 0.5f])], out clipped);
        cut.Pixels.ShouldBe([0, 255, 0, 128]);
        clipped.ShouldBe(3);
        Should.Throw<MiniCnnException>(() => ImageConversion.FromPlanes([new Plane(1, 2), new Plane(2, 1), new Plane(1, 2)], out _));
    }

    [Fact]
    public void Crop_takes_the_part_and_refuses_what_is_outside()
    {
        Image picture = new(3, 2, 1, [1, 2, 3, 4, 5, 6]);
        picture.Crop(1, 0, 2, 2).Pixels.ShouldBe([2, 3, 5, 6]);
        new Plane(2, 3, [1, 2, 3, 4, 5, 6]).Crop(row: 1, column: 0, height: 1, width: 2).Values.ShouldBe([4, 5]);
        Should.Throw<MiniCnnException>(() => picture.Crop(2, 0, 2, 1));
        Should.Throw<MiniCnnException>(() => picture.Crop(-1, 0, 2, 1));
        Should.Throw<MiniCnnException>(() => picture.Crop(int.MaxValue, 0, 2, 1));
    }

    [Fact]
    public void Resizing_by_hand()
    {
        Plane plane = new(1, 4, [0, 2, 4, 10]);
        plane.Resize(1, 2, ResizeMethod.Area).Values.ShouldBe([1, 7]);
        plane.Resize(1, 2, ResizeMethod.Nearest).Values.ShouldBe([2, 10]);
        // Pixels are squares: centers of the new ones lie at 1/6 + i/3 ... of the old line.
        new Plane(1, 2, [0, 6]).Resize(1, 6, ResizeMethod.Bilinear).Values.Select(v => MathF.Round(v, 4)).ShouldBe([0, 0, 2, 4, 6, 6]);
        new Plane(1, 3, [0, 3, 9]).Resize(1, 2, ResizeMethod.Area).Values.Select(v => MathF.Round(v, 4)).ShouldBe([1, 7]);
        new Image(2, 2, 1, [1, 2, 3, 4]).Enlarge(2).Pixels.ShouldBe([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
        Should.Throw<MiniCnnException>(() => plane.Resize(0, 3));
    }

    [Theory]
    [InlineData(ResizeMethod.Nearest)]
    [InlineData(ResizeMethod.Bilinear)]
    [InlineData(ResizeMethod.Area)]
    public void A_flat_picture_stays_flat_at_every_size(ResizeMethod method)
    {
        Image flat = new(7, 5, 4);
        Array.Fill(flat.Pixels, (byte)93);
        foreach ((int width, int height) in new[] { (1, 1), (3, 2), (7, 11), (20, 5), (16, 16) })
        {
            flat.Resize(width, height, method).Pixels.ShouldAllBe(value => value == 93);
            Plane resized = new Plane(5, 7, [.. Enumerable.Repeat(0.3f, 35)]).Resize(height, width, method);
            resized.Values.ShouldAllBe(value => Math.Abs(value - 0.3f) < 1e-6);
        }
    }

    [Fact]
    public void Transparent_pixels_do_not_bleed_their_hidden_color()
    {
        Image picture = new(2, 1, 4, [255, 0, 0, 255, 0, 255, 0, 0]);
        picture.Resize(1, 1, ResizeMethod.Area).Pixels.ShouldBe([255, 0, 0, 128]);
    }
}
