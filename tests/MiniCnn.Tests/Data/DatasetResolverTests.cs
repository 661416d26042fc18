namespace MiniCnn.Tests.Data;

public sealed class DatasetResolverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private DataPlaces Places => new()
    {
        Given = Made("given"),
        Variable = Made("variable"),
        Local = _folder.File("local"),
        Cache = _folder.File("cache"),
        System = false,
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Places_are_searched_in_order()
    {
        var resolver = new DatasetResolver(Places);
        resolver.Find(SmallDataset.Info).ShouldBeNull();
        foreach ((string place, string name) in new[] { ("cache", "cache"), ("data/", "local"), ("MINICNN_DATA", "variable"), ("given folder", "given") })
        {
            SmallDataset.Write(_folder.File($"{name}/small"));
            resolver.Find(SmallDataset.Info)!.Place.ShouldBe(place);
        }

        SmallDataset.Write(_folder.File("installed"));
        DatasetInfo info = SmallDataset.Info with { SystemFolders = [_folder.File("installed")] };
        new DatasetResolver(new DataPlaces()).Find(info)!.Place.ShouldBe("package");
    }

    [Fact]
    public void A_folder_of_the_datasets_name_goes_before_its_parent()
    {
        SmallDataset.Write(_folder.File("variable"));
        SmallDataset.Write(_folder.File("variable/small"));
        new DatasetResolver(Places).Find(SmallDataset.Info)!.Folder.ShouldBe(_folder.File("variable/small"));
    }

    [Theory]
    [InlineData("small", ".gz", false)]
    [InlineData("small", "", true)]
    [InlineData("SMALL/raw", "", false)]
    [InlineData(".", ".gz", true)]
    public void Usual_folders_and_file_names_are_known(string below, string ending, bool dots)
    {
        SmallDataset.Write(_folder.File($"variable/{below}"), ending, dots);
        DatasetLocation location = new DatasetResolver(Places).Find(SmallDataset.Info)!;
        Dataset dataset = location.Load();
        dataset.Train.Labels.ShouldBe([0, 1, 2, 0, 1, 2]);
        (dataset.Test.Count, dataset.Test.Height, dataset.Test.Width).ShouldBe((2, 3, 4));
        location.Check().ShouldAllBe(problem => problem == null);
    }

    [Fact]
    public void A_damaged_file_is_an_error_and_not_skipped()
    {
        SmallDataset.Write(_folder.File("given"));
        SmallDataset.Write(_folder.File("cache/small"));
        string labels = _folder.File("given/train-labels-idx1-ubyte.gz");
        IdxWriter.Write(labels, [0, 1, 2, 0, 1, 1], 6);
        DatasetLocation location = new DatasetResolver(Places).Find(SmallDataset.Info)!;
        MiniCnnException error = Should.Throw<MiniCnnException>(() => location.Load());
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldStartWith($"{labels}: not the original train-labels-idx1-ubyte: its content has SHA-256");
        location.Check().Select(problem => problem is null).ShouldBe([true, false, true, true]);
        File.WriteAllBytes(labels, [1, 2, 3]);
        Should.Throw<MiniCnnException>(() => location.Load()).Message.ShouldContain("not an IDX file");
    }

    [MnistFact]
    public void A_folder_with_another_dataset_of_the_same_file_names_is_not_taken()
    {
        var places = new DataPlaces { Given = TestData.MnistFolder, System = false };
        new DatasetResolver(places).Find(DatasetCatalog.Mnist).ShouldNotBeNull();
        new DatasetResolver(places).Find(DatasetCatalog.Fashion).ShouldBeNull();
    }

    [Fact]
    public void Missing_files_are_reported_with_what_to_do()
    {
        SmallDataset.Write(_folder.File("variable"));
        File.Delete(_folder.File("variable/t10k-labels-idx1-ubyte.gz"));
        MiniCnnException error = Should.Throw<MiniCnnException>(() => new DatasetResolver(Places).Get(SmallDataset.Info));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain($"{Made("variable")} lacks t10k-labels-idx1-ubyte");
        error.Message.ShouldContain("set MINICNN_DATA");
        error.Message.ShouldNotContain("--");
        error.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_given_place_must_exist()
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => new DatasetResolver(Places with { Variable = _folder.File("gone") }).Find(SmallDataset.Info));
        error.Message.ShouldContain("gone (MINICNN_DATA): there is no such folder");
        Should.Throw<MiniCnnException>(() => new DatasetResolver(Places with { Given = _folder.File("gone") }).Find(SmallDataset.Info)).Message.ShouldContain("gone (given folder)");
    }

    [Fact]
    public void The_default_is_digits_with_a_warning_where_mnist_is_not_available()
    {
        (Dataset dataset, string? warning) = new DatasetResolver(Places).LoadDefault();
        dataset.Name.ShouldBe("digits");
        warning.ShouldNotBeNull().ShouldStartWith("mnist is not available");
        warning.ShouldNotContain("\n");
        Should.Throw<MiniCnnException>(() => new DatasetResolver(Places).Load("mnist")).Kind.ShouldBe(ErrorKind.Data);
        Should.Throw<MiniCnnException>(() => new DatasetResolver(Places).Load("emnist")).Kind.ShouldBe(ErrorKind.Usage);
    }

    [MnistFact]
    public void The_default_is_mnist_where_it_is()
    {
        (Dataset dataset, string? warning) = new DatasetResolver(new DataPlaces { Variable = TestData.MnistFolder }).LoadDefault();
        dataset.Name.ShouldBe("mnist");
        warning.ShouldBeNull();
    }

    [Fact]
    public void A_folder_of_idx_files_is_a_dataset()
    {
        SmallDataset.Write(_folder.File("my-own"));
        Dataset dataset = new DatasetResolver(Places).Load(_folder.File("my-own"));
        dataset.Name.ShouldBe("my-own");
        dataset.Info.ClassNames.ShouldBe(["0", "1", "2"]);
        dataset.Info.Mean.ShouldBe(PixelStatistics.Of(dataset.Train).Mean);
        Should.Throw<MiniCnnException>(() => new DatasetResolver(Places).Load(Made("empty"))).Message.ShouldContain("it lacks train-images-idx3-ubyte");
        Should.Throw<MiniCnnException>(() => new DatasetResolver(Places).Load(_folder.File("none"))).Message.ShouldContain("no such folder");
    }

    [Fact]
    public void Places_come_from_a_given_folder_and_variables()
    {
        var variables = new Dictionary<string, string?> { ["MINICNN_DATA"] = "/d", ["XDG_CACHE_HOME"] = "/x", ["HOME"] = "/h", ["LOCALAPPDATA"] = "/x" };
        DataPlaces From() => DataPlaces.FromEnvironment(variables.GetValueOrDefault, "/g");
        From().ShouldBe(new DataPlaces { Given = "/g", Variable = "/d", Local = "data", Cache = Path.Combine("/x", "minicnn") });
        if (OperatingSystem.IsWindows())
            return;
        variables["XDG_CACHE_HOME"] = "relative";
        From().Cache.ShouldBe("/h/.cache/minicnn");
        variables["HOME"] = variables["MINICNN_DATA"] = "";
        From().ShouldBe(new DataPlaces { Given = "/g", Local = "data" });
    }

    private string Made(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;
}
