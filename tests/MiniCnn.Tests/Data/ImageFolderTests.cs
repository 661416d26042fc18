namespace MiniCnn.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classes_are_folders_in_the_order_of_their_names()
    {
        Put("10/a.png", 2, 1, 200);
        Put("9/b.PNG", 2, 1, 90);
        Put("9/a.png", 2, 1, 80);
        Put("9/c.png", 2, 1, 70);
        Put("x/a.png", 2, 1, 10);
        Put("9/notes.txt", 2, 1, 0);
        Put(".git/a.png", 2, 1, 0);
        Put("9/._a.png", 2, 1, 0);
        Dataset dataset = new DatasetResolver(new DataPlaces()).Load(_folder.Path);
        dataset.Info.ClassNames.ShouldBe(["9", "10", "x"]);
        (dataset.Train.Count + dataset.Test.Count, dataset.Test.Count).ShouldBe((5, 1));
        dataset.Train.Pixels.Concat(dataset.Test.Pixels).Order().ToArray().ShouldBe(new byte[] { 10, 10, 70, 70, 80, 80, 90, 90, 200, 200 });
        (dataset.Train.Height, dataset.Train.Width, dataset.Train.Channels).ShouldBe((1, 2, 1));
    }

    [Theory]
    [InlineData(".webp")]
    [InlineData(".gif")]
    [InlineData(".bmp")]
    [InlineData(".pbm")]
    [InlineData(".JPEG")]
    public void No_image_format_is_ignored(string extension)
    {
        Put("a/1.png", 2, 2, 1);
        Put("b/1.png", 2, 2, 1);
        Put("b/2" + extension, 2, 2, 1); // the format is decided by the content
        Dataset dataset = FolderDataset.Load(_folder.Path);
        (dataset.Train.Count + dataset.Test.Count).ShouldBe(3);
    }

    [Fact]
    public void Train_and_test_folders_are_kept_apart()
    {
        foreach (string name in new[] { "train/a/1.png", "train/b/1.png", "test/a/1.png", "test/b/1.png" })
            Put(name, 4, 4, (byte)name.Length);
        Dataset dataset = FolderDataset.Load(_folder.Path, new ImageFolderOptions { Width = 2, Channels = 3 });
        (dataset.Train.Count, dataset.Test.Count, dataset.Train.Channels, dataset.Train.Height).ShouldBe((2, 2, 3, 2));
        dataset.Info.Mean.Count.ShouldBe(3);
        Put("test/c/1.png", 4, 4, 1);
        Should.Throw<MiniCnnException>(() => FolderDataset.Load(_folder.Path)).Message.ShouldContain("(a, b, c) are not those of");
    }

    [Fact]
    public void What_cannot_be_a_dataset_is_reported()
    {
        Should.Throw<MiniCnnException>(() => FolderDataset.Load(_folder.File("none"))).Message.ShouldContain("no such folder");
        Put("a/1.png", 1, 1, 1);
        Should.Throw<MiniCnnException>(() => FolderDataset.Load(_folder.Path)).Message.ShouldContain("1 subfolders; expected 2 to 256");
        Put("b/1.txt", 1, 1, 1);
        Should.Throw<MiniCnnException>(() => FolderDataset.Load(_folder.Path)).Message.ShouldContain("no images");
        Should.Throw<MiniCnnException>(() => FolderDataset.Load(_folder.Path, new ImageFolderOptions { Width = 0, Channels = 2, TestShare = 1 }))
            .Message.ShouldBe("Width = 0, expected 1 to 4096; Channels = 2, expected 1 or 3; TestShare = 1, expected above 0 and below 1");
    }

    [Fact]
    public void Fitting_crops_the_middle_and_averages_over_areas()
    {
        byte[] square = [0, 100, 200, 40, 20, 60, 80, 120, 0, 0, 0, 0, 0, 0, 0, 8];
        Fit(4, 4, 1, square, 1, 4, 4).ShouldBe(square);
        Fit(4, 4, 1, square, 1, 2, 2).ShouldBe([45, 110, 0, 2]);
        Fit(4, 2, 1, [1, 2, 3, 4, 5, 6, 7, 8], 1, 2, 2).ShouldBe([2, 3, 6, 7]);
        Fit(2, 4, 1, [1, 2, 3, 4, 5, 6, 7, 8], 1, 2, 2).ShouldBe([3, 4, 5, 6]);
        Fit(2, 2, 1, [0, 100, 0, 100], 1, 4, 4)[..4].ShouldBe([0, 25, 75, 100]);
        Fit(1, 1, 1, [7], 3, 1, 2).ShouldBe([7, 7, 7, 7, 7, 7]);
    }

    [Fact]
    public void Fitting_makes_gray_by_luma_and_composites_alpha_over_white()
    {
        Fit(1, 1, 3, [255, 0, 100], 1, 1, 1).ShouldBe([88]); // .299*255 + .114*100 = 87.6
        Fit(1, 1, 3, [1, 2, 3], 3, 1, 1).ShouldBe([1, 2, 3]);
        Fit(1, 1, 4, [200, 100, 50, 51], 3, 1, 1).ShouldBe([244, 224, 214]); // 0.2 of the color and 0.8 of white
        Fit(2, 1, 3, [1, 2, 3, 4, 5, 6], 3, 1, 2).ShouldBe([1, 4, 2, 5, 3, 6], "planes, not interleaved");
    }

    private static byte[] Fit(int width, int height, int channels, byte[] pixels, int wantedChannels, int wantedHeight, int wantedWidth) =>
        new Image(width, height, channels, pixels).ToChannelsFirst(wantedChannels, wantedHeight, wantedWidth);

    private void Put(string name, int width, int height, byte gray)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        ImageFile.Write(_folder.File("image.png"), new Image(width, height, 1, [.. Enumerable.Repeat(gray, width * height)]));
        File.Move(_folder.File("image.png"), _folder.File(name), overwrite: true);
    }
}
