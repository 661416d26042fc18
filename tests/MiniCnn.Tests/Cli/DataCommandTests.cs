namespace MiniCnn.Tests.Cli;

public sealed class DataCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_list_names_every_dataset_with_its_licence()
    {
        JsonElement[] rows = Json(CommandRun.Of("data", "list", "--json"));
        rows.Select(row => row.GetProperty("name").GetString()).ShouldBe(["mnist", "fashion", "digits", "shapes"]);
        rows[0].GetProperty("files")[3].GetProperty("sha256").GetString().ShouldBe("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");
        rows[2].GetProperty("builtIn").GetBoolean().ShouldBeTrue();
        string text = CommandRun.Of("data", "list").Output;
        text.ShouldContain("built in");
        text.ShouldContain("CC BY-SA 3.0");
        text.Split('\n').ShouldAllBe(line => line.Length <= 80 || line.Contains('/'));
    }

    [Fact]
    public void Damaged_files_are_named_and_exit_with_3()
    {
        foreach (DatasetFile file in DatasetCatalog.Mnist.Files)
            IdxWriter.Write(_folder.File(file.Name + ".gz"), [1, 2], 2);
        File.WriteAllText(_folder.File("train-labels-idx1-ubyte.gz"), "<html>");
        var run = CommandRun.Of("data", "check", "mnist", "--data", _folder.Path);
        run.ExitCode.ShouldBe(3);
        run.Output.ShouldContain($"mnist: damaged, in {_folder.Path}");
        run.Output.ShouldContain("train-labels-idx1-ubyte.gz: this is a web page");
        run.Output.Split('\n').Count(line => line.StartsWith("  damaged")).ShouldBe(4);
    }

    [MnistFact]
    public void Whole_files_exit_with_0()
    {
        Json(CommandRun.Of("data", "check", "mnist", "--data", TestData.MnistFolder!, "--json"))[0].GetProperty("state").GetString().ShouldBe("whole");
        CommandRun.Of("data", "get", "mnist", "--data", TestData.MnistFolder!).Output.ShouldBe($"mnist: whole, in {TestData.MnistFolder}{Environment.NewLine}");
    }

    [Fact]
    public void Built_in_datasets_need_nothing()
    {
        CommandRun.Of("data", "get", "digits").ShouldBe(new CommandRun(0, $"digits: built in, there is nothing to fetch{Environment.NewLine}", ""));
        CommandRun.Of("data", "check", "shapes").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Shown_images_are_of_the_class_asked_for_and_repeat()
    {
        string[] line = ["data", "show", "digits", "--split", "test", "--class", "3", "--count", "4", "--seed", "5", "--json", "--out", _folder.File("sheet.png")];
        var run = CommandRun.Of(line);
        JsonElement[] images = Json(run);
        images.Select(image => image.GetProperty("class").GetString()).ShouldBe(["3", "3", "3", "3"]);
        images.Select(image => image.GetProperty("index").GetInt32() % 10).ShouldBe([3, 3, 3, 3]);
        ImageFile.Read(_folder.File("sheet.png")).Width.ShouldBeGreaterThan(4 * 28);
        CommandRun.Of(line).Output.ShouldBe(run.Output);
        CommandRun.Of("data", "show", "shapes", "--count", "3000", "--out", _folder.File("sheet.png"), "--json").ExitCode.ShouldBe(0);
        ImageFile.Read(_folder.File("sheet.png")).Width.ShouldBeInRange(2000, 4000, "a sheet of thousands continues in the next row");
    }

    [Fact]
    public void A_folder_of_pictures_is_shown_under_the_names_of_its_classes()
    {
        foreach ((string name, byte value) in new[] { ("dark", (byte)0), ("light", (byte)255) })
        {
            Directory.CreateDirectory(_folder.File(name));
            for (int i = 0; i < 3; i++)
                ImageFile.Write(_folder.File($"{name}/{i}.png"), new Image(8, 8, 3, [.. Enumerable.Repeat(value, 8 * 8 * 3)]));
        }
        var run = CommandRun.Of("data", "show", _folder.Path);
        run.ExitCode.ShouldBe(0, run.Error);
        string[] lines = run.Output.Split('\n');
        lines[0].TrimEnd().ShouldBe("dark");
        lines[1].Trim().ShouldBeEmpty();
        lines[5].TrimEnd().ShouldBe("light");
        lines[6].ShouldContain("@@@@@@@@");
    }

    [Theory]
    [InlineData("data show shapes --class 12", 2, "--class 12: shapes has no such class")]
    [InlineData("data show shapes --class dsk", 2, "did you mean 'disk'?")]
    [InlineData("data get minst", 2, "There is no dataset 'minst'; expected mnist, fashion, digits, shapes or a folder; did you mean 'mnist'?")]
    [InlineData("data get mnist --data /dev/null/x", 1, "--data /dev/null/x: the folder cannot be made here")]
    [InlineData("data check", 2, "takes the name of a dataset or --all")]
    [InlineData("data check mnist --all", 2, "one of the two")]
    [InlineData("data list --data nowhere/at/all", 3, "nowhere/at/all (given folder): there is no such folder")]
    public void What_is_wrong_is_one_line(string line, int exit, string expected)
    {
        var run = CommandRun.Of(line.Split(' '));
        run.ExitCode.ShouldBe(exit);
        run.Error.ShouldContain(expected);
        run.Error.TrimEnd().ShouldNotContain("\n");
    }

    private static JsonElement[] Json(CommandRun run)
    {
        run.ExitCode.ShouldBe(0, run.Error);
        return [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];
    }
}
