using System.Reflection;
using TorchSharp;
using Xunit.Sdk;

namespace MiniCnn.Tests.Support;

/// <summary>
/// Fails a test that leaves a tensor alive, or that disposes of a tensor that was there before. It counts the tensors of the test's own
/// thread, which the garbage collector does not change. <c>Tensor.TotalCount</c> cannot be used: it grows by one for each parameter made
/// from a tensor and never comes back. What TorchSharp's own modules leave is in <c>NoLeakedTensorsTests</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoLeakedTensorsAttribute : BeforeAfterTestAttribute
{
    private (int Thread, long Tensors) _before;

    public override void Before(MethodInfo methodUnderTest) =>
        _before = (Environment.CurrentManagedThreadId, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

    public override void After(MethodInfo methodUnderTest)
    {
        if (_before.Thread != Environment.CurrentManagedThreadId)
            throw new XunitException($"{methodUnderTest.Name} ends on another thread than it began on, where its tensors cannot be counted");
        if (DisposeScopeManager.Statistics.ThreadTotalLiveCount - _before.Tensors is var leaked and not 0)
            throw new XunitException($"{methodUnderTest.Name} leaves {leaked} tensors alive");
    }
}
