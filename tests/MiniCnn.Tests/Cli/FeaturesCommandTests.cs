using MiniCnn.Tests.Reports;

namespace MiniCnn.Tests.Cli;

[NoLeakedTensors]
public sealed class FeaturesCommandTests : IDisposable
{
    private readonly HandMadeRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("unit")]
    [InlineData("module")]
    [InlineData("shared")]
    public void Every_layer_of_an_image_of_a_dataset(string scale)
    {
        var features = CommandRun.Of("features", _run.Folder.Folder, $"{_run.Data}:4", "--scale", scale);
        features.ExitCode.ShouldBe(0, features.Error);
        foreach (string layer in new[] { "conv1: conv 4 3x3", "relu1: ", "maxpool1: ", "conv2: ", "flatten1: ", "linear1: linear 3, 3 values" })
            features.Output.ShouldContain(layer);
    }

    [Fact]
    public void A_picture_of_each_layer_and_one_of_all()
    {
        CommandRun.Of("features", _run.Folder.Folder, $"{_run.Data}:4", "--out", _run.At("maps")).ExitCode.ShouldBe(0);
        Directory.GetFiles(_run.At("maps"), "*.png").Length.ShouldBe(8);
        File.ReadAllText(Path.Combine(_run.At("maps"), "features.svg")).ShouldContain("layer by layer");
        CommandRun.Of("features", _run.Folder.Folder, $"{_run.Data}:4", "--layer", "conv1", "--out", _run.At("one.svg")).Error.ShouldContain($"wrote {_run.At("one.svg")}");
    }

    [Fact]
    public void A_picture_file_and_numbers_for_machines()
    {
        ImageFile.Write(_run.At("bar.png"), new Image(8, 6, 1, [.. Enumerable.Range(0, 48).Select(i => (byte)(i < 16 ? 200 : 20))]));
        JsonElement layers = JsonDocument.Parse(CommandRun.Of("features", _run.Folder.Folder, _run.At("bar.png"), "--json", "--numbers").Output).RootElement.GetProperty("layers");
        layers.GetArrayLength().ShouldBe(7);
        // Sobel y turned over and halved: brighter above, so positive where the bar ends, (200 − 20)/255/0.25 · 4 · 0.5
        layers[0].GetProperty("maps")[1].GetProperty("values")[2][4].GetDouble().ShouldBe(180 / 255.0 / 0.25 * 2, 0.5);
        string csv = CommandRun.Of("features", _run.Folder.Folder, _run.At("bar.png"), "--csv", "--layer", "maxpool1").Output;
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + (4 * 3 * 4));
    }

    [Fact]
    public void The_patches_of_a_whole_dataset()
    {
        var patches = CommandRun.Of("features", _run.Folder.Folder, "--top", "3", "--out", _run.At("patches"));
        patches.ExitCode.ShouldBe(0, patches.Error);
        patches.Output.ShouldContain("conv1: conv 4 3x3 padding 1; each filter's best 3 of 30 images, 3x3 pixels seen by one output");
        patches.Output.ShouldContain("conv2: conv 2 3x3 padding 1; each filter's best 3 of 30 images, 8x8 pixels seen by one output");
        Directory.GetFiles(_run.At("patches")).Length.ShouldBe(4);

        JsonElement[] found = [.. JsonDocument.Parse(CommandRun.Of("features", _run.Folder.Folder, "--dataset", _run.Data, "--layer", "conv1", "--json").Output).RootElement.EnumerateArray()];
        found.Length.ShouldBe(4 * 9);
        double[] first = [.. found.Take(9).Select(patch => patch.GetProperty("activation").GetDouble())];
        first.ShouldBe(first.OrderDescending());
        found[0].GetProperty("field").GetProperty("height").GetInt32().ShouldBe(3);
        CommandRun.Of("features", _run.Folder.Folder, "--csv", "--images", "5").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + (6 * 5));
    }

    [Fact]
    public void What_is_wrong_is_said()
    {
        CommandRun.Of("features", _run.Folder.Folder, $"{_run.Data}:30").Error.ShouldContain("expected a number from 0 to 29");
        CommandRun.Of("features", _run.Folder.Folder, "digits:1").Error.ShouldContain("takes images of 1x6x8, and these are 1x28x28");
        CommandRun.Of("features", _run.Folder.Folder, _run.At("none.png")).ExitCode.ShouldBe(3);
        CommandRun.Of("features", _run.Folder.Folder, "digits:1", "--dataset", "digits").ExitCode.ShouldBe(2);
        CommandRun.Of("features", _run.Folder.Folder, "--dataset", "digits").ExitCode.ShouldBe(3);
    }
}
