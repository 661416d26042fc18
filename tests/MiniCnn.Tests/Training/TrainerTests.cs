using System.Diagnostics;
using TorchSharp;

namespace MiniCnn.Tests.Training;

[NoLeakedTensors]
public sealed class TrainerTests
{
    [Theory]
    [InlineData(OptimizerKind.AdamW, 0.02)]
    [InlineData(OptimizerKind.Sgd, 0.05)]
    [InlineData(OptimizerKind.Adadelta, 1)]
    public void Learns_with_each_optimizer(OptimizerKind optimizer, double rate)
    {
        using ArchitectureModule module = TinyTask.Module();
        Watcher watcher = new();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything with { Optimizer = optimizer, LearningRate = rate, Epochs = 12 }, watcher, images: 150);
        trainer.Run();
        trainer.Finish();
        trainer.IsDone.ShouldBeTrue();
        trainer.Evaluate(TinyTask.Images(90, seed: 9)).Accuracy.ShouldBeGreaterThan(0.95);
        watcher.Epochs.Select(epoch => epoch.Epoch).ShouldBe(Enumerable.Range(1, 12));
        watcher.Epochs[^1].TrainingLoss.ShouldBeLessThan(watcher.Epochs[0].TrainingLoss);
        watcher.Epochs[^1].ValidationAccuracy!.Value.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        string first = Train(TinyTask.Everything);
        Train(TinyTask.Everything).ShouldBe(first);
        Train(TinyTask.Everything with { Seed = 2 }).ShouldNotBe(first);
    }

    [Fact]
    public void Reports_every_step_and_every_epoch_once()
    {
        using ArchitectureModule module = TinyTask.Module();
        Watcher watcher = new();
        TrainingOptions options = TinyTask.Everything with { Epochs = 2.5 };
        using Trainer trainer = TinyTask.Trainer(module, options, watcher);
        trainer.Run();
        // 60 images, 12 of them kept back; batches of 7; 2.5 * 48 / 7 = 17.1
        watcher.Plan.ShouldBe(new TrainingPlan(48, 12, 7, 18));
        watcher.Steps.Select(step => step.Step).ShouldBe(Enumerable.Range(1, 18).Select(step => (long)step));
        watcher.Steps.ShouldAllBe(step => step.Images == 7 && step.Correct >= 0 && step.Correct <= 7 && step.Loss > 0);
        watcher.Steps.Select(step => step.LearningRate).ShouldBe(Enumerable.Range(0, 18).Select(step => LearningRate.At(options, step, 18, 48 / 7.0)));
        watcher.Epochs.Select(epoch => epoch.Step).ShouldBe([7L, 14, 18]);
        watcher.Epochs[0].TrainingLoss.ShouldBe(watcher.Steps.Take(7).Average(step => (double)step.Loss), 1e-12);
        watcher.Epochs[2].TrainingAccuracy.ShouldBe(watcher.Steps.Skip(14).Sum(step => step.Correct) / 28.0, 1e-12);
        watcher.Epochs[2].EpochsDone.ShouldBe(18 * 7 / 48.0);
    }

    [Fact]
    public void Stops_after_the_step_in_which_it_is_asked_to()
    {
        using ArchitectureModule module = TinyTask.Module();
        using CancellationTokenSource source = new();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything, Watcher.At(5, source.Cancel));
        trainer.Run(source.Token);
        trainer.StepsDone.ShouldBe(5);
        trainer.IsDone.ShouldBeFalse();
    }

    [Fact]
    public void With_patience_it_stops_early_and_ends_with_its_best_weights()
    {
        using ArchitectureModule module = TinyTask.Module();
        Watcher watcher = new();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything with { Epochs = 100, Patience = 3, EmaDecay = 0 }, watcher);
        trainer.Run();
        trainer.IsDone.ShouldBeTrue();
        int best = watcher.Epochs.Last(epoch => epoch.IsBest).Epoch;
        watcher.Epochs.Count.ShouldBe(best + 3);
        trainer.Finish();
        Hashes(module.state_dict()).ShouldBe(Hashes(trainer.BestWeights));
    }

    [Fact]
    public void Without_validation_images_the_training_loss_decides_what_is_best()
    {
        using ArchitectureModule module = TinyTask.Module();
        Watcher watcher = new();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything with { ValidationImages = 0 }, watcher);
        trainer.Run();
        watcher.Epochs.ShouldAllBe(epoch => epoch.ValidationAccuracy == null && epoch.ValidationLoss == null);
        watcher.Epochs.ShouldAllBe(epoch => epoch.IsBest == watcher.Epochs.TakeWhile(earlier => earlier != epoch).All(earlier => epoch.TrainingLoss < earlier.TrainingLoss));
    }

    [Fact]
    public void Images_are_moved_up_to_the_part_of_the_steps_that_was_asked_for()
    {
        // at next to no learning rate the losses tell the images apart, not the weights
        float[] Losses(AffineAugmentation augmentation)
        {
            using ArchitectureModule module = TinyTask.Module();
            Watcher watcher = new();
            using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything with { LearningRate = 1e-8, Augmentation = augmentation }, watcher);
            trainer.Run();
            return [.. watcher.Steps.Select(step => step.Loss)];
        }

        float[] still = Losses(AffineAugmentation.None), moved = Losses(new AffineAugmentation { Shift = 2, Until = 0.5 });
        // 21 steps, the first 11 of which begin before the half
        still.Zip(moved).Take(11).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) > 1e-4);
        still.Zip(moved).Skip(11).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-4);
    }

    [Fact]
    public void With_a_mean_of_the_weights_the_best_weights_are_of_the_mean()
    {
        using ArchitectureModule module = TinyTask.Module();
        TrainingOptions options = TinyTask.Everything with { Epochs = 1, EmaFrom = 0 };
        using Trainer trainer = TinyTask.Trainer(module, options);
        trainer.Run();
        // the mean stands beside the training and does not lead it
        string last = TinyTask.Sha256(module);
        last.ShouldBe(Train(options with { EmaDecay = 0 }));
        trainer.Finish();
        TinyTask.Sha256(module).ShouldNotBe(last);
        Hashes(module.state_dict()).ShouldBe(Hashes(trainer.BestWeights));
    }

    [Fact]
    public void Biases_and_norms_do_not_decay()
    {
        // at a decay of 1 / rate everything that decays is gone after one step
        using ArchitectureModule module = TinyTask.Module();
        TrainingOptions options = new() { Epochs = 0.001, BatchSize = 48, LearningRate = 0.1, WeightDecay = 10, WarmUp = 0, Schedule = LearningRateSchedule.Constant };
        using Trainer trainer = TinyTask.Trainer(module, options);
        trainer.Run();
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> weights = module.state_dict();
        // AdamW moves each weight by at most about the rate in its first step
        weights["linear1.weight"].abs().max().item<float>().ShouldBeLessThan(0.1001f);
        weights["batchnorm1.weight"].min().item<float>().ShouldBeGreaterThan(0.89f);
    }

    [Fact]
    public void Memory_is_the_same_after_two_thousand_steps()
    {
        using ArchitectureModule module = TinyTask.Module();
        List<long> live = [];
        List<long> resident = [];
        using var process = Process.GetCurrentProcess();
        TrainingOptions options = TinyTask.Everything with { Epochs = 292, EmaFrom = 0, Augmentation = new AffineAugmentation { Shift = 1 } };
        using Trainer trainer = TinyTask.Trainer(module, options, new Watcher(step =>
        {
            live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            if (step.Step % 100 == 0)
                resident.Add(Resident(process));
        }));
        trainer.Run();
        live.Count.ShouldBeGreaterThan(2_000);
        live.Skip(20).Distinct().Count().ShouldBe(1);
        // the least of several: what the runtime keeps for itself comes and goes
        (resident[^8..].Min() - resident[4..12].Min()).ShouldBeLessThan(16 << 20);
    }

    [Fact]
    public void Bad_options_no_images_and_nothing_to_learn_are_refused_and_leave_no_tensor()
    {
        using ArchitectureModule module = TinyTask.Module();
        Should.Throw<MiniCnnException>(() => TinyTask.Trainer(module, new TrainingOptions { BatchSize = -1 })).Kind.ShouldBe(ErrorKind.Usage);
        ImageSet none = new([], [], 1, 6, 8);
        Should.Throw<MiniCnnException>(() => new Trainer(module, none, TinyTask.Mean, TinyTask.Deviation, 3, new TrainingOptions(), new Watcher())).Kind.ShouldBe(ErrorKind.Data);
        using torch.nn.Module<torch.Tensor, torch.Tensor> flatten = torch.nn.Flatten();
        Should.Throw<MiniCnnException>(() => TinyTask.Trainer(flatten, new TrainingOptions())).Message.ShouldContain("nothing to learn");
        using TorchSharp.Modules.Sequential linear = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(48, 3));
        Should.Throw<MiniCnnException>(() => TinyTask.Trainer(linear, new TrainingOptions { Step = StepKind.Compiled })).Message.ShouldContain("not built from an architecture");
    }

    private static string[] Hashes(IEnumerable<KeyValuePair<string, torch.Tensor>> weights) =>
        [.. weights.Select(pair => pair.Key + Convert.ToHexString(pair.Value.bytes)).Order(StringComparer.Ordinal)];

    private static long Resident(Process process)
    {
        GC.Collect();
        process.Refresh();
        return process.WorkingSet64;
    }

    private static string Train(TrainingOptions options)
    {
        using ArchitectureModule module = TinyTask.Module();
        using Trainer trainer = TinyTask.Trainer(module, options);
        trainer.Run();
        trainer.Finish();
        return TinyTask.Sha256(module);
    }
}
