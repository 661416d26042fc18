namespace TorchSharp;

/// <summary>Owns the tensors made on its thread while it is the innermost scope, and frees them with itself.</summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private readonly DisposeScope? _outer;

    // Insertion order is kept for DisposablesView; an owner knows its place, so that leaving costs no search.
    private List<IDisposable?> _owned = [];
    private int _count;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer) => (_manager, _outer) = (manager, outer);

    public int DisposablesCount => _count;

    public IReadOnlyList<IDisposable> DisposablesView => _owned.OfType<IDisposable>().ToList();

    internal DisposeScope? Outer => _outer;

    public void Attach(IDisposable disposable) => Adopt(disposable);

    public void Attach(params IDisposable[] disposables)
    {
        foreach (var disposable in disposables) Adopt(disposable);
    }

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var all = disposables.ToList();
        all.ForEach(Adopt);
        return all;
    }

    public bool Contains(IDisposable disposable) => disposable is torch.Tensor tensor ? tensor.Scope == this : _owned.Contains(disposable);

    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Release(disposable);
        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (Detach<T1>(first), Detach<T2>(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (Detach<T1>(first), Detach<T2>(second), Detach<T3>(third));

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables.ToList()) Release(disposable);
    }

    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        Move(_outer, disposable);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOuter<T1>(first), MoveToOuter<T2>(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (MoveToOuter<T1>(first), MoveToOuter<T2>(second), MoveToOuter<T3>(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables.ToList()) Move(_outer, disposable);
    }

    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        Move(scope, disposable);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOther<T1>(scope, first), MoveToOther<T2>(scope, second));

    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (MoveToOther<T1>(scope, first), MoveToOther<T2>(scope, second), MoveToOther<T3>(scope, third));

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables.ToList()) Move(scope, disposable);
    }

    public void MarkAsDisposed(IDisposable disposable) => Forget(disposable, _manager.Counters.DisposedInScope);

    public void DisposeEverything() => DisposeEverythingBut(Enumerable.Empty<IDisposable>());

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        var owned = _owned;
        _owned = [];
        _count = 0;
        foreach (var disposable in owned)
        {
            if (disposable is null) continue;
            if (keep.Contains(disposable))
            {
                Place(disposable);
                continue;
            }
            if (disposable is torch.Tensor tensor) tensor.Scope = null;
            _manager.Counters.DisposedInScope(disposable);
            (disposable as torch.Tensor)?.MarkCounted();
            disposable.Dispose();
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    public void Dispose()
    {
        DisposeEverything();
        _manager.Remove(this);
    }

    /// <summary>A new tensor's first owner: no question asked about an earlier one.</summary>
    internal void Place(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.Scope = this;
            tensor.PlaceInScope = _owned.Count;
        }
        _owned.Add(disposable);
        _count++;
    }

    /// <summary>Takes it off the list without counting anything.</summary>
    internal bool Remove(IDisposable disposable)
    {
        int place;
        if (disposable is torch.Tensor tensor)
        {
            if (tensor.Scope != this) return false;
            place = tensor.PlaceInScope;
            tensor.Scope = null;
        }
        else
        {
            place = _owned.FindIndex(other => ReferenceEquals(other, disposable));
            if (place < 0) return false;
        }
        _owned[place] = null;
        _count--;
        while (_owned.Count > 0 && _owned[^1] is null) _owned.RemoveAt(_owned.Count - 1);
        return true;
    }

    private void Adopt(IDisposable disposable)
    {
        if (Contains(disposable)) return;
        if (disposable is torch.Tensor { Scope: { } other } && !other.Remove(disposable)) return;
        Place(disposable);
        _manager.Counters.Attached(disposable);
    }

    private void Release(IDisposable disposable) => Forget(disposable, _manager.Counters.Detached);

    private void Forget(IDisposable disposable, Action<IDisposable> count)
    {
        if (Remove(disposable)) count(disposable);
    }

    private void Move(DisposeScope? target, IDisposable disposable)
    {
        if (!Remove(disposable)) return;
        if (target is null) _manager.Counters.Detached(disposable);
        else target.Place(disposable);
    }
}
