namespace MiniCnn.Tests.Data;

public sealed class SyntheticDatasetTests
{
    private static readonly Dataset Digits = DigitDataset.Create();
    private static readonly Dataset Shapes = ShapeDataset.Create();

    [Fact]
    public void Digits_and_shapes_are_what_the_catalog_says()
    {
        Holds(Digits, 60_000, 10_000);
        Holds(Shapes, 20_000, 2_000);
    }

    [Fact]
    public void Images_are_the_same_on_every_machine()
    {
        DigitDataset.Create(new DigitOptions { Train = 1000, Test = 100, Seed = 3 }).Train.Sha256().ShouldBe("91d32065de2893a5ddae5e6a3e05051a11f5b75a2473a7d2c531a42dd509aeda");
        DigitDataset.Create(new DigitOptions { Train = 1, Test = 2000, Seed = -1 }).Test.Sha256().ShouldBe("cce54f80dfc30ae8e584b0796633b1bd41641a78f67a24a7687e9d897505fd3a");
        ShapeDataset.Create(new ShapeOptions { Train = 1, Test = 1000, Size = 65, Seed = 7 }).Test.Sha256().ShouldBe("45568ad430c21ea91b9c14cdaf3d358047b9f5011d1e10545fa648b706f81363");
        ShapeDataset.Create(new ShapeOptions { Train = 1000, Test = 100, Seed = 3 }).Train.Sha256().ShouldBe("a0d00d27af70442bd54c10e3551c2da79346fcb3e2ecfc88df2ce0fd771f4f19");
    }

    [Fact]
    public void An_image_depends_on_seed_part_and_number_only()
    {
        Dataset few = DigitDataset.Create(new DigitOptions { Train = 300, Test = 300 });
        few.Train.Pixels.ShouldBe(Digits.Train.First(300).Pixels);
        few.Test.Pixels.ShouldNotBe(few.Train.Pixels);
        DigitDataset.Create(new DigitOptions { Train = 300, Test = 1, Seed = 1 }).Train.Pixels.ShouldNotBe(few.Train.Pixels);
    }

    [Fact]
    public void No_two_digits_are_equal()
    {
        var seen = new HashSet<string>();
        for (int i = 0; i < 20_000; i++)
            seen.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Digits.Train.Image(i)))).ShouldBeTrue();
    }

    [Fact]
    public void A_digit_is_placed_as_in_MNIST()
    {
        // the foreground in a box of about 20x20, its center of mass within half a pixel of the middle of the image
        for (int i = 0; i < 2_000; i++)
        {
            ReadOnlySpan<byte> image = Digits.Train.Image(i);
            double mass = 0, x = 0, y = 0;
            (int left, int right, int top, int bottom) = (28, -1, 28, -1);
            for (int at = 0; at < image.Length; at++)
            {
                mass += image[at];
                x += image[at] * (at % 28);
                y += image[at] * (at / 28);
                if (image[at] > 64)
                    (left, right, top, bottom) = (Math.Min(left, at % 28), Math.Max(right, at % 28), Math.Min(top, at / 28), Math.Max(bottom, at / 28));
            }

            (x / mass).ShouldBe(13.5, 0.75);
            (y / mass).ShouldBe(13.5, 0.75);
            Math.Max(right - left, bottom - top).ShouldBeInRange(17, 20);
        }
    }

    [Fact]
    public void Shapes_have_the_size_asked_for()
    {
        Dataset large = ShapeDataset.Create(new ShapeOptions { Train = 20, Test = 10, Size = 65 });
        (large.Train.Height, large.Train.Width, large.Train.Count).ShouldBe((65, 65, 20));
        for (int i = 0; i < 20; i++)
            large.Train.Image(i).ToArray().Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void All_errors_of_the_options_are_reported_at_once()
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => ShapeDataset.Create(new ShapeOptions { Train = 0, Test = 2_000_000, Size = 7 }));
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldBe("Train = 0, expected 1 to 1000000; Test = 2000000, expected 1 to 1000000; Size = 7, expected 8 to 512");
        Should.Throw<MiniCnnException>(() => DigitDataset.Create(new DigitOptions { Train = 0, Test = 0 })).Message.ShouldContain("Test = 0");
    }

    private static void Holds(Dataset dataset, int train, int test)
    {
        (dataset.Train.Count, dataset.Test.Count).ShouldBe((train, test));
        Enumerable.Range(0, 10).ShouldAllBe(label => dataset.Train.IndicesOf(label).Length == train / 10 && dataset.Test.IndicesOf(label).Length == test / 10);
        dataset.Info.ClassNames.Count.ShouldBe(10);
        var measured = PixelStatistics.Of(dataset.Train);
        MathF.Round(measured.Mean[0], 4).ShouldBe(dataset.Info.Mean[0]);
        MathF.Round(measured.StandardDeviation[0], 4).ShouldBe(dataset.Info.StandardDeviation[0]);
    }
}
