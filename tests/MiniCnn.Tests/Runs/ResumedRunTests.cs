using MiniCnn.Tests.Training;

namespace MiniCnn.Tests.Runs;

[NoLeakedTensors]
public sealed class ResumedRunTests : IDisposable
{
    private readonly TinyRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(20)]
    public void A_run_that_was_stopped_and_resumed_leaves_the_same_files(int stopAfter)
    {
        string whole = _runs.Run("whole").WeightsSha256;
        using (Experiment stopped = _runs.Begin("stopped"))
        {
            using CancellationTokenSource source = new();
            if (stopAfter == 0)
                source.Cancel();
            stopped.Run(Watcher.At(stopAfter, source.Cancel), stop: source.Token).ShouldBeNull();
        }

        _runs.Resume("stopped").WeightsSha256.ShouldBe(whole);
        _runs.Metrics("stopped").ShouldBe(_runs.Metrics("whole"));
        File.ReadAllBytes(_runs.File("stopped/checkpoint.safetensors")).ShouldBe(File.ReadAllBytes(_runs.File("whole/checkpoint.safetensors")));
    }

    [Fact]
    public void A_stopped_and_resumed_run_has_the_time_of_all_of_its_steps()
    {
        // a second a step; the third epoch begins at step 14
        using (Experiment stopped = _runs.Begin("run"))
        {
            using CancellationTokenSource source = new();
            stopped.Run(Watcher.At(17, source.Cancel), new TickingClock(1), source.Token).ShouldBeNull();
        }

        using var resumed = Experiment.Resume(_runs.Open("run"), TinyTask.Dataset());
        RunResult result = resumed.Run(clock: new TickingClock(1)).ShouldNotBeNull();
        result.TrainingSeconds.ShouldBe(21);
        result.ImagesPerSecond.ShouldBe(7, 1e-9);
        _runs.Open("run").ReadMetrics().ShouldAllBe(row => row.Seconds == 7 && row.ImagesPerSecond == 7);
    }

    [Fact]
    public void Where_no_time_passes_no_images_per_second_are_reported()
    {
        using Experiment experiment = _runs.Begin("run");
        experiment.Run(clock: new TickingClock(0)).ShouldNotBeNull().ImagesPerSecond.ShouldBe(0);
        _runs.Open("run").ReadMetrics().ShouldAllBe(row => row.ImagesPerSecond == 0);
    }

    private sealed class TickingClock(int seconds) : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => _now += seconds * TimestampFrequency;
    }

    [Fact]
    public void A_run_that_was_killed_goes_on_from_its_last_checkpoint_or_from_its_first_weights()
    {
        string whole = _runs.Run("whole").WeightsSha256;
        byte[]? afterFirstEpoch = null;
        _runs.Kill("killed", step =>
        {
            // what the second epoch wrote beside the checkpoint is there, the checkpoint is older
            if (step == 8)
                afterFirstEpoch = File.ReadAllBytes(_runs.File("killed/checkpoint.safetensors"));
            return step == 15;
        });
        File.WriteAllBytes(_runs.File("killed/checkpoint.safetensors"), afterFirstEpoch!);
        _runs.Open("killed").ReadMetrics().Count.ShouldBe(2);
        _runs.Resume("killed").WeightsSha256.ShouldBe(whole);
        _runs.Metrics("killed").ShouldBe(_runs.Metrics("whole"));

        _runs.Kill("early", step => step == 3);
        File.Exists(_runs.File("early/checkpoint.safetensors")).ShouldBeFalse();
        _runs.Resume("early").WeightsSha256.ShouldBe(whole);
    }

    [Fact]
    public void What_cannot_be_resumed_is_told()
    {
        _runs.Run("done");
        Should.Throw<MiniCnnException>(() => _runs.Resume("done")).Kind.ShouldBe(ErrorKind.Usage);
        using Experiment experiment = _runs.Begin("run");
        Should.Throw<MiniCnnException>(() => Experiment.Resume(experiment.Folder, TinyTask.Dataset(train: 59))).Message.ShouldContain("the run's own images");
        Should.Throw<MiniCnnException>(() => Experiment.Resume(experiment.Folder, TinyTask.Dataset(test: 29))).Kind.ShouldBe(ErrorKind.Data);
    }

    [Fact]
    public void A_checkpoint_cut_short_is_told_and_never_loaded()
    {
        _runs.Run("run");
        byte[] whole = File.ReadAllBytes(_runs.File("run/checkpoint.safetensors"));
        string path = _runs.File("cut.safetensors");
        foreach (int length in new[] { 0, 7, 8, 100, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(path, whole[..length]);
            Should.Throw<MiniCnnException>(() => Checkpoint.Read(path)).Kind.ShouldBe(ErrorKind.Data);
        }

        using TrainerState state = Checkpoint.Read(_runs.File("run/checkpoint.safetensors")).State;
        state.Numbers.Step.ShouldBe(21);
        Should.Throw<MiniCnnException>(() => Checkpoint.Read(_runs.File("run/model.safetensors"))).Message.ShouldContain("not a checkpoint");
    }

    [Fact]
    public void A_save_that_fails_leaves_the_last_checkpoint()
    {
        byte[]? good = null;
        using (Experiment experiment = _runs.Begin("run"))
        {
            MiniCnnException error = Should.Throw<MiniCnnException>(() => experiment.Run(Watcher.At(8, () =>
            {
                good = File.ReadAllBytes(_runs.File("run/checkpoint.safetensors"));
                // a folder in the way of the metrics: the rename fails as on a broken disk, before the checkpoint's turn
                File.Delete(_runs.File("run/metrics.csv"));
                Directory.CreateDirectory(_runs.File("run/metrics.csv/in the way"));
            })));
            error.Kind.ShouldBe(ErrorKind.Failure);
        }

        File.ReadAllBytes(_runs.File("run/checkpoint.safetensors")).ShouldBe(good);
        _runs.Names("run").ShouldNotContain(name => name.EndsWith(".tmp"));
    }
}
