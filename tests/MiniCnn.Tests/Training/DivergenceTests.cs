using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Training;

[NoLeakedTensors]
public sealed class DivergenceTests
{
    [Theory]
    [InlineData(float.NaN, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(0.3f, 0f)]
    [InlineData(0.3f, float.NaN)]
    public void Nan_or_infinity_in_the_input_stops_the_run(float mean, float deviation)
    {
        using ArchitectureModule module = TinyTask.Module();
        using Trainer trainer = new(module, TinyTask.Images(60), [mean], [deviation], 3, TinyTask.Everything, new Watcher());
        Diverged(() => trainer.Run()).ShouldContain("input of step 1");
        trainer.StepsDone.ShouldBe(0);
    }

    [Theory]
    [InlineData(StepKind.Torchsharp, "the loss of step 1")]
    // the compiled step adds the losses up in double precision
    [InlineData(StepKind.Compiled, "the gradient of conv1.weight at step 1")]
    public void A_loss_that_overflows_stops_the_run(StepKind step, string where)
    {
        using ArchitectureModule module = TinyTask.Module();
        using DisposeScope scope = NewDisposeScope();
        using (no_grad())
            module.state_dict()["linear1.weight"].mul_(1e38);
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything with { Step = step });
        Diverged(() => trainer.Run()).ShouldContain(where);
    }

    [Fact]
    public void A_gradient_that_is_not_a_number_stops_the_run_before_it_reaches_the_weights()
    {
        using RootModule module = new();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything);
        Diverged(() => trainer.Run()).ShouldContain("the gradient of _root.weight at step 1");
        using DisposeScope scope = NewDisposeScope();
        module.state_dict()["_root.weight"].isfinite().all().item<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("conv1.weight", float.NaN, 4)]
    [InlineData("batchnorm1.bias", float.NaN, 4)]
    [InlineData("linear1.bias", float.NaN, 4)]
    // in TorchSharp's step running statistics do not enter the loss: they are looked at before an epoch is reported
    [InlineData("batchnorm1.running_mean", float.PositiveInfinity, 4)]
    [InlineData("conv1.weight", float.NaN, 4, StepKind.Torchsharp)]
    [InlineData("batchnorm1.running_mean", float.PositiveInfinity, 7, StepKind.Torchsharp)]
    public void A_weight_or_buffer_that_is_not_a_number_is_named(string name, float value, int atStep, StepKind step = StepKind.Compiled)
    {
        using ArchitectureModule module = TinyTask.Module();
        var watcher = Watcher.At(3, () => Poison(module, name, value));
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything with { Step = step }, watcher);
        Diverged(() => trainer.Run()).ShouldContain($"{name} at step {atStep}");
        watcher.Steps.Count.ShouldBe(atStep == 4 ? 3 : 7);
        watcher.Epochs.ShouldBeEmpty();
    }

    [Fact]
    public void The_best_weights_so_far_stay_finite()
    {
        using ArchitectureModule module = TinyTask.Module();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything, Watcher.At(9, () => Poison(module, "conv1.weight", float.NaN)));
        Diverged(() => trainer.Run());
        using DisposeScope scope = NewDisposeScope();
        trainer.BestWeights.ShouldNotBeEmpty();
        trainer.BestWeights.Values.ShouldAllBe(tensor => tensor.isfinite().all().item<bool>());
    }

    internal static void Poison(ArchitectureModule module, string name, float value)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        module.state_dict()[name].flatten()[0].fill_(value);
    }

    private static string Diverged(Action run)
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(run);
        error.Kind.ShouldBe(ErrorKind.Diverged);
        error.Message.ShouldNotContain("\n");
        return error.Message;
    }

    /// <summary>The root of nought times anything: a loss that is finite, a gradient that is not.</summary>
    private sealed class RootModule : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear _root = nn.Linear(48, 3);

        public RootModule()
            : base(nameof(RootModule)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            Tensor answer = _root.call(input.flatten(1));
            return answer + (answer * 0).sqrt();
        }
    }
}
