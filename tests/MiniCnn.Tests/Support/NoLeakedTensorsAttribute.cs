using System.Reflection;
using TorchSharp;
using Xunit.Sdk;

namespace MiniCnn.Tests.Support;

/// <summary>
/// Fails a test that leaves a tensor alive. The count of the test's thread is exact: the garbage collector does not change it. A tensor
/// that another thread made and lost shows in the count of the process, which is sound because tests run one after another.
/// </summary>
/// <remarks>
/// The packages' counters do not come back to where they were when a module is made and disposed of (two for each Conv2d, of 0.107.0): there
/// nothing can be told from them, and the attribute is silent. TorchSharp.Lite's do.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoLeakedTensorsAttribute : BeforeAfterTestAttribute
{
    private static readonly Lazy<bool> CountersBalance = new(() =>
    {
        var watch = new NoLeakedTensorsAttribute();
        watch.Start();
        torch.nn.Conv2d(1, 1, 1).Dispose();
        return watch.Leaked() == 0;
    });

    private long _ofThread;
    private long _ofProcess;
    private int _thread;

    public override void Before(MethodInfo methodUnderTest)
    {
        _ = CountersBalance.Value;
        Start();
    }

    public override void After(MethodInfo methodUnderTest)
    {
        if (CountersBalance.Value && Leaked() is var leaked and not 0)
            throw new XunitException($"{methodUnderTest.Name} leaves {leaked} tensors alive");
    }

    internal void Start()
    {
        // what earlier tests lost must not be collected during this one, where it would hide a leak
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _thread = Environment.CurrentManagedThreadId;
        _ofThread = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        _ofProcess = torch.Tensor.TotalCount;
    }

    /// <summary>Tensors made since the start and not disposed of; negative when the thread disposed of older ones.</summary>
    internal long Leaked()
    {
        long ofProcess = Math.Max(0, torch.Tensor.TotalCount - _ofProcess);
        long ofThread = _thread == Environment.CurrentManagedThreadId ? DisposeScopeManager.Statistics.ThreadTotalLiveCount - _ofThread : 0;
        return ofThread != 0 ? ofThread : ofProcess;
    }
}
