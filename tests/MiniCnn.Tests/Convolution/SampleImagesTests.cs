namespace MiniCnn.Tests.Convolution;

public sealed class SampleImagesTests
{
    [Fact]
    public void Every_sample_ships_and_is_small()
    {
        SampleImages.All.Select(sample => sample.Name).ShouldBe(["scene", "textures", "text", "gradient", "zone-plate"]);
        foreach ((string name, string description) in SampleImages.All)
        {
            Image picture = SampleImages.Read(name);
            description.ShouldEndWith($"{picture.Height}x{picture.Width}");
            picture.Pixels.ShouldBe(ImageFile.Read(Path.Combine(TestData.Root, "data", "samples", name + ".png")).Pixels);
            new FileInfo(Path.Combine(TestData.Root, "data", "samples", name + ".png")).Length.ShouldBeLessThan(100_000);
        }
        SampleImages.Read("scene").Channels.ShouldBe(3);
        Should.Throw<MiniCnnException>(() => SampleImages.Read("lena")).Message.ShouldContain("scene, textures");
    }

    [Fact]
    public void The_zone_plate_is_its_formula()
    {
        Image plate = SampleImages.Read("zone-plate").ToGray();
        foreach ((int x, int y) in new[] { (0, 0), (128, 128), (17, 200), (255, 3) })
        {
            double r = ((x - 127.5) * (x - 127.5)) + ((y - 127.5) * (y - 127.5));
            ((double)plate[x, y, 0]).ShouldBe(127.5 + (127.5 * Math.Cos(Math.PI * r / 256)), 0.51);
        }
    }
}
