using MiniCnn.Cli.Terminal;
using MiniCnn.Tests.Reports;

namespace MiniCnn.Tests.Cli;

[NoLeakedTensors]
public sealed class FiltersCommandTests : IDisposable
{
    private readonly HandMadeRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Known_filters_in_characters()
    {
        var filters = CommandRun.Of("filters", _run.Folder.Folder, "--layer", "conv1");
        filters.ExitCode.ShouldBe(0, filters.Error);
        string[] lines = filters.Output.ReplaceLineEndings("\n").Split('\n');
        lines[0].ShouldBe("conv1: 4 filters of 3×3");
        lines[1].ShouldBe("' ' is −3, '+' is 0, '@' is 3");
        lines[2].ShouldBe("0            1            2            3");
        string[] rows =
        [
            "----++++**** ++++****++++ ++++++++++++ ****::::@@@@",
            "::::++++%%%% ++++++++++++ ++++----++++ ++++****----",
            "----++++**** ====----==== ++++++++++++ %%%%%%%%    ",
        ];
        lines[3..9].ShouldBe([rows[0], rows[0], rows[1], rows[1], rows[2], rows[2]]);
        lines.ShouldContain(line => line.Contains("3.464") && line.Contains("100 %") && line.Contains("0°"));
    }

    [Fact]
    public void In_colors_on_a_terminal_and_never_in_a_file()
    {
        var terminal = new TerminalInfo(true, true, 100, ColorDepth.TrueColor, Unicode: true);
        CommandRun.Run(["filters", _run.Folder.Folder], terminal).Output.ShouldContain("\u001b[38;2;");
        CommandRun.Run(["filters", _run.Folder.Folder], terminal with { OutputIsTerminal = false }).Output.ShouldNotContain("\u001b");
        CommandRun.Run(["filters", _run.Folder.Folder], terminal with { Colors = ColorDepth.NoColors }).Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public void Json_and_csv_have_every_weight_when_asked()
    {
        JsonElement layers = JsonDocument.Parse(CommandRun.Of("filters", _run.Folder.Folder, "--json", "--numbers").Output).RootElement.GetProperty("layers");
        layers.GetArrayLength().ShouldBe(2);
        JsonElement sobel = layers[0].GetProperty("statistics")[0];
        sobel.GetProperty("norm").GetDouble().ShouldBe(Math.Sqrt(12), 1e-6);
        sobel.GetProperty("weights")[0][1].EnumerateArray().Select(value => value.GetDouble()).ShouldBe([-2, 0, 2]);
        layers[1].GetProperty("channels").GetInt32().ShouldBe(4);

        string[] rows = CommandRun.Of("filters", _run.Folder.Folder, "--csv", "--numbers", "--layer", "conv1,conv2").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe(1 + (4 * 9) + (2 * 4 * 9));
        rows[4].ShouldStartWith("conv1,0,0,1,0,-2,");
        CommandRun.Of("filters", _run.Folder.Folder, "--csv").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + 4 + 2);
    }

    [Fact]
    public void Pictures_of_every_layer_before_and_after()
    {
        var filters = CommandRun.Of("filters", _run.Folder.Folder, "--before", "--numbers", "--scale", "per-filter", "--out", _run.At("sheets"));
        filters.ExitCode.ShouldBe(0, filters.Error);
        Directory.GetFiles(_run.At("sheets")).Select(Path.GetFileName).Order().ShouldBe(
            ["filters-conv1.png", "filters-conv1.svg", "filters-conv2-before.png", "filters-conv2-before.svg", "filters-conv2.png", "filters-conv2.svg"]);
        File.ReadAllText(Path.Combine(_run.At("sheets"), "filters-conv1.svg")).ShouldContain("before and after training");
        filters.Output.ShouldContain("before training");
        filters.Output.ShouldContain("−2.000   0.000   2.000");

        CommandRun.Of("filters", _run.Folder.Folder, "--layer", "conv1", "--out", _run.At("one.png")).ExitCode.ShouldBe(0);
        ImageFile.Read(_run.At("one.png")).Width.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Filters_on_red_green_and_blue_are_pictures_in_colors()
    {
        using HandMadeRun color = new("input 3x6x8\nconv 4 3x3\nrelu\nflatten\nlinear 3");
        var filters = CommandRun.Of("filters", color.Folder.Folder, "--before", "--out", color.At("rgb"));
        filters.ExitCode.ShouldBe(0, filters.Error);
        filters.Output.ShouldContain("on red, green and blue");
        Directory.GetFiles(color.At("rgb"), "*.png").Select(Path.GetFileName).Order().ShouldBe(
            ["filters-conv1-before.png", "filters-conv1-color.png", "filters-conv1.png"]);
    }

    [Fact]
    public void What_is_wrong_is_said()
    {
        CommandRun.Of("filters", _run.Folder.Folder, "--layer", "conv9").Error.ShouldContain("has no layer 'conv9'");
        var relu = CommandRun.Of("filters", _run.Folder.Folder, "--layer", "relu1");
        (relu.ExitCode, relu.Error.Contains("relu1 has no filters to show; expected one of conv1, conv2")).ShouldBe((2, true));
        CommandRun.Of("filters", _run.At("nowhere")).ExitCode.ShouldBe(3);
        File.Delete(_run.Folder.WeightsFile);
        CommandRun.Of("filters", _run.Folder.Folder).Error.ShouldContain("has no weights yet");
    }
}
