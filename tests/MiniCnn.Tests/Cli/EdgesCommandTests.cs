namespace MiniCnn.Tests.Cli;

public sealed class EdgesCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [NoLeakedTensors]
    public void The_default_learns_Sobels_pair_from_shapes_to_a_millionth_and_keeps_all_of_it()
    {
        string path = _folder.File("learned");
        var run = CommandRun.Of("train", "edges", "--out", path, "--json");
        run.ExitCode.ShouldBe(0, run.Error);
        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        json.GetProperty("largestError").GetDouble().ShouldBeLessThanOrEqualTo(1e-6);
        json.GetProperty("eigenvalues").GetArrayLength().ShouldBe(9);
        json.GetProperty("limits").GetArrayLength().ShouldBe(0);
        foreach (string name in (string[])["learning.json", "steps.csv", "trajectory.json", "trajectory.gif", "kernels.png", "kernels.svg", "errors.png", "directions.svg"])
            File.Exists(Path.Combine(path, name)).ShouldBeTrue(name);
        KernelReader.Read(Path.Combine(path, "kernel-0.txt")).Kernels[0].Weights[1, 2].ShouldBe(2f, 1e-5f);
        ImageFile.Read(Path.Combine(path, "kernels.png")).Width.ShouldBeGreaterThan(400);
        File.ReadLines(Path.Combine(path, "steps.csv")).First().ShouldStartWith("step,loss,largest_error,measured_1,predicted_1");
    }

    [Fact]
    public void Text_shows_the_way_the_theory_and_the_kernel_beside_its_target()
    {
        var run = CommandRun.Of("train", "edges", "--target", "1 0 -1; 2 0 -2; 1 0 -1", "--images", "noise", "--out", _folder.File("x"));
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("measured (and predicted from the spectrum)");
        run.Output.ShouldContain("  2.0000  0.0000 -2.0000");
        run.Output.ShouldContain("largest difference of a weight from its target after ");
        run.Error.ShouldContain("the kernels, their trajectory and their pictures are in ");
    }

    [Fact]
    public void What_cannot_be_learned_is_said()
    {
        CommandRun.Of("train", "edges", "--images", "flat", "--steps", "20", "--out", _folder.File("a"))
            .Output.ShouldContain("cannot be learned here: Every image is flat");
        CommandRun.Of("train", "edges", "--target", "sobel-x", "--form", "absolute", "--images", "noise", "--steps", "5", "--out", _folder.File("b"))
            .Output.ShouldContain("the sign stays open");
    }

    [Fact]
    public void Every_image_of_a_folder_that_can_be_read_is_learned_from()
    {
        ImageFile.Write(_folder.File("pictures/a.webp"), SampleImages.Read("text"));
        CommandRun.Of("train", "edges", "--images", _folder.File("pictures"), "--steps", "5", "--out", _folder.File("x"))
            .Output.ShouldContain($"squares of 64x64 from {_folder.File("pictures")}");
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        File.WriteAllText(_folder.File("mine.txt"), "mine");

        var run = CommandRun.Of("train", "edges", "--images", "noise", "--out", _folder.Path);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("nothing in it is overwritten");
        Directory.GetFileSystemEntries(_folder.Path).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("--target", "sobelx", "did you mean")]
    [InlineData("--size", "4", "odd")]
    [InlineData("--form", "signd", "signed")]
    [InlineData("--filters", "3", "filters 3 does not fit")]
    [InlineData("--lr", "0", "--lr 0")]
    [InlineData("--loss", "cross-entropy", "for edge maps")]
    [InlineData("--images", "fashio", "fashio")]
    public void A_wrong_option_is_one_line_and_no_work(string option, string value, string word)
    {
        var run = CommandRun.Of("train", "edges", option, value);
        run.ExitCode.ShouldBeOneOf(2, 3);
        run.Error.ShouldContain(word);
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
        run.Output.ShouldBeEmpty();
    }
}
