using System.Xml.Linq;
using MiniCnn.Tests.Reports;

namespace MiniCnn.Tests.Cli;

[NoLeakedTensors]
public sealed class ReportCommandTests : IDisposable
{
    private readonly TinyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Training_makes_a_page_and_its_command_makes_the_very_run_again()
    {
        var train = CommandRun.Of(_folder.Train("--shift", "0.5", "--schedule", "cosine", "--seed", "4"));
        train.ExitCode.ShouldBe(0, train.Error);
        train.Error.ShouldContain("report.html");
        var run = RunFolder.Open(_folder.Run);
        XElement html = PageCheck.Read(File.ReadAllText(run.ReportFile));
        html.Descendants("section").Select(section => (string?)section.Attribute("id"))
            .ShouldBe(["configuration", "learning", "mistakes", "filters", "features", "kernels", "again"]);
        html.Section("filters").Descendants("svg").ShouldNotBeEmpty();
        html.Section("features").Descendants("svg").Count().ShouldBe(6);
        html.Section("kernels").Descendants("article").Count().ShouldBe(4);

        string[] command = html.Section("again").Descendants("code").First().Value.Split(' ');
        command[0].ShouldBe("minicnn");
        var again = CommandRun.Of([.. command[1..], "--out", _folder.At("again"), "--no-report", "--no-pictures"]);
        again.ExitCode.ShouldBe(0, again.Error);
        var repeated = RunFolder.Open(_folder.At("again"));
        repeated.ReadResult()!.WeightsSha256.ShouldBe(run.ReadResult()!.WeightsSha256);
        File.Exists(repeated.ReportFile).ShouldBeFalse();
        html.Section("again").Value.ShouldContain(run.ReadResult()!.WeightsSha256);
    }

    [Fact]
    public void The_same_run_gives_the_same_page_where_it_is_wanted()
    {
        CommandRun.Of(_folder.Train("--epochs", "0.2", "--no-report")).ExitCode.ShouldBe(0);
        var report = CommandRun.Of("report", _folder.Run, "--json");
        report.ExitCode.ShouldBe(0, report.Error);
        JsonElement told = JsonDocument.Parse(report.Output).RootElement;
        string file = told.GetProperty("file").GetString()!;
        told.GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(file).Length);
        told.GetProperty("withImages").GetBoolean().ShouldBeTrue();
        CommandRun.Of("report", _folder.Run, "--out", _folder.At("sub/page.html")).Output.Trim().ShouldBe(_folder.At("sub/page.html"));
        string page = File.ReadAllText(_folder.At("sub/page.html"));
        page.ShouldBe(File.ReadAllText(file));
        int wrong = RunFolder.Open(_folder.Run).ReadResult()!.Confusion.Select((row, label) => row.Sum() - row[label]).Sum();
        wrong.ShouldBeGreaterThan(0);
        PageCheck.Read(page).Section("mistakes").Descendants("img").Count().ShouldBe(Math.Min(24, wrong));
        CommandRun.Of("report", _folder.Run, "--mistakes", "1").ExitCode.ShouldBe(0);
        PageCheck.Read(File.ReadAllText(file)).Section("mistakes").Descendants("img").Count().ShouldBe(1);
    }

    [Fact]
    public void Without_the_images_there_is_a_page_that_says_so()
    {
        CommandRun.Of(_folder.Train("--no-report", "--no-pictures")).ExitCode.ShouldBe(0);
        Directory.Delete(_folder.Data, recursive: true);
        var report = CommandRun.Of("report", _folder.Run);
        report.ExitCode.ShouldBe(0, report.Error);
        report.Error.ShouldContain("is made without the images");
        XElement html = PageCheck.Read(File.ReadAllText(RunFolder.Open(_folder.Run).ReportFile));
        html.Section("mistakes").Value.ShouldContain("There are no images of mistakes here.");
        html.Section("features").Value.ShouldContain("There are no feature maps here.");
        html.Section("filters").Descendants("svg").ShouldNotBeEmpty();
        CommandRun.Of("report", _folder.Run, "--data", _folder.At("nowhere")).ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public void Images_of_the_catalog_are_searched_first_where_they_were()
    {
        CommandRun.Of(_folder.Train("--no-report", "--no-pictures")).ExitCode.ShouldBe(0);
        string configuration = RunFolder.Open(_folder.Run).ConfigurationFile;
        File.WriteAllText(configuration, File.ReadAllText(configuration).Replace("\"bars\"", "\"mnist\""));
        CommandRun.Of("report", _folder.Run).Error.ShouldContain($"{_folder.Data}{Path.DirectorySeparatorChar}");
        Directory.Delete(_folder.Data, recursive: true);
        CommandRun.Of("report", _folder.Run).Error.ShouldNotContain(_folder.Data);
    }

    [Fact]
    public void Other_images_than_the_runs_are_not_looked_at()
    {
        CommandRun.Of(_folder.Train("--no-report", "--no-pictures")).ExitCode.ShouldBe(0);
        string labels = Path.Combine(_folder.Data, "t10k-labels-idx1-ubyte");
        byte[] bytes = File.ReadAllBytes(labels);
        bytes[^1] = (byte)((bytes[^1] + 1) % 3);
        File.WriteAllBytes(labels, bytes);
        CommandRun.Of("report", _folder.Run).ExitCode.ShouldBe(0);
        File.ReadAllText(RunFolder.Open(_folder.Run).ReportFile).ShouldContain("are not those that this run was tested with");
    }

    [Fact]
    public void Runs_that_are_not_there_or_damaged_are_told_in_a_line()
    {
        CommandRun.Of("report", _folder.At("nothing")).ExitCode.ShouldBe(3);
        CommandRun.Of(_folder.Train("--no-report", "--no-pictures")).ExitCode.ShouldBe(0);
        File.WriteAllText(RunFolder.Open(_folder.Run).MetricsFile, "nonsense\n");
        var damaged = CommandRun.Of("report", _folder.Run);
        damaged.ExitCode.ShouldBe(3);
        damaged.Error.ShouldContain("metrics.csv");
        using (File.Open(RunFolder.Open(_folder.Run).MetricsFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var runs = CommandRun.Of("runs", _folder.At(""));
            (runs.ExitCode, runs.Error.Contains("Cannot read")).ShouldBe((0, true));
        }

        File.Exists(RunFolder.Open(_folder.Run).ReportFile).ShouldBeFalse();
    }
}
