namespace MiniCnn.Tests.Training;

[NoLeakedTensors]
public sealed class ResumeTests
{
    [Theory]
    [InlineData(OptimizerKind.AdamW, 3, 0)]
    [InlineData(OptimizerKind.Sgd, 3, 0)]
    [InlineData(OptimizerKind.Adadelta, 3, 0)]
    [InlineData(OptimizerKind.AdamW, 100, 2)]
    [InlineData(OptimizerKind.AdamW, 3, 0, StepKind.Torchsharp)]
    [InlineData(OptimizerKind.AdamW, 100, 2, StepKind.Torchsharp)]
    public void A_run_stopped_after_any_step_and_resumed_is_the_same_run(OptimizerKind optimizer, double epochs, int patience, StepKind step = StepKind.Compiled)
    {
        AssertResumable(TinyTask.Everything with { Optimizer = optimizer, Epochs = epochs, Patience = patience, EmaDecay = patience > 0 ? 0 : 0.8, Step = step });
    }

    [Theory]
    [InlineData(StepKind.Compiled)]
    [InlineData(StepKind.Torchsharp)]
    public void So_is_a_run_that_selects_images_and_mines_hard_ones(StepKind step) => AssertResumable(TinyTask.Selecting with { Step = step });

    private static void AssertResumable(TrainingOptions options)
    {
        (string whole, List<EpochReport> reports, long steps) = Train(options, stopAfter: null);
        if (options.Patience == 0)
            steps.ShouldBe(21);
        for (long step = Math.Max(0, steps - 21); step < steps; step++)
        {
            (string resumed, List<EpochReport> resumedReports, _) = Train(options, stopAfter: step);
            (resumed == whole).ShouldBeTrue($"stopped after step {step}");
            resumedReports.ShouldBe(reports);
        }
    }

    [Fact]
    public void A_selection_of_other_images_is_refused()
    {
        using ArchitectureModule module = TinyTask.Module();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Selecting);
        trainer.Run();
        using TrainerState state = trainer.StateDict();
        using Trainer fewer = TinyTask.Trainer(module, TinyTask.Selecting, images: 40);
        Should.Throw<MiniCnnException>(() => fewer.LoadStateDict(state, "checkpoint")).Message.ShouldContain("checkpoint: step 21: 0 to 14 is expected");
        TrainerState early = state with { Numbers = state.Numbers with { Step = 3, Epochs = 0, EpochSteps = 3, EpochCorrect = 0, EpochsWithoutBest = 0 } };
        Should.Throw<MiniCnnException>(() => fewer.LoadStateDict(early, "checkpoint")).Message.ShouldContain("checkpoint holds a selection");
        using Trainer all = TinyTask.Trainer(module, TinyTask.Everything);
        Should.Throw<MiniCnnException>(() => all.LoadStateDict(state, "checkpoint")).Kind.ShouldBe(ErrorKind.Data);
    }

    [Fact]
    public void A_state_of_another_architecture_is_refused()
    {
        using ArchitectureModule module = TinyTask.Module();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything);
        using ArchitectureModule other = ModelBuilder.Build(Architecture.Parse("input 1x6x8\nflatten\nlinear 3\n", "other"));
        using Trainer from = TinyTask.Trainer(other, TinyTask.Everything);
        using TrainerState state = from.StateDict();
        MiniCnnException error = Should.Throw<MiniCnnException>(() => trainer.LoadStateDict(state, "checkpoint"));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain("checkpoint");
    }

    /// <summary>Trains, in one go or with everything made anew after some step.</summary>
    private static (string Weights, List<EpochReport> Epochs, long Steps) Train(TrainingOptions options, long? stopAfter)
    {
        List<EpochReport> epochs = [];
        TrainerState? state = null;
        if (stopAfter is { } last)
        {
            using CancellationTokenSource source = new();
            if (last == 0)
                source.Cancel();
            using ArchitectureModule module = TinyTask.Module();
            var watcher = Watcher.At(last, source.Cancel);
            using Trainer trainer = TinyTask.Trainer(module, options, watcher);
            trainer.Run(source.Token);
            trainer.StepsDone.ShouldBe(last);
            state = trainer.StateDict();
            epochs.AddRange(watcher.Epochs);
        }

        using ArchitectureModule resumed = TinyTask.Module(seed: stopAfter is null ? 1 : 99);
        Watcher rest = new();
        using Trainer second = TinyTask.Trainer(resumed, options, rest);
        if (state is not null)
            second.LoadStateDict(state, "state");
        state?.Dispose();
        second.Run();
        second.Finish();
        epochs.AddRange(rest.Epochs);
        return (TinyTask.Sha256(resumed), epochs, second.StepsDone);
    }
}
