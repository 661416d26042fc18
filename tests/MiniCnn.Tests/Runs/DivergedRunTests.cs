using MiniCnn.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Runs;

/// <summary>Divergence where no further step would notice it.</summary>
[NoLeakedTensors]
public sealed class DivergedRunTests : IDisposable
{
    private readonly TinyRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(StepKind.Compiled)]
    [InlineData(StepKind.Torchsharp)]
    public void Weights_that_are_not_finite_after_the_last_step(StepKind step) =>
        AssertDiverged(TinyTask.Everything with { Step = step }, 21, module => DivergenceTests.Poison(module, "conv1.weight", float.NaN)).ShouldContain("conv1.weight at step 21");

    [Theory]
    [InlineData(StepKind.Compiled)]
    [InlineData(StepKind.Torchsharp)]
    public void A_validation_loss_that_is_not_finite(StepKind step) =>
        AssertDiverged(TinyTask.Everything with { Step = step, EmaDecay = 0 }, 14, Overflow).ShouldContain("the loss of an evaluation after step 14");

    [Theory]
    [InlineData(StepKind.Compiled)]
    [InlineData(StepKind.Torchsharp)]
    public void A_test_loss_that_is_not_finite(StepKind step) =>
        AssertDiverged(TinyTask.Everything with { Step = step, EmaDecay = 0, ValidationImages = 0 }, 26, Overflow).ShouldContain("the loss of an evaluation after step 26");

    /// <summary>The weights stay finite, the logits do not.</summary>
    private static void Overflow(ArchitectureModule module)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        module.state_dict()["linear1.weight"].fill_(3e38f);
    }

    private string AssertDiverged(TrainingOptions options, long atStep, Action<ArchitectureModule> spoil)
    {
        using Experiment experiment = _runs.Begin("run", options);
        MiniCnnException error = Should.Throw<MiniCnnException>(() => experiment.Run(Watcher.At(atStep, () => spoil(experiment.Module))));
        error.Kind.ShouldBe(ErrorKind.Diverged);
        _runs.Open("run").Divergence.ShouldBe(error.Message);
        _runs.Names("run").ShouldNotContain("result.json");
        using var best = Classifier.Load(_runs.Open("run"));
        best.WeightsFile.ShouldEndWith("best.safetensors");
        using (NewDisposeScope())
            best.Module.state_dict().Values.ShouldAllBe(tensor => tensor.isfinite().all().item<bool>());
        return error.Message;
    }
}
