using System.Reflection;
using MiniCnn.Tests.Support;
using TorchSharp;
using Xunit.Sdk;

namespace MiniCnn.Tests.Rules;

public sealed class NoLeakedTensorsTests
{
    private static readonly MethodInfo ThisTest = typeof(NoLeakedTensorsTests).GetMethod(nameof(Tensors_that_are_disposed_of_are_no_leak))!;

    [Fact]
    public void Tensors_that_are_disposed_of_are_no_leak() => Watch(() =>
    {
        using var one = torch.ones(new long[] { 2, 3 });
        using var scope = torch.NewDisposeScope();
        one.add(one).mul(one);
    }).ShouldBeNull();

    [Fact]
    public void A_tensor_left_over_is_a_leak()
    {
        torch.Tensor? left = null;
        Watch(() => left = torch.ones(new long[] { 2, 3 })).ShouldBe("Tensors_that_are_disposed_of_are_no_leak leaves 1 tensors alive");
        left!.Dispose();
    }

    [Fact]
    public void A_leak_stays_one_when_the_collector_has_taken_the_tensor() => Watch(() =>
    {
        Lose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }).ShouldNotBeNull();

    [Fact]
    public void A_tensor_that_outlives_its_scope_is_a_leak()
    {
        torch.Tensor? left = null;
        Watch(() =>
        {
            using var scope = torch.NewDisposeScope();
            left = torch.ones(new long[] { 2 }).add(torch.ones(new long[] { 2 })).DetachFromDisposeScope();
        }).ShouldNotBeNull();
        left!.Dispose();
    }

    [Fact]
    public void A_leak_of_another_thread_is_found()
    {
        torch.Tensor? left = null;
        Watch(() =>
        {
            var thread = new Thread(() => left = torch.ones(new long[] { 2 }));
            thread.Start();
            thread.Join();
        }).ShouldNotBeNull();
        left!.Dispose();
    }

    private static void Lose() => torch.ones(new long[] { 2 });

    private static string? Watch(Action test)
    {
        var attribute = new NoLeakedTensorsAttribute();
        attribute.Before(ThisTest);
        test();
        try
        {
            attribute.After(ThisTest);
            return null;
        }
        catch (XunitException exception)
        {
            return exception.Message;
        }
    }
}
