using System.Reflection;
using MiniCnn.Tests.Training;
using TorchSharp;
using Xunit.Sdk;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Rules;

public sealed class NoLeakedTensorsTests
{
    [Fact]
    public void Tensors_that_are_disposed_of_are_no_leak() => Watch(() =>
    {
        using Tensor one = ones(2, 3);
        using DisposeScope scope = NewDisposeScope();
        one.add(one).mul(one);
    });

    [Fact]
    public void A_tensor_that_is_lost_is_a_leak_also_when_the_collector_has_taken_it() => Leaks(1, () =>
    {
        Lose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
    });

    [Fact]
    public void A_tensor_that_outlives_its_scope_is_a_leak()
    {
        using Tensor left = zeros(2);
        Leaks(1, () =>
        {
            using DisposeScope scope = NewDisposeScope();
            left.add(left).DetachFromDisposeScope();
        });
    }

    [Fact]
    public void A_tensor_that_is_lost_in_a_training_is_a_leak() => Leaks(3, () =>
    {
        using ArchitectureModule module = TinyTask.Module();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything, new Watcher(step =>
        {
            if (step.Step <= 3)
                ones(2).DetachFromDisposeScope();
        }));
        trainer.Run();
    });

    [Fact]
    public void A_module_that_is_not_disposed_of_is_a_leak() => Leaks(2, () => ModelBuilder.Build(Architecture.Parse("input 1x4x4\nconv 2 3x3\n", "net")));

    [Theory]
    [InlineData("conv 4 3x3")]
    [InlineData("conv 4 3x3 no-bias")]
    [InlineData("transposed 4 3x3")]
    [InlineData("batchnorm")]
    [InlineData("groupnorm 1")]
    [InlineData("dropout 0.5")]
    [InlineData("maxpool 2")]
    [InlineData("relu")]
    [InlineData("flatten\nlinear 3")]
    public void Each_kind_of_layer_leaves_nothing(string layer) => Watch(() =>
    {
        using ArchitectureModule module = ModelBuilder.Build(Architecture.Parse($"input 2x6x8\n{layer}\n", "net"));
        using DisposeScope scope = NewDisposeScope();
        module.call(rand(2, 2, 6, 8)).sum();
    });

    // TorchSharp's constructors of convolutions with a bias leave one tensor to the collector; in a dispose scope they do not
    [Fact]
    public void A_convolution_of_the_package_leaves_a_tensor_and_its_other_modules_none()
    {
        Leaks(1, () => nn.Conv2d(1, 1, 1).Dispose());
        Leaks(1, () => nn.ConvTranspose2d(1, 1, 1).Dispose());
        Watch(() =>
        {
            using DisposeScope scope = NewDisposeScope();
            nn.Conv2d(1, 1, 1).Dispose();
        });
        foreach (Func<nn.Module> make in new Func<nn.Module>[] { () => nn.Linear(1, 1), () => nn.BatchNorm2d(1), () => nn.GroupNorm(1, 1), () => nn.Conv2d(1, 1, 1, bias: false) })
            Watch(() => make().Dispose());
    }

    private static void Lose() => ones(2);

    private static void Leaks(int tensors, Action test) => Should.Throw<XunitException>(() => Watch(test)).Message.ShouldBe($"{nameof(Watch)} leaves {tensors} tensors alive");

    /// <summary>What the attribute does around a test.</summary>
    private static void Watch(Action test)
    {
        MethodInfo method = ((Action<Action>)Watch).Method;
        var attribute = new NoLeakedTensorsAttribute();
        attribute.Before(method);
        test();
        attribute.After(method);
    }
}
