using System.Reflection;
using TorchSharp;
using Xunit.Sdk;

namespace MiniCnn.Tests.Support;

/// <summary>
/// Fails a test that leaves a tensor alive. The count of the test's thread is exact: the garbage collector does not change it. A tensor
/// that another thread made and lost shows in the count of the process, which is sound because tests run one after another.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoLeakedTensorsAttribute : BeforeAfterTestAttribute
{
    private long _ofThread;
    private long _ofProcess;
    private int _thread;

    public override void Before(MethodInfo methodUnderTest)
    {
        // what earlier tests lost must not be collected during this one, where it would hide a leak
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _thread = Environment.CurrentManagedThreadId;
        _ofThread = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        _ofProcess = torch.Tensor.TotalCount;
    }

    public override void After(MethodInfo methodUnderTest)
    {
        var ofProcess = torch.Tensor.TotalCount - _ofProcess;
        var ofThread = _thread == Environment.CurrentManagedThreadId ? DisposeScopeManager.Statistics.ThreadTotalLiveCount - _ofThread : ofProcess;
        if (ofThread != 0 || ofProcess > 0)
            throw new XunitException($"{methodUnderTest.Name} leaves {Math.Max(ofThread, ofProcess)} tensors alive");
    }
}
