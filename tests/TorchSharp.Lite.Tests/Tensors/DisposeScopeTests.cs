using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public sealed class DisposeScopeTests
{
    private readonly long _before = Tensor.TotalCount;

    [Fact]
    public void Scope_frees_what_was_made_inside()
    {
        Tensor inside;
        using (var scope = NewDisposeScope())
        {
            inside = zeros(2) + 1;
            scope.DisposablesCount.ShouldBe(2);
            scope.Contains(inside).ShouldBeTrue();
            Tensor.TotalCount.ShouldBe(_before + 2);
        }
        inside.IsInvalid.ShouldBeTrue();
        Tensor.TotalCount.ShouldBe(_before);
    }

    [Fact]
    public void A_tensor_that_is_in_the_scope_already_is_not_attached_again()
    {
        using var scope = NewDisposeScope();
        var inside = zeros(1);
        var attached = DisposeScopeManager.Statistics.AttachedToScopeCount;
        scope.Attach(inside);
        scope.DisposablesCount.ShouldBe(1);
        DisposeScopeManager.Statistics.AttachedToScopeCount.ShouldBe(attached);
    }

    [Fact]
    public void Moved_out_a_tensor_lives_until_the_outer_scope_ends()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) kept = ones(3).MoveToOuterDisposeScope();
            kept.sum().ToSingle().ShouldBe(3);
        }
        kept.IsInvalid.ShouldBeTrue();
        Tensor.TotalCount.ShouldBe(_before);
    }

    [Fact]
    public void Moved_out_of_the_outermost_scope_it_belongs_to_the_caller()
    {
        Tensor kept;
        using (NewDisposeScope()) kept = ones(3).MoveToOuterDisposeScope();
        kept.sum().Dispose();
        kept.IsInvalid.ShouldBeFalse();
        kept.Dispose();
        Tensor.TotalCount.ShouldBe(_before);
    }

    [Fact]
    public void Detached_it_belongs_to_the_caller()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) kept = ones(3).DetachFromDisposeScope();
        }
        kept.IsInvalid.ShouldBeFalse();
        kept.Dispose();
        Tensor.TotalCount.ShouldBe(_before);
    }

    [Fact]
    public void Tensor_goes_to_another_scope_or_to_that_of_another_tensor()
    {
        using var outer = NewDisposeScope();
        var resident = zeros(1);
        Tensor moved, followed;
        using (NewDisposeScope())
        {
            moved = ones(2).MoveToOtherDisposeScope(outer);
            followed = ones(2).MoveToOtherDisposeScope(resident);
        }
        outer.DisposablesCount.ShouldBe(3);
        moved.IsInvalid.ShouldBeFalse();
        followed.IsInvalid.ShouldBeFalse();
        outer.Detach(moved);
        outer.DisposablesCount.ShouldBe(2);
        outer.Attach(moved);
        outer.DisposeEverythingBut(moved);
        outer.DisposablesCount.ShouldBe(1);
        followed.IsInvalid.ShouldBeTrue();
        outer.DisposeEverything();
        moved.IsInvalid.ShouldBeTrue();
    }

    [Fact]
    public void Wrapped_expression_leaves_only_its_result()
    {
        var result = WrappedTensorDisposeScope(() => (ones(2) + 1) * 3);
        Tensor.TotalCount.ShouldBe(_before + 1);
        result.data<float>().ToArray().ShouldBe([6, 6]);
        result.Dispose();
    }

    [Fact]
    public void Statistics_tell_what_became_of_each_tensor()
    {
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        statistics.Reset();
        var outside = zeros(1);
        using (NewDisposeScope())
        {
            zeros(1);
            zeros(1).Dispose();
            zeros(1).DetachFromDisposeScope().Dispose();
            outside.Dispose();
        }
        statistics.CreatedOutsideScopeCount.ShouldBe(1);
        statistics.CreatedInScopeCount.ShouldBe(3);
        statistics.DisposedInScopeCount.ShouldBe(2);
        statistics.DetachedFromScopeCount.ShouldBe(1);
        statistics.DisposedOutsideScopeCount.ShouldBe(2);
        statistics.ThreadTotalLiveCount.ShouldBe(0);
    }

    [Fact]
    public void Innermost_scope_of_the_thread_owns_what_is_made_there()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        OnAnotherThread(() =>
        {
            using (NewDisposeScope()) zeros(1);
            elsewhere = zeros(1);
        });
        scope.DisposablesCount.ShouldBe(0);
        elsewhere!.Dispose();
        Tensor.TotalCount.ShouldBe(_before);
    }

    [Fact]
    public void Forgotten_tensor_is_freed_by_its_finaliser()
    {
        Forget();
        for (var n = 0; n < 10 && Tensor.TotalCount > _before; n++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Tensor.TotalCount.ShouldBeLessThanOrEqualTo(_before);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget()
        {
            for (var n = 0; n < 5; n++) zeros(10);
        }
    }

    [Fact]
    public void Object_of_another_thread_may_be_freed_here()
    {
        using var scope = NewDisposeScope();
        var x = zeros(1);
        OnAnotherThread(x.Dispose);
        x.IsInvalid.ShouldBeTrue();
        Tensor.TotalCount.ShouldBe(_before);
    }

    private static void OnAnotherThread(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }
}
