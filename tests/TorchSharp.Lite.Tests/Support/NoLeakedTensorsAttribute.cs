using System.Reflection;
using Xunit.Sdk;

namespace TorchSharp.Tests.Support;

/// <summary>
/// Fails a test that leaves a tensor alive, on its own thread or in the process. Not where the real TorchSharp is tested: some of its
/// functions leave tensors to the garbage collector.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoLeakedTensorsAttribute : BeforeAfterTestAttribute
{
    private static long clean = -1;
    private long _ofThread;
    private long _ofProcess;

    public override void Before(MethodInfo methodUnderTest)
    {
        // What earlier tests lost must not be collected during this one, where it would hide a leak.
        if (torch.Tensor.TotalCount != clean)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        _ofThread = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        _ofProcess = torch.Tensor.TotalCount;
    }

    public override void After(MethodInfo methodUnderTest)
    {
        if (!Provider.IsLite) return;
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(_ofThread, $"tensors alive on the thread after {methodUnderTest.Name}");
        torch.Tensor.TotalCount.ShouldBe(_ofProcess, $"tensors alive in the process after {methodUnderTest.Name}");
        clean = _ofProcess;
    }
}
