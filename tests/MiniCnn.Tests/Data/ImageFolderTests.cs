using MiniCnn.Data;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

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
        Dataset dataset = new DatasetResolver(new DataPlaces(), null, Read).Load(folder.Path);
        dataset.Info.ClassNames.ShouldBe(["9", "10", "x"]);
        (dataset.Train.Count + dataset.Test.Count, dataset.Test.Count).ShouldBe((5, 1));
        dataset.Train.Pixels.Concat(dataset.Test.Pixels).Order().ToArray().ShouldBe(new byte[] { 10, 10, 70, 70, 80, 80, 90, 90, 200, 200 });
        (dataset.Train.Height, dataset.Train.Width, dataset.Train.Channels).ShouldBe((1, 2, 1));
    }

    [Fact]
    public void Train_and_test_folders_are_kept_apart()
    {
        foreach (string? name in new[] { "train/a/1.png", "train/b/1.png", "test/a/1.png", "test/b/1.png" })
            Put(name, 4, 4, (byte)name.Length);
        Dataset dataset = ImageFolder.Load(folder.Path, Read, new ImageFolderOptions { Width = 2, Channels = 3 });
        (dataset.Train.Count, dataset.Test.Count, dataset.Train.Channels, dataset.Train.Height).ShouldBe((2, 2, 3, 2));
        dataset.Info.Mean.Count.ShouldBe(3);
        Put("test/c/1.png", 4, 4, 1);
        Should.Throw<MiniCnnException>(() => ImageFolder.Load(folder.Path, Read)).Message.ShouldContain("(a, b, c) are not those of");
    }

    [Fact]
    public void What_cannot_be_a_dataset_is_told()
    {
        Should.Throw<MiniCnnException>(() => ImageFolder.Load(folder.File("none"), Read)).Message.ShouldContain("no such folder");
        Put("a/1.png", 1, 1, 1);
        Should.Throw<MiniCnnException>(() => ImageFolder.Load(folder.Path, Read)).Message.ShouldContain("1 subfolders; expected 2 to 256");
        Put("b/1.txt", 1, 1, 1);
        Should.Throw<MiniCnnException>(() => ImageFolder.Load(folder.Path, Read)).Message.ShouldContain("no pictures");
        Should.Throw<MiniCnnException>(() => ImageFolder.Load(folder.Path, Read, new ImageFolderOptions { Width = 0, Channels = 2, TestShare = 1 }))
            .Message.ShouldBe("Width = 0, expected 1 to 4096; Channels = 2, expected 1 or 3; TestShare = 1, expected above 0 and below 1");
    }

    [Fact]
    public void Fitting_means_over_areas_and_cuts_the_middle_out()
    {
        byte[] square = [0, 100, 200, 40, 20, 60, 80, 120, 0, 0, 0, 0, 0, 0, 0, 8];
        ImageFitting.Fit(new DecodedImage(4, 4, 1, square), 1, 4, 4).ShouldBe(square);
        ImageFitting.Fit(new DecodedImage(4, 4, 1, square), 1, 2, 2).ShouldBe([45, 110, 0, 2]);
        ImageFitting.Fit(new DecodedImage(4, 2, 1, [1, 2, 3, 4, 5, 6, 7, 8]), 1, 2, 2).ShouldBe([2, 3, 6, 7]);
        ImageFitting.Fit(new DecodedImage(3, 1, 1, [0, 90, 180]), 1, 1, 2).ShouldBe([45, 135]); // 2 of the 3 columns: from 0.5 to 2.5
        ImageFitting.Fit(new DecodedImage(2, 2, 1, [0, 100, 0, 100]), 1, 4, 4)[..4].ShouldBe([0, 25, 75, 100]);
        ImageFitting.Fit(new DecodedImage(1, 1, 3, [255, 0, 100]), 1, 1, 1).ShouldBe([88]); // .299*255 + .114*100 = 87.6
        ImageFitting.Fit(new DecodedImage(1, 1, 4, [200, 100, 50, 51]), 3, 1, 1).ShouldBe([40, 20, 10]);
        ImageFitting.Fit(new DecodedImage(1, 1, 1, [7]), 3, 1, 2).ShouldBe([7, 7, 7, 7, 7, 7]);
    }

    /// <summary>The tests' own picture format: width, height, gray level.</summary>
    private static DecodedImage Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return new DecodedImage(bytes[0], bytes[1], 1, Enumerable.Repeat(bytes[2], bytes[0] * bytes[1]).ToArray());
    }

    private void Put(string name, byte width, byte height, byte gray)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
        File.WriteAllBytes(folder.File(name), [width, height, gray]);
    }
}
