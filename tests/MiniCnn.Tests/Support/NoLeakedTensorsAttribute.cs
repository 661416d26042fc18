using System.Reflection;
using TorchSharp;
using Xunit.Sdk;

namespace MiniCnn.Tests.Support;

/// <summary>
/// Fails a test that leaves a tensor alive, or that disposes of a tensor that was there before. It counts the tensors of the test's own
/// thread: the garbage collector does not change that count, so a lost tensor stays a leak.
/// </summary>
/// <remarks>
/// <c>Tensor.TotalCount</c> cannot be used: it grows by one for each parameter made from a tensor and never comes back. The thread's count
/// comes back after every kind of module that <see cref="MiniCnn.Models.ModelBuilder"/> builds; what TorchSharp's own modules leave is in
/// <c>NoLeakedTensorsTests</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoLeakedTensorsAttribute : BeforeAfterTestAttribute
{
    private long _before;
    private int _thread;

    public override void Before(MethodInfo methodUnderTest)
    {
        _thread = Environment.CurrentManagedThreadId;
        _before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
    }

    public override void After(MethodInfo methodUnderTest)
    {
        if (_thread != Environment.CurrentManagedThreadId)
            throw new XunitException($"{methodUnderTest.Name} ends on another thread than it began on, where its tensors cannot be counted");
        if (DisposeScopeManager.Statistics.ThreadTotalLiveCount - _before is var leaked and not 0)
            throw new XunitException($"{methodUnderTest.Name} leaves {leaked} tensors alive");
    }
}
