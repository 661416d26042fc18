using System.Text;
using MiniCnn.Imaging;

namespace MiniCnn.Tests.Imaging;

public sealed class PnmTests
{
    [Fact]
    public void All_six_kinds_by_hand()
    {
        Read("P1\n# a comment\n3 2\n0 1 0\n101").Pixels.ShouldBe([255, 0, 255, 0, 255, 0]);
        Read("P2 2 2 # here too\n15\n0 5\n10 15").Pixels.ShouldBe([0, 85, 170, 255]);
        Read("P3\n1 2\n255\n1 2 3\n4 5 6").Pixels.ShouldBe([1, 2, 3, 4, 5, 6]);
        Read("P4\n10 2\n", 0b10101010, 0b11000000, 0, 0b01000000).Pixels
            .ShouldBe([0, 255, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0]);
        Read("P5 2 1 255\n", 7, 255).Pixels.ShouldBe([7, 255]);
        Read("P6\n1 1\n255\n", 9, 8, 7).Pixels.ShouldBe([9, 8, 7]);
    }

    [Fact]
    public void Sixteen_bits_keep_their_depth_in_planes()
    {
        byte[] file = [.. "P5\n2 1\n1000\n"u8, 0x03, 0xE8, 0x01, 0xF4];
        Pnm.Decode(file).Pixels.ShouldBe([255, 128]);
        Pnm.DecodePlanes(file)[0].Values.ShouldBe([1, 0.5f]);
        Read("P2 1 1 65535 65535").Pixels.ShouldBe([255]);
    }

    [Fact]
    public void Written_pictures_read_back()
    {
        foreach (int channels in new[] { 1, 3 })
        {
            Image picture = PngTests.Noise(6, 5, channels, 1000);
            Pnm.Decode(Pnm.Encode(picture)).Pixels.ShouldBe(picture.Pixels);
        }

        Should.Throw<MiniCnnException>(() => Pnm.Encode(new Image(1, 1, 4))).Kind.ShouldBe(ErrorKind.Usage);
    }

    [Theory]
    [InlineData("P7 1 1 255 0", "P1 to P6")]
    [InlineData("P2 x 1 255 0", "width")]
    [InlineData("P2 1 -1 255 0", "height")]
    [InlineData("P2 1 1 0 0", "largest value is 0")]
    [InlineData("P2 1 1 70000 0", "beyond 65535")]
    [InlineData("P2 0 1 255 0", "0x1")]
    [InlineData("P2 99999999999999999999 1 255 0", "width")]
    [InlineData("P5 30000 30000 255 \n", "limit")]
    [InlineData("P2 5000 5000 255 1 2 3", "cut off")]
    [InlineData("P2 2 1 255 300 1", "beyond 255")]
    [InlineData("P2 2 1 255 3    ", "sample 1")]
    [InlineData("P1 2 1 02", "0 or 1")]
    [InlineData("P5 2 2 255 \n", "cut off")]
    [InlineData("P5", "P1 to P6")]
    [InlineData("P5 1 1 10 z", "expected 0 to 10")]
    public void Damage_is_told_in_words(string file, string word)
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => Read(file));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain(word);
    }

    [Fact]
    public void Damaged_files_never_crash()
    {
        Random random = new(3);
        string[] files = ["P1\n3 2\n010101", "P2 2 2 15 0 5 10 15", "P3 1 2 255 1 2 3 4 5 6", "P4 10 2\nabcd", "P5 2 1 999 abcd", "P6 1 1 255 abc"];
        for (int i = 0; i < 20_000; i++)
        {
            byte[] file = Encoding.Latin1.GetBytes(files[i % files.Length]);
            file[random.Next(file.Length)] = (byte)random.Next(256);
            file[random.Next(1, file.Length)] = (byte)("0123456789 #\n"[random.Next(13)]);
            try
            {
                Pnm.Decode(file.AsMemory(0, random.Next(1, file.Length + 1)), new ImageLimits { MaxPixels = 100_000 });
            }
            catch (MiniCnnException error)
            {
                error.Kind.ShouldBe(ErrorKind.Data);
            }
        }
    }

    private static Image Read(string head, params byte[] data) => Pnm.Decode((byte[])[.. Encoding.Latin1.GetBytes(head), .. data]);
}
