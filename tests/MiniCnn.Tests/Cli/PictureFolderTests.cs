using System.Text.Json;
using MiniCnn.Imaging;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Cli;

/// <summary>Training on pictures of one's own that are not of one size: the model's file says what they are made into.</summary>
public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PictureFolderTests()
    {
        foreach ((string? name, int channel) in (ReadOnlySpan<(string, int)>)[("blue", 2), ("red", 0)])
        {
            Directory.CreateDirectory(_folder.File($"pictures/{name}"));
            for (int n = 0; n < 12; n++)
            {
                (int width, int height) = (20 + n, 40 - n);
                byte[] pixels = new byte[width * height * 3];
                for (int i = channel; i < pixels.Length; i += 3) pixels[i] = (byte)(150 + n);
                ImageFile.Write(_folder.File($"pictures/{name}/{n}.png"), new Image(width, height, 3, pixels));
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void They_are_made_as_the_model_takes_them_and_looked_at_so_ever_after()
    {
        File.WriteAllText(_folder.File("net.cnn"), "input 3x8x6\nconv 4 3x3\nrelu\nflatten\nlinear 2\n");
        string run = _folder.File("run");

        var train = CommandRun.Of("train", _folder.File("pictures"), "--model", _folder.File("net.cnn"), "--out", run, "--epochs", "4", "--batch", "4", "--no-report", "--no-pictures");

        train.ExitCode.ShouldBe(0, train.Error);
        var evaluate = CommandRun.Of("evaluate", run, "--json");
        evaluate.ExitCode.ShouldBe(0, evaluate.Error);
        JsonDocument.Parse(evaluate.Output).RootElement.GetProperty("images").GetInt32().ShouldBe(4);
        CommandRun.Of("evaluate", run, "--dataset", _folder.File("pictures"), "--json").Output.ShouldBe(evaluate.Output);
        CommandRun.Of("features", run, $"{_folder.File("pictures")}:1", "--json").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Without_a_file_they_are_made_as_the_first_one()
    {
        var run = CommandRun.Of("train", _folder.File("pictures"), "--model", "mlp", "--out", _folder.File("run"), "--epochs", "1", "--no-report", "--no-pictures");

        run.ExitCode.ShouldBe(0, run.Error);
        File.ReadAllText(_folder.File("run/architecture.cnn")).ShouldStartWith("input 3x40x20\n");
    }
}
