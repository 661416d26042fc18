using MiniCnn.Models;
using MiniCnn.Tests.Support;
using MiniCnn.Training;
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

    [Fact]
    public void A_loss_that_overflows_stops_the_run()
    {
        using ArchitectureModule module = TinyTask.Module();
        using DisposeScope scope = NewDisposeScope();
        using (no_grad())
            module.state_dict()["linear1.weight"].mul_(1e38);
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything);
        Diverged(() => trainer.Run()).ShouldContain("the loss of step 1");
    }

    [Fact]
    public void A_gradient_that_is_not_a_number_stops_the_run_before_it_reaches_the_weights()
    {
        using RootModule module = new();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything);
        Diverged(() => trainer.Run()).ShouldContain("the gradient of root.weight at step 1");
        using DisposeScope scope = NewDisposeScope();
        module.state_dict()["root.weight"].isfinite().all().item<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("conv1.weight")]
    [InlineData("batchnorm1.bias")]
    [InlineData("linear1.bias")]
    public void A_weight_that_is_not_a_number_is_named(string name)
    {
        using ArchitectureModule module = TinyTask.Module();
        Watcher watcher = new(step =>
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable noGrad = no_grad();
            if (step.Step == 3)
                module.state_dict()[name].flatten()[0].fill_(float.NaN);
        });
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything, watcher);
        Diverged(() => trainer.Run()).ShouldContain(name);
        watcher.Steps.Count.ShouldBe(3);
    }

    [Fact]
    public void What_a_batch_norm_gathered_is_looked_at_before_an_epoch_is_reported()
    {
        // running statistics do not enter the loss while training
        using ArchitectureModule module = TinyTask.Module();
        Watcher watcher = new(step =>
        {
            using DisposeScope scope = NewDisposeScope();
            if (step.Step == 3)
                module.state_dict()["batchnorm1.running_mean"].fill_(float.PositiveInfinity);
        });
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything, watcher);
        Diverged(() => trainer.Run()).ShouldContain("batchnorm1.running_mean at step 7");
        watcher.Epochs.ShouldBeEmpty();
    }

    [Fact]
    public void The_best_weights_so_far_stay_finite()
    {
        using ArchitectureModule module = TinyTask.Module();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything, new Watcher(step =>
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable noGrad = no_grad();
            if (step.Step == 9)
                module.state_dict()["conv1.weight"].fill_(float.NaN);
        }));
        Diverged(() => trainer.Run());
        using DisposeScope scope = NewDisposeScope();
        trainer.BestWeights.ShouldNotBeEmpty();
        foreach (Tensor tensor in trainer.BestWeights.Values)
            tensor.isfinite().all().item<bool>().ShouldBeTrue();
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
        private readonly TorchSharp.Modules.Linear root = nn.Linear(48, 3);

        public RootModule()
            : base(nameof(RootModule)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            Tensor answer = root.call(input.flatten(1));
            return answer + (answer * 0).sqrt();
        }
    }
}
