using MiniCnn.Cli;
using MiniCnn.Tests.Training;

namespace MiniCnn.Tests.Cli;

/// <summary>Names that are not known, files that cannot be read, words that cannot be written.</summary>
[NoLeakedTensors]
public sealed class TrainMistakeTests : IDisposable
{
    private readonly TinyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Unknown_names_are_told_with_all_else_that_is_wrong()
    {
        var run = CommandRun.Of("train", "mnsit", "--recipe", "bset", "--model", "smal", "--lr", "0");
        run.ExitCode.ShouldBe(2);
        string[] lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        foreach (string meant in new[] { "mnist", "best", "small" })
            lines.Count(line => line.Contains($"did you mean '{meant}'?")).ShouldBe(1);
        CommandRun.Of("train", "digits", "fashion").Error.ShouldContain("'minicnn train' does not know what to do with 'fashion'");
    }

    [Fact]
    public void A_dataset_without_test_images_and_a_folder_without_a_name_are_refused_before_the_first_step()
    {
        var nameless = CommandRun.Of(_folder.Train("--out", ""));
        nameless.ExitCode.ShouldBe(2);
        nameless.Error.ShouldContain("needs a name");
        IdxWriter.Write(Path.Combine(_folder.Data, "t10k-images-idx3-ubyte"), [], 0, 6, 8);
        IdxWriter.Write(Path.Combine(_folder.Data, "t10k-labels-idx1-ubyte"), [], 0);
        var run = CommandRun.Of(_folder.Train());
        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("0 test images");
        Directory.Exists(_folder.Run).ShouldBeFalse();
    }

    [Fact]
    public void A_picture_that_cannot_be_read_keeps_nobody_from_the_others()
    {
        CommandRun.Of(_folder.Train("--no-report", "--no-pictures")).ExitCode.ShouldBe(0);
        ImageFile.Write(_folder.At("left.png"), new Image(8, 6, 1, TinyTask.Images(3, seed: 7).Image(1).ToArray()));
        var run = CommandRun.Of("predict", _folder.Run, _folder.Data, _folder.At("left.png"), _folder.At("none.png"));
        run.ExitCode.ShouldBe(3);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Single().ShouldContain("left.png: ");
        run.Error.ShouldContain($"{_folder.Data} is a folder; name the image files in it");
        run.Error.ShouldContain("There is no image file");
        var json = CommandRun.Of("predict", _folder.Run, "--json", _folder.At("none.png"), _folder.At("left.png"));
        json.ExitCode.ShouldBe(3);
        JsonDocument.Parse(json.Output).RootElement.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void Where_nobody_can_read_the_words_the_training_goes_on()
    {
        string[] train = [.. _folder.Train("--no-report", "--no-pictures")];
        using StringWriter output = new();
        using StreamWriter full = new(new UnwritableStream()) { AutoFlush = true };
        MiniCnnApp.Run(train, output, full).ShouldBe(0);
        output.ToString().ShouldStartWith("test accuracy");
        MiniCnnApp.Run(["train", "nope"], output, full).ShouldBe(2);
        using StringWriter error = new();
        MiniCnnApp.Run(["shape", "conv", "i5", "k3"], full, error).ShouldBe(1);
        error.ToString().ShouldBe("minicnn: Cannot write to stdout: No space left on device; send it elsewhere or free some space" + Environment.NewLine);
    }

    [Fact]
    public void Commands_to_go_on_with_are_quoted_for_a_shell()
    {
        string run = _folder.At("my run");
        CommandRun.Of(_folder.Train("--out", run, "--no-report", "--no-pictures")).Error.ShouldContain($"minicnn evaluate '{run}'");
    }

    /// <summary>A closed stream or a full disk.</summary>
    private sealed class UnwritableStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
