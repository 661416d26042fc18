using System.Globalization;
using MiniCnn.Cli.Terminal;
using MiniCnn.Tests.Training;

namespace MiniCnn.Tests.Cli;

[NoLeakedTensors]
public sealed class TrainCommandTests : IDisposable
{
    private readonly TinyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void From_training_to_an_answer()
    {
        var train = CommandRun.Of(_folder.Train("--epochs", "12"));
        train.ExitCode.ShouldBe(0, train.Error);
        train.Output.ShouldMatch(@"^test accuracy \d+\.\d\d % of 30 images, loss \d\.\d{4}, after 12\S* epochs in \d+\.\d s \([\d,]+ images/s\)\s*$");
        string[] lines = train.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("training tiny (191 parameters) on bars, recipe default, seed 1, ");
        lines.Count(line => line.StartsWith("epoch ")).ShouldBe(12);
        lines[1].ShouldMatch(@"^epoch 1\S*  loss \d\.\d{3}  accuracy \d+\.\d %  validation: loss \d\.\d{3}, accuracy \d+\.\d\d %$");
        lines[^1].ShouldContain($"minicnn evaluate {_folder.Run}");

        var evaluate = CommandRun.Of("evaluate", _folder.Run, "--json");
        evaluate.ExitCode.ShouldBe(0, evaluate.Error);
        JsonElement evaluation = JsonDocument.Parse(evaluate.Output).RootElement;
        double accuracy = evaluation.GetProperty("accuracy").GetDouble();
        accuracy.ShouldBeGreaterThan(0.9);
        accuracy.ShouldBe(RunFolder.Open(_folder.Run).ReadResult()!.TestAccuracy);
        evaluation.GetProperty("confusion")[0].EnumerateArray().Sum(count => count.GetInt32()).ShouldBe(10);
        evaluation.GetProperty("classes").GetArrayLength().ShouldBe(3);
        string table = CommandRun.Of("evaluate", _folder.Run).Output;
        table.ShouldContain("recall");
        table.ShouldContain(FormattableString.Invariant($"run on bars: accuracy {100 * accuracy:0.00} %"));

        ImageFile.Write(_folder.At("left.png"), new Image(8, 6, 1, TinyTask.Images(3, seed: 7).Image(1).ToArray()));
        ImageFile.Write(_folder.At("top.pgm"), new Image(8, 6, 1, TinyTask.Images(3, seed: 7).Image(0).ToArray()).Enlarge(5));
        var predict = CommandRun.Of("predict", _folder.Run, _folder.At("left.png"), _folder.At("top.pgm"), "--json");
        predict.ExitCode.ShouldBe(0, predict.Error);
        JsonElement[] answers = [.. JsonDocument.Parse(predict.Output).RootElement.EnumerateArray()];
        answers.Select(answer => answer.GetProperty("class").GetString()).ShouldBe(["1", "0"]);
        answers[0].GetProperty("probabilities").EnumerateArray().Sum(answer => answer.GetProperty("probability").GetDouble()).ShouldBe(1, 1e-5);
        CommandRun.Of("predict", _folder.Run, _folder.At("left.png"), "--top", "1").Output.ShouldMatch(@"left\.png: 1 \d+\.\d %\s*$");

        JsonElement[] runs = [.. JsonDocument.Parse(CommandRun.Of("runs", Path.GetDirectoryName(_folder.Run)!, "--json").Output).RootElement.EnumerateArray()];
        runs.Single().GetProperty("testAccuracy").GetDouble().ShouldBe(accuracy);
        CommandRun.Of("runs", Path.GetDirectoryName(_folder.Run)!).Output.ShouldContain("bars");
    }

    [Theory]
    [InlineData("auto", "compiled", "conv1 backward")]
    [InlineData("torchsharp", "torchsharp: the options ask for TorchSharp's step", "forward and backward")]
    public void The_step_is_recorded_and_profiled(string option, string recorded, string part)
    {
        var train = CommandRun.Of(_folder.Train("--step", option, "--profile", "--shift", "1"));
        train.ExitCode.ShouldBe(0, train.Error);
        train.Error.ShouldContain($"step {recorded}");
        RunFolder.Open(_folder.Run).ReadConfiguration().Step.ShouldBe(recorded);
        string[] lines = [.. train.Error.Split('\n').Where(line => line.Contains(" % ") && line.Contains(" s "))];
        lines.ShouldContain(line => line.EndsWith(part));
        foreach (string around in new[] { "augmentation", "gradient check", "optimizer", "moving average", "metrics", "validation", "checkpoint", "other", "all but the layers" })
            lines.ShouldContain(line => line.EndsWith($"%  {around}"));
        double[] shares = [.. lines.Select(line => double.Parse(line.Split(" s ")[1].Split('%')[0], CultureInfo.InvariantCulture))];
        shares[..^1].Sum().ShouldBe(100, 0.05 * shares.Length);
        shares[^1].ShouldBeInRange(0, 100);
    }

