using MiniCnn.Data;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Data;

public sealed class DatasetResolverTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private DataPlaces Places => new()
    {
        Option = Made("option"),
        Variable = Made("variable"),
        Local = folder.File("local"),
        Cache = folder.File("cache"),
        System = false,
    };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Places_are_searched_in_order()
    {
        var locator = new DatasetResolver(Places);
        locator.Find(SmallDataset.Info).ShouldBeNull();
        foreach ((string? place, string? name) in new[] { ("cache", "cache"), ("data/", "local"), ("MINICNN_DATA", "variable"), ("--data", "option") })
        {
            SmallDataset.Write(folder.File($"{name}/small"));
            locator.Find(SmallDataset.Info)!.Place.ShouldBe(place);
        }

        SmallDataset.Write(folder.File("installed"));
        DatasetInfo info = SmallDataset.Info with { SystemFolders = [folder.File("installed")] };
        new DatasetResolver(new DataPlaces()).Find(info)!.Place.ShouldBe("package");
    }

    [Fact]
    public void A_folder_of_the_datasets_name_goes_before_the_one_around_it()
    {
        SmallDataset.Write(folder.File("variable"));
        SmallDataset.Write(folder.File("variable/small"));
        new DatasetResolver(Places).Find(SmallDataset.Info)!.Folder.ShouldBe(folder.File("variable/small"));
    }

    [Theory]
    [InlineData("small", ".gz", false)]
    [InlineData("small", "", true)]
    [InlineData("SMALL/raw", "", false)]
    [InlineData(".", ".gz", true)]
    public void Usual_folders_and_file_names_are_known(string below, string ending, bool dots)
    {
        SmallDataset.Write(folder.File($"variable/{below}"), ending, dots);
        DatasetLocation location = new DatasetResolver(Places).Find(SmallDataset.Info)!;
        Dataset dataset = DatasetFiles.Load(location);
        dataset.Train.Labels.ShouldBe([0, 1, 2, 0, 1, 2]);
        (dataset.Test.Count, dataset.Test.Height, dataset.Test.Width).ShouldBe((2, 3, 4));
        DatasetFiles.Check(location).ShouldAllBe(problem => problem == null);
    }

    [Fact]
    public void A_damaged_file_is_an_error_and_not_passed_over()
    {
        SmallDataset.Write(folder.File("option"));
        SmallDataset.Write(folder.File("cache/small"));
        string labels = folder.File("option/train-labels-idx1-ubyte.gz");
        IdxFile.Write(labels, IdxArray.Of<byte>([0, 1, 2, 0, 1, 1], 6));
        DatasetLocation location = new DatasetResolver(Places).Find(SmallDataset.Info)!;
        MiniCnnException error = Should.Throw<MiniCnnException>(() => DatasetFiles.Load(location));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldStartWith($"{labels}: not the train-labels-idx1-ubyte of small");
        error.Message.ShouldContain("minicnn data get small");
        DatasetFiles.Check(location).Select(problem => problem is null).ShouldBe([true, false, true, true]);

        File.WriteAllBytes(labels, [1, 2, 3]);
        Should.Throw<MiniCnnException>(() => DatasetFiles.Load(location)).Message.ShouldContain("not an IDX file");
    }

    [MnistFact]
    public void A_folder_with_another_dataset_of_the_same_file_names_is_not_taken()
    {
        var places = new DataPlaces { Option = TestData.MnistFolder, System = false };
        new DatasetResolver(places).Find(DatasetCatalog.Mnist).ShouldNotBeNull();
        new DatasetResolver(places).Find(DatasetCatalog.Fashion).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_missing_is_told_with_what_to_do()
    {
        SmallDataset.Write(folder.File("variable"));
        File.Delete(folder.File("variable/t10k-labels-idx1-ubyte.gz"));
        MiniCnnException error = await Should.ThrowAsync<MiniCnnException>(() => new DatasetResolver(Places).GetAsync(SmallDataset.Info));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain($"{Made("variable")} lacks t10k-labels-idx1-ubyte");
        error.Message.ShouldContain("minicnn data get small");
        error.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_place_that_was_named_must_be_there()
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => new DatasetResolver(Places with { Variable = folder.File("gone") }).Find(SmallDataset.Info));
        error.Message.ShouldContain("gone: the folder that MINICNN_DATA names does not exist");
        Should.Throw<MiniCnnException>(() => new DatasetResolver(Places with { Option = folder.File("gone") }).Find(SmallDataset.Info)).Message.ShouldContain("--data");
    }

    [Fact]
    public void The_default_is_digits_with_a_word_where_mnist_cannot_be_had()
    {
        (Dataset? dataset, string? word) = new DatasetResolver(Places).LoadDefault();
        dataset.Name.ShouldBe("digits");
        word.ShouldNotBeNull().ShouldStartWith("mnist cannot be had");
        word.ShouldNotContain("\n");
        Should.Throw<MiniCnnException>(() => new DatasetResolver(Places).Load("mnist")).Kind.ShouldBe(ErrorKind.Data);
        Should.Throw<MiniCnnException>(() => new DatasetResolver(Places).Load("emnist")).Kind.ShouldBe(ErrorKind.Usage);
    }

    [MnistFact]
    public void The_default_is_mnist_where_it_is()
    {
        (Dataset? dataset, string? word) = new DatasetResolver(new DataPlaces { Variable = TestData.MnistFolder }).LoadDefault();
        dataset.Name.ShouldBe("mnist");
        word.ShouldBeNull();
    }

    [Fact]
    public void A_folder_of_idx_files_is_a_dataset()
    {
        SmallDataset.Write(folder.File("my-own"));
        Dataset dataset = new DatasetResolver(Places).Load(folder.File("my-own"));
        dataset.Name.ShouldBe("my-own");
        dataset.Info.ClassNames.ShouldBe(["0", "1", "2"]);
        dataset.Info.Mean.ShouldBe(PixelStatistics.Of(dataset.Train).Mean);
        Should.Throw<MiniCnnException>(() => new DatasetResolver(Places).Load(Made("empty"))).Message.ShouldContain("it lacks train-images-idx3-ubyte");
        Should.Throw<MiniCnnException>(() => new DatasetResolver(Places).Load(folder.File("none"))).Message.ShouldContain("no such folder");
    }

    [Fact]
    public void Places_come_from_option_and_variables()
    {
        var variables = new Dictionary<string, string?> { ["MINICNN_DATA"] = "/d", ["XDG_CACHE_HOME"] = "/x", ["HOME"] = "/h", ["LOCALAPPDATA"] = "/x" };
        DataPlaces From() => DataPlaces.FromEnvironment(variables.GetValueOrDefault, "/o");
        From().ShouldBe(new DataPlaces { Option = "/o", Variable = "/d", Local = "data", Cache = Path.Combine("/x", "minicnn") });
        if (OperatingSystem.IsWindows())
            return;
        variables["XDG_CACHE_HOME"] = "relative";
        From().Cache.ShouldBe("/h/.cache/minicnn");
        variables["HOME"] = variables["MINICNN_DATA"] = "";
        From().ShouldBe(new DataPlaces { Option = "/o", Local = "data" });
    }

    private string Made(string name) => Directory.CreateDirectory(folder.File(name)).FullName;
}
