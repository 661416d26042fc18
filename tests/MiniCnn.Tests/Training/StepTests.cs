using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Training;

/// <summary>The parts of a step: randomness, loss, update.</summary>
[NoLeakedTensors]
public sealed class StepTests
{
    // one weight that starts at 1, gradients 1 and 3, a rate of 0.1: two updates worked out by hand
    [Theory]
    // Nesterov's momentum: 1 - 0.1 · (1 + 0.5 · 1), then the buffer is 0.5 · 1 + 3
    [InlineData(OptimizerKind.Sgd, 0.5, 0.85, 0.85 - (0.1 * (3 + (0.5 * 3.5))))]
    [InlineData(OptimizerKind.Sgd, 0, 0.9, 0.6)]
    // means 0.5, 1.75 and squares 0.75, 6.9375, both over 1 - beta^step: 1, then (1.75 / 0.75) / √(6.9375 / 0.9375)
    [InlineData(OptimizerKind.AdamW, 0.5, 0.9, 0.9 - (0.1 * 0.857751))]
    public void Each_optimizer_gets_its_numbers(OptimizerKind kind, double momentum, double first, double second)
    {
        using TorchSharp.Modules.Linear module = nn.Linear(1, 1, hasBias: false);
        using (no_grad())
        using (NewDisposeScope())
            module.weight!.fill_(1);
        using WeightUpdate update = new(module, new TrainingOptions { Optimizer = kind, Momentum = momentum, Beta2 = 0.25, WeightDecay = 0 });
        After(module, update, gradient: 1).ShouldBe((float)first, 1e-5f);
        After(module, update, gradient: 3).ShouldBe((float)second, 1e-5f);
    }

    // CUDA is seldom at hand; the meta device stands for it, on which nothing can be copied back by mistake
    [Fact]
    public void A_restored_state_is_on_the_models_device()
    {
        using TorchSharp.Modules.Linear module = nn.Linear(1, 1, hasBias: false);
        module.to(META);
        TrainingOptions options = new() { Optimizer = OptimizerKind.Sgd, EmaDecay = 0.5 };
        using WeightUpdate update = new(module, options);
        using ExponentialMovingAverage average = new(module, options, steps: 1);
        using Tensor saved = ones(1, 1);
        update.LoadStateDict(new Dictionary<string, Tensor> { ["momentum_buffer.weight"] = saved }, 1, "state");
        average.LoadStateDict(new Dictionary<string, Tensor> { ["weight"] = saved });
        update.StateDict()["momentum_buffer.weight"].device_type.ShouldBe(DeviceType.META);
        average.StateDict["weight"].device_type.ShouldBe(DeviceType.META);
    }

    private static float After(TorchSharp.Modules.Linear module, WeightUpdate update, float gradient)
    {
        using DisposeScope scope = NewDisposeScope();
        module.zero_grad();
        module.call(tensor(new[] { gradient }, new long[] { 1, 1 })).sum().backward();
        update.Step(0.1);
        return module.weight!.item<float>();
    }

    [Fact]
    public void On_glibc_the_allocator_keeps_its_blocks() =>
        HeapMemory.KeepBlocks().ShouldBe(OperatingSystem.IsLinux() && System.Runtime.InteropServices.NativeLibrary.TryLoad("libc.so.6", out _));

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void The_loss_is_the_cross_entropy_with_the_labels_smoothed(double smoothing)
    {
        using DisposeScope scope = NewDisposeScope();
        using nn.Module<Tensor, Tensor> module = nn.Sequential(nn.Flatten(), nn.Identity());
        float[] logits = [1, -2, 0.5f];
        Tensor images = tensor(logits, new long[] { 1, 1, 1, 3 }).requires_grad_();
        (float loss, int correct) = AutogradStep.Gradients(module, smoothing, images, tensor(new long[] { 2 }));
        // the label keeps 1 - s, and s is shared by all classes
        double sum = logits.Sum(logit => Math.Exp(logit));
        double[] surprises = [.. logits.Select(logit => Math.Log(sum) - logit)];
        loss.ShouldBe((float)(((1 - smoothing) * surprises[2]) + (smoothing * surprises.Average())), 1e-6f);
        correct.ShouldBe(0);
    }

    [Fact]
    public void Each_step_has_draws_of_its_own_and_a_run_with_the_same_seed_the_same()
    {
        float[] draws = Draws(seed: 1);
        draws.ShouldBeUnique();
        Draws(seed: 1).ShouldBe(draws);
        Draws(seed: 2).ShouldNotBe(draws);
    }

    private static float[] Draws(int seed)
    {
        using Drawing module = new();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything with { Epochs = 1, ValidationImages = 0, Seed = seed });
        trainer.Run();
        return [.. module.Drawn];
    }

    /// <summary>Draws as dropout does, once a step, and remembers it.</summary>
    private sealed class Drawing : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear _root = nn.Linear(48, 3);

        public Drawing()
            : base(nameof(Drawing)) => RegisterComponents();

        public List<float> Drawn { get; } = [];

        public override Tensor forward(Tensor input)
        {
            using (Tensor draw = rand(1))
                Drawn.Add(draw.item<float>());
            return _root.call(input.flatten(1));
        }
    }
}
