using MiniCnn.Training.Compiled;
using MiniCnn.Training.Compiled.Operators;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Training.Compiled;

[NoLeakedTensors]
public sealed class CompiledStepTests
{
    [Theory]
    [InlineData(OptimizerKind.AdamW, 0.9)]
    [InlineData(OptimizerKind.Adam, 0.9)]
    [InlineData(OptimizerKind.Adadelta, 0.9)]
    [InlineData(OptimizerKind.Sgd, 0.9)]
    [InlineData(OptimizerKind.Sgd, 0)]
    public void Both_steps_make_the_same_updates(OptimizerKind optimizer, double momentum)
    {
        TrainingOptions options = TinyTask.Everything with { Optimizer = optimizer, Momentum = momentum, WeightDecay = 0.05, Epochs = 1 };
        using Trained compiled = Trained.Of(options with { Step = StepKind.Compiled }), torchSharp = Trained.Of(options with { Step = StepKind.Torchsharp });
        using DisposeScope scope = NewDisposeScope();
        foreach ((string name, Tensor weights) in compiled.Module.state_dict())
        {
            // Adam divides by the size of a gradient, also where it is all rounding: a batch norm takes the means before it away
            double tolerance = optimizer is OptimizerKind.Sgd ? 1e-5 : 2e-3;
            (weights - torchSharp.Module.state_dict()[name]).abs().max().to(ScalarType.Float64).item<double>().ShouldBeLessThan(tolerance, name);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_seed_and_threads_give_the_same_bits(int threads)
    {
        TrainingOptions options = TinyTask.Everything with { Step = StepKind.Compiled, Threads = threads };
        using Trained first = Trained.Of(options), second = Trained.Of(options), other = Trained.Of(options with { Seed = 2 });
        TinyTask.Sha256(second.Module).ShouldBe(TinyTask.Sha256(first.Module));
        TinyTask.Sha256(other.Module).ShouldNotBe(TinyTask.Sha256(first.Module));
    }

    [Fact]
    public void Both_steps_learn_equally_well()
    {
        static double Accuracy(StepKind step, int seed)
        {
            using ArchitectureModule module = TinyTask.Module(seed);
            using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything with { Step = step, Seed = seed, Epochs = 4 }, images: 200);
            trainer.Run();
            trainer.Finish();
            return trainer.Evaluate(TinyTask.Images(500, seed: 9)).Accuracy;
        }

        double[] compiled = [.. Enumerable.Range(1, 5).Select(seed => Accuracy(StepKind.Compiled, seed))];
        double[] torchSharp = [.. Enumerable.Range(1, 5).Select(seed => Accuracy(StepKind.Torchsharp, seed))];
        compiled.Average().ShouldBe(torchSharp.Average(), torchSharp.Max() - torchSharp.Min() + 0.01);
    }

    [Theory]
    [InlineData("conv 4 3x3 groups depthwise\nflatten", "a convolution with groups is not compiled", 4)]
    [InlineData("conv 4 3x3 dilation 2\nflatten", "a dilated convolution is not compiled")]
    [InlineData("conv 4 3x3 padding 1 padding-mode reflect\nflatten", "padding with anything but zeros is not compiled")]
    [InlineData("conv 4 8x3\nflatten", "a kernel of 8x3 is not compiled, only up to 7x7")]
    [InlineData("conv 4 3x3 stride 3\nflatten", "a stride of 3x3 is not compiled, only up to 2")]
    [InlineData("conv 4 3x3\ngroupnorm 2\nflatten", "groupnorm is not compiled")]
    [InlineData("conv 4 3x3\nmish\nflatten", "mish is not compiled")]
    [InlineData("maxpool 4\nflatten", "a pool of 4x4 is not compiled, only up to 3x3")]
    [InlineData("flatten\nbatchnorm", "a batch norm of flattened feature maps is not compiled")]
    public void What_is_not_compiled_says_why(string layers, string reason, int channels = 1)
    {
        var architecture = Architecture.Parse($"input {channels}x16x16\n{layers}\nlinear 3\n", "other");
        TrainingStep.WhyNotCompiled(architecture, new TrainingOptions()).ShouldBe(reason);
        Should.Throw<MiniCnnException>(() => TrainingStep.WhyNotCompiled(architecture, new TrainingOptions { Step = StepKind.Compiled })).Message.ShouldContain(reason);
    }

    [Fact]
    public void Every_preset_is_compiled() =>
        Presets.All.Select(preset => TrainingStep.WhyNotCompiled(Presets.Get(preset.Name), new TrainingOptions())).ShouldAllBe(reason => reason == null);

    [Fact]
    public void Predictions_are_those_of_the_module()
    {
        foreach ((string name, _) in Presets.All)
        {
            using ArchitectureModule module = ModelBuilder.Build(Presets.Get(name));
            using DisposeScope scope = NewDisposeScope();
            using IDisposable noGrad = no_grad();
            module.eval();
            Tensor images = randn(21, 1, 28, 28);
            using CompiledPlan plan = new(module, batch: 8, threads: 2);
            (plan.Logits(images) - module.call(images)).abs().max().item<float>().ShouldBeLessThan(1e-4f, name);
        }
    }

    [Fact]
    public unsafe void Dropout_keeps_its_part_and_is_the_same_from_any_position_on()
    {
        const int Length = 16_000, Half = Length / 2;
        float[] input = new float[Length], output = new float[Length], again = new float[Half];
        Array.Fill(input, 1);
        fixed (float* from = input, to = output, half = again)
        {
            DropoutOperator.Drop(from, to, Length, 0, 7, kept: 0.25);
            DropoutOperator.Drop(from, half, Half, Half, 7, kept: 0.25);
        }

        output[Half..].ShouldBe(again);
        output.Distinct().Order().ShouldBe([0f, 4f]);
        // 4000 of 16000 are expected, with a standard deviation of 55
        output.Count(value => value > 0).ShouldBeInRange(3_800, 4_200);
    }

    [Fact]
    public void The_gradient_passes_where_dropout_let_numbers_through()
    {
        using ArchitectureModule module = ModelBuilder.Build(Architecture.Parse("input 1x6x8\nflatten\ndropout 0.5\nlinear 3\n", "dropped"));
        using CompiledPlan plan = new(module, batch: 1, threads: 1, seed: 3);
        using DisposeScope scope = NewDisposeScope();
        plan.Step(ones(1, 1, 6, 8), tensor(new long[] { 0 }), 0);
        float[] gradient = plan.Parameters.Single(parameter => parameter.Name == "linear1.weight").GradientValues;
        float[] first = gradient[..48];
        first.Count(value => value == 0).ShouldBeInRange(10, 38);
        first.Where(value => value != 0).Distinct().Count().ShouldBe(1);
        // the same numbers were let through for every output
        gradient[48..96].Select(value => value == 0).ShouldBe(first.Select(value => value == 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_step_allocates_nothing(double shift)
    {
        TrainingOptions options = new() { BatchSize = 16, ValidationImages = 0, Augmentation = new AffineAugmentation { Shift = shift } };
        using ArchitectureModule module = TinyTask.Module();
        TrainingBatches batches = new(TinyTask.Images(64), TrainingPlan.For(options, 64), options, new Normalization(TinyTask.Mean, TinyTask.Deviation), CPU);
        using CompiledPlan plan = new(module, batch: 16, threads: 1);
        for (int step = 0; step < 3; step++)
            plan.Step(batches, step, 0.1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        plan.Step(batches, 3, 0.1);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_failure_of_a_worker_reaches_the_caller_and_the_team_goes_on()
    {
        using WorkerTeam team = new(3);
        Should.Throw<InvalidOperationException>(() => team.Run(part =>
        {
            if (part == 2)
                throw new InvalidDataException("broken");
        })).InnerException.ShouldBeOfType<InvalidDataException>();
        int[] done = new int[3];
        team.Run(part => done[part]++);
        done.ShouldBe([1, 1, 1]);
    }

    /// <summary>A module after a training.</summary>
    private sealed record Trained(ArchitectureModule Module) : IDisposable
    {
        public static Trained Of(TrainingOptions options)
        {
            // dropout draws other numbers in the two steps
            string text = string.Join('\n', TinyTask.Architecture.ToString().Split('\n').Where(line => !line.StartsWith("dropout", StringComparison.Ordinal)));
            manual_seed(1).Dispose();
            ArchitectureModule module = ModelBuilder.Build(Architecture.Parse(text, "tiny"));
            using Trainer trainer = TinyTask.Trainer(module, options);
            trainer.Run();
            return new Trained(module);
        }

        public void Dispose() => Module.Dispose();
    }
}
