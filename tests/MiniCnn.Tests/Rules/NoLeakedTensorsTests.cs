using System.Reflection;
using MiniCnn.Tests.Support;
using TorchSharp;
using Xunit.Sdk;

namespace MiniCnn.Tests.Rules;

public sealed class NoLeakedTensorsTests
{
    [Fact]
    public void Tensors_that_are_disposed_of_are_no_leak() => Watch(() =>
    {
        using torch.Tensor one = torch.ones(new long[] { 2, 3 });
        using DisposeScope scope = torch.NewDisposeScope();
        one.add(one).mul(one);
    }).ShouldBe(0);

    [Fact]
    public void A_tensor_left_over_is_a_leak()
    {
        torch.Tensor? left = null;
        Watch(() => left = torch.ones(new long[] { 2, 3 })).ShouldBe(1);
        left!.Dispose();
    }

    [Fact]
    public void A_leak_stays_one_when_the_collector_has_taken_the_tensor() => Watch(() =>
    {
        Lose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }).ShouldNotBe(0);

    [Fact]
    public void A_tensor_that_outlives_its_scope_is_a_leak()
    {
        torch.Tensor? left = null;
        Watch(() =>
        {
            using DisposeScope scope = torch.NewDisposeScope();
            left = torch.ones(new long[] { 2 }).add(torch.ones(new long[] { 2 })).DetachFromDisposeScope();
        }).ShouldNotBe(0);
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
        }).ShouldNotBe(0);
        left!.Dispose();
    }

    private static void Lose() => torch.ones(new long[] { 2 });

    [Fact]
    public void A_test_with_a_leak_fails_where_the_counters_are_exact()
    {
        if (typeof(torch).Assembly.GetName().Name != "TorchSharp.Lite")
            return;
        var attribute = new NoLeakedTensorsAttribute();
        attribute.Before(ThisTest);
        using torch.Tensor left = torch.ones(new long[] { 2 });
        Should.Throw<XunitException>(() => attribute.After(ThisTest)).Message.ShouldBe($"{ThisTest.Name} leaves 1 tensors alive");
    }

    private static MethodInfo ThisTest => typeof(NoLeakedTensorsTests).GetMethod(nameof(A_test_with_a_leak_fails_where_the_counters_are_exact))!;

    private static long Watch(Action test)
    {
        var attribute = new NoLeakedTensorsAttribute();
        attribute.Start();
        test();
        return attribute.Leaked();
    }
}
