using MiniCnn.Tests.Cli;

namespace MiniCnn.Tests.Models;

public sealed class ModelCommandTests
{
    [Fact]
    public void Prints_the_table_of_a_preset()
    {
        var run = CommandRun.Of("model", "small");
        (run.ExitCode, run.Error).ShouldBe((0, ""));
        string row = run.Output.Split('\n').Single(line => line.Contains("conv2", StringComparison.Ordinal));
        row.Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["conv2", "conv", "32", "3x3", "padding", "1", "32x14x14", "4,640", "903,168", "10", "2"]);
        run.Output.ShouldContain("small: 20,746 parameters (81 KiB), 1,232,448 multiply-adds and 171.5 KiB of activations an image");
    }

    [Fact]
    public void Prints_data_for_machines()
    {
        using var model = JsonDocument.Parse(CommandRun.Of("model", "best", "--json").Output);
        model.RootElement.GetProperty("parameters").GetInt64().ShouldBe(87_546);
        JsonElement layer = model.RootElement.GetProperty("layers")[4];
        layer.GetProperty("name").GetString().ShouldBe("conv2");
        layer.GetProperty("output").EnumerateArray().Select(size => size.GetInt32()).ShouldBe([32, 14, 14]);
        layer.GetProperty("receptiveField").GetProperty("height").GetProperty("size").GetDouble().ShouldBe(8);
    }

    [Fact]
    public void Lists_the_presets_without_a_name()
    {
        var run = CommandRun.Of("model");
        foreach ((string? name, string _) in Presets.All)
            run.Output.ShouldContain($"  {name} ");
        using var list = JsonDocument.Parse(CommandRun.Of("model", "--json").Output);
        list.RootElement.GetArrayLength().ShouldBe(Presets.All.Count);
    }

    [Fact]
    public void Prints_text_and_code_of_a_preset_for_other_images()
    {
        CommandRun.Of("model", "mlp", "--text", "--input", "3x32x40", "--classes", "7").Output.ShouldBe(Presets.Get("mlp", FeatureShape.Maps(3, 32, 40), 7).ToString());
        CommandRun.Of("model", "mlp", "--code", "python").Output.ShouldBe(SourceCode.Of(Presets.Get("mlp"), CodeLanguage.Python));
        CommandRun.Of("model", "mlp", "--code", "csharp").Output.ShouldBe(SourceCode.Of(Presets.Get("mlp"), CodeLanguage.CSharp));
    }

    [Fact]
    public void Every_mistake_of_a_file_is_a_line_and_the_exit_code_is_2()
    {
        string path = Path.Combine(Path.GetTempPath(), $"minicnn-model-{Environment.ProcessId}.cnn");
        File.WriteAllText(path, "input 1x8x8\nflaten\nlinear 10 bias\n");
        try
        {
            var run = CommandRun.Of("model", path);
            (run.ExitCode, run.Output).ShouldBe((2, ""));
            string[] lines = run.Error.TrimEnd().Split('\n');
            lines.Length.ShouldBe(2);
            lines[0].ShouldStartWith($"minicnn: {path}, line 2, column 1: found 'flaten'");
            lines[1].ShouldStartWith($"minicnn: {path}, line 3, column 11: found 'bias'");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("there is neither a preset nor a file 'smal'", "smal")]
    [InlineData("--code 'java' is not known; one of csharp, python is expected", "small", "--code", "java")]
    [InlineData("'28x28' is not an image's shape; expected CHANNELSxHEIGHTxWIDTH", "small", "--input", "28x28")]
    [InlineData("--classes 0", "small", "--classes", "0")]
    [InlineData("belong to presets", "none.cnn", "--classes", "5")]
    public void Wrong_calls_are_told(string message, params string[] args)
    {
        var run = CommandRun.Of(["model", .. args]);
        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Error.ShouldContain(message);
    }
}
