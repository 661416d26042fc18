namespace MiniCnn.Tests.Data;

public sealed class CatalogTests
{
    [MnistFact]
    public void Mnist_is_what_the_catalog_says() => Holds(TestData.Mnist, [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);

    [FashionFact]
    public void Fashion_is_what_the_catalog_says() => Holds(TestData.Fashion, [.. Enumerable.Repeat(6000, 10)]);

    [Fact]
    public void Names_are_found_ignoring_case_and_unknown_ones_are_reported_with_a_suggestion()
    {
        DatasetCatalog.Get("MNIST").ShouldBe(DatasetCatalog.Mnist);
        MiniCnnException error = Should.Throw<MiniCnnException>(() => DatasetCatalog.Get("minst"));
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldBe("There is no dataset 'minst'; expected mnist, fashion, digits, shapes or a folder; did you mean 'mnist'?");
    }

    private static void Holds(Dataset dataset, int[] perClass)
    {
        (DatasetInfo info, ImageSet train, ImageSet test) = (dataset.Info, dataset.Train, dataset.Test);
        (train.Count, train.Channels, train.Height, train.Width).ShouldBe((60_000, 1, 28, 28));
        test.Count.ShouldBe(10_000);
        Enumerable.Range(0, 10).Select(label => train.IndicesOf(label).Length).ShouldBe(perClass);
        info.ClassNames.Count.ShouldBe(10);
        var measured = PixelStatistics.Of(train);
        MathF.Round(measured.Mean[0], 4).ShouldBe(info.Mean[0]);
        MathF.Round(measured.StandardDeviation[0], 4).ShouldBe(info.StandardDeviation[0]);
    }
}
