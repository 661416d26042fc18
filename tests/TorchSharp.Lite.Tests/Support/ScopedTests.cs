using static TorchSharp.torch;

namespace TorchSharp.Tests.Support;

/// <summary>Each test runs in a dispose scope of its own, and fails if a tensor outlives it.</summary>
public abstract class ScopedTests : IDisposable
{
    private readonly long _before;
    private readonly DisposeScope _scope;

    protected ScopedTests()
    {
        // What an earlier test lost must not be collected during this one, where it would hide a leak.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _before = Tensor.TotalCount;
        _scope = NewDisposeScope();
    }

    public void Dispose()
    {
        _scope.Dispose();
        Tensor.TotalCount.ShouldBe(_before, "tensors that outlive the test's scope");
        GC.SuppressFinalize(this);
    }
}
