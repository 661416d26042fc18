namespace MiniCnn.Tests.Runs;

public sealed class RunFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("minicnn-runs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Explains_itself_before_the_first_step()
    {
        var folder = RunFolder.Create(Path.Combine(_folder, "a", "b"), SampleRun.Configuration);
        Directory.GetFileSystemEntries(Path.Combine(_folder, "a")).ShouldBe([folder.Folder]);
        File.ReadAllText(folder.ArchitectureFile).ShouldBe("input 1x2x2\nflatten\nlinear 2\n");
        folder.Name.ShouldBe("b");
        folder.IsFinished.ShouldBeFalse();
        RunJson.Write(RunFolder.Open(folder.Folder).ReadConfiguration()).ShouldBe(RunJson.Write(SampleRun.Configuration));
        folder.ReadConfiguration().Training.ShouldBe(SampleRun.Configuration.Training);
        folder.ReadMetrics().ShouldBeEmpty();
        folder.ReadResult().ShouldBeNull();
    }

    [Fact]
    public void Nothing_that_is_there_is_overwritten()
    {
        string taken = Path.Combine(_folder, "taken");
        RunFolder.Create(taken, SampleRun.Configuration);
        byte[] before = File.ReadAllBytes(Path.Combine(taken, "run.json"));
        MiniCnnException error = Should.Throw<MiniCnnException>(() => RunFolder.Create(taken, SampleRun.Configuration with { Recipe = "x" }));
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain("resume the run in it");
        File.WriteAllText(Path.Combine(_folder, "file"), "x");
        Should.Throw<MiniCnnException>(() => RunFolder.Create(Path.Combine(_folder, "file"), SampleRun.Configuration));
        File.ReadAllBytes(Path.Combine(taken, "run.json")).ShouldBe(before);
        Directory.GetFileSystemEntries(_folder).Length.ShouldBe(2);
        MiniCnnException impossible = Should.Throw<MiniCnnException>(() => RunFolder.Create(Path.Combine(_folder, "file", "run"), SampleRun.Configuration));
        impossible.Kind.ShouldBe(ErrorKind.Failure);
        impossible.Message.ShouldNotContain("\n");
        RunFolder.Create(Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName, SampleRun.Configuration).ReadConfiguration().Recipe.ShouldBe("default");
    }

    [Fact]
    public void Names_without_a_clock_count_up_and_leave_odd_letters_out()
    {
        for (int number = 1; number <= 11; number++)
            RunFolder.CreateNext(Path.Combine(_folder, "runs"), "my/data fast", SampleRun.Configuration).Name.ShouldBe($"my-data-fast-{number}");
        RunFolder.List(Path.Combine(_folder, "runs")).Select(folder => folder.Name).ShouldBe(Enumerable.Range(1, 11).Select(number => $"my-data-fast-{number}"));
        RunFolder.List(Path.Combine(_folder, "nowhere")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_name_that_many_want_at_the_same_time_goes_to_one(bool emptyFolder)
    {
        for (int round = 0; round < 40; round++)
        {
            string path = Path.Combine(_folder, $"{round}");
            if (emptyFolder)
                Directory.CreateDirectory(path);
            string?[] made = await Together(8, number => Create(path, $"{number}"));
            made.OfType<string>().ShouldHaveSingleItem().ShouldBe(RunFolder.Open(path).ReadConfiguration().Recipe);
        }
    }

    [Fact]
    public async Task Folders_made_at_the_same_time_get_names_of_their_own()
    {
        RunFolder[] folders = await Together(20, number => RunFolder.CreateNext(_folder, "r", SampleRun.Configuration with { Recipe = $"{number}" }));
        folders.Select(folder => folder.Name).Distinct().Count().ShouldBe(20);
        folders.Select(folder => folder.ReadConfiguration().Recipe).ShouldBe(Enumerable.Range(0, 20).Select(number => $"{number}"));
        Directory.GetFileSystemEntries(_folder).Length.ShouldBe(20);
    }

    [Fact]
    public void A_run_is_found_by_folder_or_by_name()
    {
        string runs = Path.Combine(_folder, "runs");
        RunFolder.CreateNext(runs, "r", SampleRun.Configuration);
        RunFolder.Find(Path.Combine(runs, "r-1"), runs).Name.ShouldBe("r-1");
        RunFolder.Find("r-1", runs).Folder.ShouldBe(Path.Combine(runs, "r-1"));
        Should.Throw<MiniCnnException>(() => RunFolder.Find("r-2", runs)).Kind.ShouldBe(ErrorKind.Data);
        Should.Throw<MiniCnnException>(() => RunFolder.Open(runs)).Message.ShouldContain("run.json");
    }

    [Fact]
    public void A_changed_configuration_is_told_with_its_file()
    {
        var folder = RunFolder.Create(Path.Combine(_folder, "r"), SampleRun.Configuration);
        string text = File.ReadAllText(folder.ConfigurationFile);
        foreach (string broken in new[]
        {
            "", "null", "{}", text[..^3], text.Replace("\"seed\": 7", "\"seed\": \"x\""), text.Replace("\"seed\"", "\"sead\""),
            text.Replace("\"adamW\"", "\"lion\""), text.Replace("\"format\": 2", "\"format\": 1"), text.Replace("\"recipe\": \"default\"", "\"recipe\": null"),
        })
        {
            File.WriteAllText(folder.ConfigurationFile, broken);
            MiniCnnException error = Should.Throw<MiniCnnException>(() => folder.ReadConfiguration(), broken);
            error.Kind.ShouldBe(ErrorKind.Data);
            error.Message.ShouldContain(folder.ConfigurationFile);
            error.Message.ShouldNotContain("\n");
        }
    }

    [Fact]
    public void Results_and_metrics_come_back_as_they_were()
    {
        var folder = RunFolder.Create(Path.Combine(_folder, "r"), SampleRun.Configuration);
        EpochRow[] rows = [SampleRun.Row(1, 0.1), SampleRun.Row(2), SampleRun.Row(3, 1.0 / 3)];
        folder.WriteMetrics(rows);
        folder.ReadMetrics().ShouldBe(rows);
        File.ReadAllLines(folder.MetricsFile)[2].ShouldBe("2,8,2,0.3333333333333333,1.25,0.2,,,0,1.250,3.5");
        folder.WriteResult(SampleRun.Result);
        folder.IsFinished.ShouldBeTrue();
        RunJson.Write(folder.ReadResult()!).ShouldBe(RunJson.Write(SampleRun.Result));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("epoch,step,epochs_done,learning_rate,training_loss,training_accuracy,validation_loss,validation_accuracy,best,seconds,images_per_second\n1,2\n")]
    [InlineData("epoch,step,epochs_done,learning_rate,training_loss,training_accuracy,validation_loss,validation_accuracy,best,seconds,images_per_second\n1,x,1,1,1,1,1,1,1,1,1\n")]
    public void A_damaged_table_is_told_with_its_name(string text) =>
        Should.Throw<MiniCnnException>(() => MetricsTable.Parse(text, "metrics.csv")).Message.ShouldStartWith("metrics.csv");

    private static string? Create(string path, string recipe)
    {
        try
        {
            return RunFolder.Create(path, SampleRun.Configuration with { Recipe = recipe }).ReadConfiguration().Recipe;
        }
        catch (MiniCnnException taken) when (taken.Kind == ErrorKind.Usage)
        {
            return null;
        }
    }

    private static Task<T[]> Together<T>(int count, Func<int, T> work) => Task.WhenAll(Enumerable.Range(0, count).Select(
        number => Task.Factory.StartNew(() => work(number), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
}
