namespace MiniCnn.Tests.Cli;

/// <summary>Training on a folder of images that are not of one size: they are fitted to the input of the model.</summary>
public sealed class ImageFolderCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ImageFolderCommandTests()
    {
        foreach ((string name, int channel) in new[] { ("blue", 2), ("red", 0) })
        {
            Directory.CreateDirectory(_folder.File($"images/{name}"));
            for (int n = 0; n < 12; n++)
            {
                Image image = new(20 + n, 40 - n, 3);
                for (int i = channel; i < image.Pixels.Length; i += 3)
                    image.Pixels[i] = (byte)(150 + n);
                ImageFile.Write(_folder.File($"images/{name}/{n}.png"), image);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_are_fitted_to_the_model_for_training_and_evaluation()
    {
        File.WriteAllText(_folder.File("net.cnn"), "input 3x8x6\nconv 4 3x3\nrelu\nflatten\nlinear 2\n");
        (string images, string run) = (_folder.File("images"), Train("--model", _folder.File("net.cnn"), "--epochs", "4", "--batch", "4"));
        string evaluation = Output("evaluate", run, "--json");
        JsonDocument.Parse(evaluation).RootElement.GetProperty("images").GetInt32().ShouldBe(4);
        Output("evaluate", run, "--dataset", images, "--json").ShouldBe(evaluation);
        Output("features", run, $"{images}:1", "--json").ShouldNotBeEmpty();
    }

    [Fact]
    public void A_preset_takes_images_of_the_size_of_the_first_one() =>
        File.ReadAllText(Path.Combine(Train("--model", "mlp", "--epochs", "1"), "architecture.cnn")).ShouldStartWith("input 3x40x20\n");

    private static string Output(params string[] args)
    {
        var run = CommandRun.Of(args);
        run.ExitCode.ShouldBe(0, run.Error);
        return run.Output;
    }

    private string Train(params string[] options)
    {
        Output(["train", _folder.File("images"), "--out", _folder.File("run"), "--no-report", "--no-pictures", .. options]);
        return _folder.File("run");
    }
}
