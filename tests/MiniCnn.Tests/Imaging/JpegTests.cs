using MiniCnn.Imaging;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Imaging;

/// <summary>Both answers are right: a picture where libjpeg-turbo is installed, a word about installing it where not.</summary>
public sealed class JpegTests
{
    private static byte[] Reference(string name) => File.ReadAllBytes(Path.Combine(TestData.Root, "tests/MiniCnn.Tests/Imaging/References", name));

    [Fact]
    public void A_color_picture_reads_as_it_was_made()
    {
        // 16x8, left half (200, 40, 30), right half (20, 60, 220), saved by PIL at quality 95 without subsampling.
        if (Image("halves.jpg") is not { } picture)
            return;
        (picture.Width, picture.Height, picture.Channels).ShouldBe((16, 8, 3));
        Close(picture, 3, 4, 200, 40, 30);
        Close(picture, 12, 4, 20, 60, 220);
    }

    [Fact]
    public void A_grey_picture_has_one_channel()
    {
        if (Image("gray.jpg") is not { } picture)
            return;
        (picture.Width, picture.Height, picture.Channels).ShouldBe((9, 5, 1));
        picture.Pixels.ShouldAllBe(value => Math.Abs(value - 130) <= 2);
    }

    [Fact]
    public void Damaged_and_large_pictures_are_refused()
    {
        if (!Jpeg.IsAvailable)
            return;
        byte[] file = Reference("halves.jpg");
        Should.Throw<MiniCnnException>(() => Jpeg.Decode(file.AsMemory(0, file.Length / 2))).Kind.ShouldBe(ErrorKind.Data);
        Should.Throw<MiniCnnException>(() => Jpeg.Decode(file.AsMemory(0, 10))).Kind.ShouldBe(ErrorKind.Data);
        Should.Throw<MiniCnnException>(() => Jpeg.Decode(file, new ImageLimits { MaxSide = 15 })).Message.ShouldContain("16x8");
        Random random = new(1);
        for (int i = 0; i < 2000; i++)
        {
            byte[] damaged = [.. file];
            for (int k = 0; k < 3; k++)
                damaged[random.Next(2, damaged.Length)] = (byte)random.Next(256);
            try
            {
                Jpeg.Decode(damaged, new ImageLimits { MaxPixels = 1 << 20 });
            }
            catch (MiniCnnException error)
            {
                error.Kind.ShouldBe(ErrorKind.Data);
                error.Message.ShouldNotContain("\n");
            }
        }
    }

    private static Image? Image(string name)
    {
        if (Jpeg.IsAvailable)
            return ImageFile.Decode(Reference(name));
        MiniCnnException error = Should.Throw<MiniCnnException>(() => ImageFile.Decode(Reference(name)));
        error.Message.ShouldContain("libjpeg-turbo");
        error.Message.ShouldContain("apt install libturbojpeg0");
        return null;
    }

    private static void Close(Image picture, int x, int y, params int[] color)
    {
        for (int c = 0; c < color.Length; c++)
            Math.Abs(picture[x, y, c] - color[c]).ShouldBeLessThanOrEqualTo(4);
    }
}
