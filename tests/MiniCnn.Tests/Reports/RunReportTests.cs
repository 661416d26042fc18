using System.Xml.Linq;
using MiniCnn.Cli.Reports;
using MiniCnn.Reports;
using MiniCnn.Tests.Runs;

namespace MiniCnn.Tests.Reports;

[NoLeakedTensors]
public sealed class RunReportTests : IDisposable
{
    private static readonly RunReportOptions WithCommands = new() { Commands = new RunCommands() };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Options_out_of_range_are_reported_at_once()
    {
        using HandMadeRun run = new();
        Should.Throw<MiniCnnException>(() => RunReport.Html(run.Folder, null, options: new RunReportOptions { Draws = 1, MaxFilters = 0 })).Lines.Count.ShouldBe(2);
    }

    [Fact]
    public void Known_filters_get_their_names_and_others_get_none()
    {
        using HandMadeRun run = new();
        XElement kernels = PageCheck.Read(RunReport.Html(run.Folder, null)).Section("kernels");
        string[] verdicts = [.. kernels.Descendants("article").Take(4).Select(card => card.Element("p")!.Value)];
        verdicts[0].ShouldStartWith("Filter 0 is Sobel-like: ρ = 1.00, θ = 0°");
        verdicts[1].ShouldStartWith("Filter 1 is Sobel-like: ρ = 1.00, θ = −90°");
        verdicts[2].ShouldStartWith("Filter 2 is laplacian");
        kernels.Descendants("table").ShouldContain(table => table.Element("caption")!.Value.StartsWith("conv1: chance level"));
    }

    [Theory]
    [InlineData("input 1x6x8\nflatten\nlinear 3\n", "1x6x8")]
    [InlineData("input 3x6x8\nconv 4 3x3 padding 1\nrelu\nflatten\nlinear 3\n", "3x6x8")]
    [InlineData("input 1x6x8\nconv 4 1x1\nrelu\nconv 2 2x2\nflatten\nlinear 3\n", "1x6x8")]
    [InlineData("input 1x6x8\nmaxpool 2\nflatten\nlinear 3\n", "1x6x8")]
    public void Networks_of_other_kinds_have_a_page_too(string model, string input)
    {
        using HandMadeRun run = new(model, input);
        PageCheck.Read(RunReport.Html(run.Folder, null)).Section("filters").Value.ShouldNotBeEmpty();
    }

    [Fact]
    public void Names_are_text_whatever_stands_in_them()
    {
        const string Hostile = "<script>alert('1')</script>&\"><b>";
        RunConfiguration sample = SampleRun.Configuration;
        var folder = RunFolder.Create(_folder.File("it's <b>&amp;"), sample with
        {
            Dataset = sample.Dataset with { Name = Hostile, Title = Hostile, Source = Hostile, ClassNames = [Hostile, "]]>"] },
            Model = sample.Model with { Name = Hostile },
            Recipe = Hostile,
        });
        folder.WriteMetrics([SampleRun.Row(1, 0.5), SampleRun.Row(2)]);
        folder.WriteResult(SampleRun.Result);
        XElement html = PageCheck.Read(RunReport.Html(folder, null, Hostile, WithCommands));
        html.Descendants("b").ShouldBeEmpty();
        html.Descendants("h1").Single().Value.ShouldBe("it's <b>&amp;");
        html.Section("configuration").Value.ShouldContain(Hostile);
        html.Section("mistakes").Value.ShouldContain(Hostile);
        html.Section("again").Value.ShouldContain("'<script>alert('\\''1'\\'')</script>&\"><b>' --model");
    }

    [Fact]
    public void The_first_numbers_of_a_page_are_the_results()
    {
        var folder = RunFolder.Create(_folder.File("done"), SampleRun.Configuration);
        folder.WriteResult(SampleRun.Result);
        XElement html = PageCheck.Read(RunReport.Html(folder, null));
        var tiles = html.Descendants("div").Where(tile => (string?)tile.Attribute("class") == "tile").ToDictionary(tile => tile.Element("dt")!.Value, tile => tile.Element("dd")!.Value);
        tiles["test accuracy"].ShouldBe("75.00 %");
        tiles["wrong of 4"].ShouldBe("1");
        tiles["test loss"].ShouldBe("1.5000");
        tiles["images per second"].ShouldBe("60");
    }

    [Fact]
    public void A_run_before_its_first_epoch_has_a_page_of_what_there_is()
    {
        var folder = RunFolder.Create(_folder.File("young"), SampleRun.Configuration);
        string file = RunReport.Write(folder, null, options: WithCommands);
        file.ShouldBe(folder.ReportFile);
        XElement html = PageCheck.Read(File.ReadAllText(file));
        html.Descendants("p").ShouldContain(text => text.Value.StartsWith("This run is not finished. There are no trained weights."));
        html.Section("learning").Value.ShouldContain("No epoch has ended yet");
        html.Section("filters").Value.ShouldContain("no trained weights");
        html.Section("again").Value.ShouldContain("--seed 7");
        html.Descendants("header").Single().Value.ShouldContain("minicnn train --resume");
        RunReport.Html(folder, null).ShouldNotContain("minicnn ", Case.Sensitive, "the library knows no commands");
    }

    [Fact]
    public void The_confusion_matrix_has_every_count_and_names_the_worst()
    {
        var folder = RunFolder.Create(_folder.File("done"), SampleRun.Configuration);
        folder.WriteMetrics([SampleRun.Row(1, 0.5), SampleRun.Row(2, 0.75)]);
        folder.WriteResult(SampleRun.Result);
        XElement html = PageCheck.Read(RunReport.Html(folder, null));
        XElement mistakes = html.Section("mistakes");
        mistakes.Descendants("table").First().Descendants("td").Select(cell => cell.Value).ShouldBe(["1", "1", "", "2"]);
        mistakes.Descendants("p").First().Value.ShouldBe("3 of 4 test images are correct, 75.00 %. Most frequent mistakes: no as yes (1).");
        html.Section("learning").Descendants("svg").Count().ShouldBe(3);
        html.Section("learning").Descendants("tbody").Single().Elements("tr").Count().ShouldBe(2);
    }
}
