namespace TorchSharp;

/// <summary>The stack of dispose scopes of a thread, and what became of its tensors.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? current;

    private readonly List<DisposeScope> _scopes = [];

    public static ThreadDisposeScopeStatistics Statistics => Current.Counters;

    internal static DisposeScopeManager Current => current ??= new DisposeScopeManager();

    internal DisposeScope? Innermost => _scopes.Count > 0 ? _scopes[^1] : null;

    internal ThreadDisposeScopeStatistics Counters { get; } = new();

    internal static DisposeScope NewDisposeScope()
    {
        var manager = Current;
        var scope = new DisposeScope(manager, manager._scopes.Count > 0 ? manager._scopes[^1] : null);
        manager._scopes.Add(scope);
        return scope;
    }

    /// <summary>Gives a new tensor to the innermost scope of this thread, if there is one.</summary>
    internal static void Register(torch.Tensor tensor)
    {
        var manager = Current;
        if (manager._scopes.Count == 0)
        {
            manager.Counters.TensorStatistics.CreatedOutsideScopeCount++;
            return;
        }
        manager.Counters.TensorStatistics.CreatedInScopeCount++;
        manager._scopes[^1].Place(tensor);
    }

    internal void Remove(DisposeScope scope) => _scopes.Remove(scope);
}

public class LifetimeStatistics
{
    public long CreatedOutsideScopeCount { get; internal set; }

    public long DisposedOutsideScopeCount { get; internal set; }

    public long CreatedInScopeCount { get; internal set; }

    public long DisposedInScopeCount { get; internal set; }

    public long AttachedToScopeCount { get; internal set; }

    public long DetachedFromScopeCount { get; internal set; }

    public long ThreadTotalLiveCount =>
        CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    public void Reset() =>
        CreatedOutsideScopeCount = DisposedOutsideScopeCount = CreatedInScopeCount = DisposedInScopeCount = AttachedToScopeCount = DetachedFromScopeCount = 0;

    public override string ToString() =>
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; CreatedOutsideScopeCount: {CreatedOutsideScopeCount}; DisposedOutsideScopeCount: {DisposedOutsideScopeCount}; "
        + $"CreatedInScopeCount: {CreatedInScopeCount}; DisposedInScopeCount: {DisposedInScopeCount}; AttachedToScopeCount: {AttachedToScopeCount}; DetachedFromScopeCount: {DetachedFromScopeCount}";
}

public class ThreadDisposeScopeStatistics
{
    public LifetimeStatistics TensorStatistics { get; } = new();

    public LifetimeStatistics PackedSequenceStatistics { get; } = new();

    public long CreatedOutsideScopeCount => TensorStatistics.CreatedOutsideScopeCount;

    public long DisposedOutsideScopeCount => TensorStatistics.DisposedOutsideScopeCount;

    public long CreatedInScopeCount => TensorStatistics.CreatedInScopeCount;

    public long DisposedInScopeCount => TensorStatistics.DisposedInScopeCount;

    public long AttachedToScopeCount => TensorStatistics.AttachedToScopeCount;

    public long DetachedFromScopeCount => TensorStatistics.DetachedFromScopeCount;

    public long ThreadTotalLiveCount => TensorStatistics.ThreadTotalLiveCount;

    public void Reset() => TensorStatistics.Reset();

    public override string ToString() => TensorStatistics.ToString();

    internal void Attached(IDisposable disposable)
    {
        if (disposable is torch.Tensor) TensorStatistics.AttachedToScopeCount++;
    }

    internal void Detached(IDisposable disposable)
    {
        if (disposable is torch.Tensor) TensorStatistics.DetachedFromScopeCount++;
    }

    internal void DisposedInScope(IDisposable disposable)
    {
        if (disposable is torch.Tensor) TensorStatistics.DisposedInScopeCount++;
    }
}
