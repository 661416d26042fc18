using MiniCnn.Reports;
using MiniCnn.Tests.Training;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Runs;

[NoLeakedTensors]
public sealed class ExperimentTests : IDisposable
{
    private readonly TinyRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void The_whole_configuration_and_the_first_weights_lie_there_before_the_first_step()
    {
        using Experiment experiment = _runs.Begin("run");
        RunFolder folder = _runs.Open("run");
        _runs.Names("run").ShouldBe(["architecture.cnn", "initial.safetensors", "run.json"]);
        RunConfiguration configuration = folder.ReadConfiguration();
        configuration.Recipe.ShouldBe("tiny");
        configuration.Training.ShouldBe(TinyTask.Everything);
        configuration.Dataset.TrainingSha256.ShouldBe(TinyTask.Dataset().Train.Sha256());
        configuration.Model.Text.ShouldBe(TinyTask.Architecture.ToString());
        configuration.Model.Parameters.ShouldBe((4 * 9) + 8 + (48 * 3) + 3);
        configuration.Environment.Threads.ShouldBe(get_num_threads());
        configuration.Environment.Torch.ShouldContain(__version__);

        experiment.Run().ShouldNotBeNull();
        _runs.Names("run").ShouldBe(
        [
            "architecture.cnn", "best.safetensors", "checkpoint.safetensors", "initial.safetensors", "metrics.csv", "model.safetensors", "result.json", "run.json",
        ]);
    }

    [Fact]
    public void The_result_is_what_the_saved_model_says_of_the_test_images()
    {
        RunResult result = _runs.Run("run");
        using var classifier = Classifier.Load(_runs.Open("run"));
        Evaluation evaluation = classifier.Evaluate(TinyTask.Dataset().Test);
        evaluation.Accuracy.ShouldBe(result.TestAccuracy);
        evaluation.Loss.ShouldBe(result.TestLoss);
        evaluation.Confusion.Rows.ShouldBe(result.Confusion);
        result.TestImages.ShouldBe(30);
        result.Steps.ShouldBe(21);
        classifier.Folder.ReadMetrics().Count.ShouldBe(3);

        using var initial = Classifier.LoadInitial(classifier.Folder);
        TinyTask.Sha256(initial.Module).ShouldNotBe(TinyTask.Sha256(classifier.Module));
    }

    [Fact]
    public void The_same_seed_gives_the_same_files_and_another_seed_other_first_weights()
    {
        _runs.Run("a");
        _runs.Run("b");
        foreach (string name in new[] { "initial.safetensors", "model.safetensors", "best.safetensors", "checkpoint.safetensors" })
            File.ReadAllBytes(_runs.File($"a/{name}")).AsSpan().SequenceEqual(File.ReadAllBytes(_runs.File($"b/{name}"))).ShouldBeTrue(name);
        using Experiment other = _runs.Begin("c", TinyTask.Everything with { Seed = 2 });
        File.ReadAllBytes(_runs.File("c/initial.safetensors")).ShouldNotBe(File.ReadAllBytes(_runs.File("a/initial.safetensors")));
    }

    [Fact]
    public void Runs_with_the_same_weights_or_first_weights_are_recognized()
    {
        (string Name, TrainingOptions Options)[] runs =
            [("a", TinyTask.Everything), ("again", TinyTask.Everything), ("longer", TinyTask.Everything with { Epochs = 4 }), ("other", TinyTask.Everything with { Seed = 2 })];
        foreach ((string name, TrainingOptions options) in runs)
        {
            using Experiment experiment = _runs.Begin(name, options);
            experiment.Run();
        }

        Shared("a", "again").ShouldNotBeNull().ShouldContain("identical");
        Shared("a", "longer").ShouldNotBeNull().ShouldContain("these two runs share their initial weights");
        Shared("a", "other").ShouldBeNull();
    }

    private string? Shared(string a, string b) => RunComparison.SharedWeights(ModelFilters.Read(_runs.Open(a)).Layers[0], ModelFilters.Read(_runs.Open(b)).Layers[0]);

    [Fact]
    public void Networks_that_differ_do_not_share_their_first_filters()
    {
        string[] texts = ["input 1x6x8\nconv 4 3x3\nflatten\nlinear 3\n", "input 1x6x8\nconv 4 3x3\nrelu\nflatten\nlinear 3\n"];
        byte[][] filters = [.. texts.Append(texts[0]).Select(text =>
        {
            using ArchitectureModule module = RandomStreams.BuildModule(Architecture.Parse(text, "net"), new TrainingOptions());
            return module.state_dict()["conv1.weight"].bytes.ToArray();
        })];
        filters[1].ShouldNotBe(filters[0]);
        filters[2].ShouldBe(filters[0]);
    }

    [Fact]
    public void Only_one_process_trains_a_run_and_what_a_killed_one_left_is_removed()
    {
        using Experiment experiment = _runs.Begin("run");
        File.WriteAllText(_runs.File("run/checkpoint.safetensors.1-0.tmp"), "half");
        using (experiment.Folder.Lock())
            Should.Throw<MiniCnnException>(() => experiment.Run()).Kind.ShouldBe(ErrorKind.Failure);
        experiment.Run().ShouldNotBeNull();
        _runs.Names("run").ShouldNotContain(name => name.EndsWith(".tmp") || name.StartsWith('.'));
    }

    [Fact]
    public void A_run_that_diverges_keeps_its_best_weights_finite_and_can_be_looked_at()
    {
        using (Experiment experiment = _runs.Begin("run", TinyTask.Everything with { Optimizer = OptimizerKind.Sgd, LearningRate = 0.05, Epochs = 30, Schedule = LearningRateSchedule.Constant }))
        {
            MiniCnnException error = Should.Throw<MiniCnnException>(() => experiment.Run(Watcher.At(30, () => DivergenceTests.Poison(experiment.Module, "conv1.weight", float.NaN))));
            error.Kind.ShouldBe(ErrorKind.Diverged);
            _runs.Open("run").Divergence.ShouldBe(error.Message);
        }

        MiniCnnException again = Should.Throw<MiniCnnException>(() => Experiment.Resume(_runs.Open("run"), TinyTask.Dataset()));
        again.Kind.ShouldBe(ErrorKind.Usage);
        again.Message.ShouldContain("cannot go on. The training diverged: NaN or infinity in ");
        using var best = Classifier.Load(_runs.Open("run"));
        best.WeightsFile.ShouldEndWith("best.safetensors");
        using (NewDisposeScope())
            best.Module.state_dict().Values.ShouldAllBe(tensor => tensor.isfinite().all().item<bool>());
        using TrainerState state = Checkpoint.Read(_runs.File("run/checkpoint.safetensors")).State;
        state.Numbers.Step.ShouldBeLessThan(31);
    }

    [Fact]
    public void An_architecture_that_does_not_fit_the_images_is_refused_before_a_folder_is_made()
    {
        foreach (string text in new[] { "input 1x8x6\nflatten\nlinear 3\n", "input 1x6x8\nflatten\nlinear 4\n", "input 1x6x8\nconv 3 3x3\n" })
        {
            MiniCnnException error = Should.Throw<MiniCnnException>(
                () => Experiment.Begin(TinyTask.Dataset(), Architecture.Parse(text, "net"), TinyRuns.Recipe, _runs.File("run")));
            error.Kind.ShouldBe(ErrorKind.Usage);
        }

        Should.Throw<MiniCnnException>(() => _runs.Begin("run", TinyTask.Everything with { Device = "cuda:31" })).Message.ShouldContain("cuda:31");
        Directory.Exists(_runs.File("run")).ShouldBeFalse();
    }
}