    [Fact]
    public void Json_goes_to_stdout_alone()
    {
        var train = CommandRun.Of(_folder.Train("--json", "--seed", "5"));
        JsonElement result = JsonDocument.Parse(train.Output).RootElement;
        result.GetProperty("seed").GetInt32().ShouldBe(5);
        result.GetProperty("folder").GetString().ShouldBe(_folder.Run);
        result.GetProperty("finished").GetBoolean().ShouldBeTrue();
        result.GetProperty("weightsSha256").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var run = CommandRun.Of(
            "train", "--epochs", "0", "--batch", "many", "--lr", "-1", "--optimizer", "lion", "--device", "gpu", "--seed", "-3", "--schedule", "cosinus", "--shift", "99");
        run.ExitCode.ShouldBe(2);
        foreach (string option in new[] { "--epochs 0", "--batch many", "--lr -1", "'lion'", "--device 'gpu'", "--seed -3", "did you mean 'cosine'", "--shift 99" })
            run.Error.ShouldContain(option);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(8);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_selected_is_told_and_recorded()
    {
        var train = CommandRun.Of(_folder.Train("--keep", "0.5", "--keep-min", "1", "--keep-later", "0.5", "--proxy-steps", "4", "--json"));
        train.ExitCode.ShouldBe(0, train.Error);
        train.Error.Split('\n')[1].ShouldMatch(
            @"^selected the hardest 24 of 48 images: those with margins up to -?\d+\.\d\d for a proxy network \([\d,]+ parameters, 4 steps, \d+\.\d % correct\)$");
        JsonDocument.Parse(train.Output).RootElement.GetProperty("selection").GetProperty("kept").GetInt32().ShouldBe(24);
        var run = RunFolder.Open(_folder.Run);
        run.ReadConfiguration().Selection.ShouldBe("24 of 48: the hardest for a proxy network");
        run.ReadResult()!.Selection!.Images.ShouldBe(48);
    }

    [Fact]
    public void The_help_tells_default_and_range_of_each_option()
    {
        string help = string.Join(' ', CommandRun.Of("train", "--help").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        help.ShouldContain("number of epochs (an epoch has as many images as are trained on); by recipe: fast 1.6, quick 1, default 3, tiny 60, best 20, fashion 20, example 14 (from 0.001 to 10000)");
        help.ShouldContain("by recipe: fast one-cycle, quick one-cycle, default one-cycle, tiny one-cycle, best one-cycle, fashion one-cycle, example step (constant, one-cycle, cosine, step)");
        help.ShouldContain("by recipe: fast adamw, quick adamw, default adamw, tiny adamw, best adamw, fashion adamw, example adadelta (adamw, sgd, adadelta, adam)");
        help.ShouldContain("rotate images by up to N degrees; by recipe: fast 0, quick 0, default 0, tiny 8, best 12, fashion 0, example 0 (from 0 to 180)");
        help.ShouldContain("as many as are worth it; default 0 (from 0 to 1024)");
        help.ShouldContain("mnist if available, else digits");
    }

    [Fact]
    public void A_folder_that_is_taken_an_unknown_recipe_and_an_unknown_run_are_told()
    {
        CommandRun.Of(_folder.Train()).ExitCode.ShouldBe(0);
        var again = CommandRun.Of(_folder.Train());
        again.ExitCode.ShouldBe(2);
        again.Error.ShouldContain("--resume");
        CommandRun.Of("train", _folder.Data, "--recipe", "slow").Error.ShouldContain("fast, quick, default, tiny, best, fashion, example");
        CommandRun.Of("evaluate", _folder.At("nothing")).ExitCode.ShouldBe(3);
    }

    [Fact]
    public void A_named_dataset_is_never_replaced()
    {
        Directory.CreateDirectory(_folder.At("empty"));
        // a file of the right name that is no dataset: it must be refused, not passed over
        foreach (string name in new[] { "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte" })
            File.WriteAllText(Path.Combine(_folder.At("empty"), name), "x");
        var run = CommandRun.Of("train", "mnist", "--data", _folder.At("empty"), "--out", _folder.Run);
        run.ExitCode.ShouldBe(3);
        Directory.Exists(_folder.Run).ShouldBeFalse();
    }

    [Fact]
    public void Stopped_by_a_signal_it_saves_and_goes_on_later_as_if_nothing_had_been()
    {
        CommandRun.Of(_folder.Train("--json")).ExitCode.ShouldBe(0);
        string whole = RunFolder.Open(_folder.Run).ReadResult()!.WeightsSha256;
        Directory.Delete(_folder.Run, recursive: true);

        using StopRequest stop = new();
        var stopped = CommandRun.Run(_folder.Train(), stop: stop, clock: new InterruptingClock(stop, calls: 20));
        stopped.ExitCode.ShouldBe(143);
        stopped.Error.ShouldContain($"minicnn train --resume {_folder.Run}");
        RunFolder.Open(_folder.Run).IsFinished.ShouldBeFalse();

        var changed = CommandRun.Of("train", "mnist", "--resume", _folder.Run, "--lr", "0.1", "--model", "small");
        changed.ExitCode.ShouldBe(2);
        changed.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        var resumed = CommandRun.Of("train", "--resume", _folder.Run);
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        RunFolder.Open(_folder.Run).ReadResult()!.WeightsSha256.ShouldBe(whole);
        CommandRun.Of("train", "--resume", _folder.Run).ExitCode.ShouldBe(2);
    }

    [Fact]
    public void The_hardest_images_alone_are_for_mnist_on_which_that_was_tuned()
    {
        var run = CommandRun.Of("train", "digits", "--epochs", "0.001", "--out", _folder.Run, "--no-report", "--no-pictures");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("recipe quick");
        run.Error.ShouldNotContain("hardest");
    }

    [Fact]
    public void A_training_that_diverges_exits_with_4()
    {
        File.WriteAllText(_folder.Model, "input 1x6x8\nflatten\nlinear 8\nlinear 8\nlinear 3\n");
        var run = CommandRun.Of(_folder.Train("--optimizer", "sgd", "--lr", "100", "--epochs", "50", "--warm-up", "0"));
        run.ExitCode.ShouldBe(4);
        run.Error.ShouldContain("diverged");
        CommandRun.Of("runs", Path.GetDirectoryName(_folder.Run)!).Output.ShouldContain("diverged");
        var report = CommandRun.Of("report", _folder.Run);
        report.ExitCode.ShouldBe(0, report.Error);
        File.ReadAllText(Path.Combine(_folder.Run, "report.html")).ShouldContain("The training diverged: NaN or infinity in");
    }

    [Fact]
    public void On_a_terminal_there_is_a_bar_with_loss_accuracy_rate_and_remaining_time()
    {
        TerminalInfo terminal = new(OutputIsTerminal: false, ErrorIsTerminal: true, Width: 100, ColorDepth.NoColors, Unicode: true);
        var run = CommandRun.Run(_folder.Train("--epochs", "30"), terminal);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("test accuracy");
        run.Error.ShouldContain("epoch 2");
    }

    [Fact]
    public void Runs_that_are_damaged_or_unfinished_do_not_hide_the_others()
    {
        foreach (string name in new[] { "bars1", "unfinished1", "metrics1", "broken" })
            CommandRun.Of(_folder.Train("--out", _folder.At($"all/{name}"), "--no-report", "--no-pictures")).ExitCode.ShouldBe(0);
        File.Delete(_folder.At("all/unfinished1/result.json"));
        File.WriteAllText(_folder.At("all/metrics1/metrics.csv"), "junk");
        File.WriteAllText(_folder.At("all/broken/run.json"), "{");
        var runs = CommandRun.Of("runs", _folder.At("all"));
        runs.ExitCode.ShouldBe(0);
        runs.Output.ShouldContain("bars1");
        runs.Output.ShouldContain(" unfinished ");
        foreach (string damaged in new[] { "broken", "metrics.csv" })
            runs.Error.ShouldContain(damaged);
        CommandRun.Of("runs", _folder.At("nowhere")).ExitCode.ShouldBe(3);
    }

    /// <summary>The clock is looked at in every step: the way into the middle of a training.</summary>
    private sealed class InterruptingClock(StopRequest stop, int calls) : TimeProvider
    {
        private int _calls;

        public override long GetTimestamp()
        {
            if (++_calls == calls)
                stop.Stop(143);
            return base.GetTimestamp();
        }
    }
}
