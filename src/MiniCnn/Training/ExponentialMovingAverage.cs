using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>
/// An exponential moving average of the weights over the last part of a training (Polyak averaging). Floating-point buffers, such as the
/// running statistics of a batch norm, are averaged likewise, because they belong to the weights; other buffers are copied.
/// </summary>
internal sealed class ExponentialMovingAverage(nn.Module module, TrainingOptions options, long steps) : IDisposable
{
    private readonly Dictionary<string, Tensor> _module = module.state_dict();
    private readonly long _firstStep = (long)Math.Ceiling(options.EmaFrom * steps);
    private Dictionary<string, Tensor> _average = [];

    /// <summary>False before the first update: then <see cref="Swap"/> does nothing.</summary>
    public bool HasBegun => _average.Count > 0;

    /// <summary>The average by name, empty before the first update; the tensors themselves, not copies.</summary>
    public IReadOnlyDictionary<string, Tensor> StateDict => _average;

    /// <summary>After the weights' update in a step, from 0.</summary>
    public void Update(long step)
    {
        if (options.EmaDecay == 0 || step < _firstStep)
            return;
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        if (!HasBegun)
            _average = _module.ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone().DetachFromDisposeScope());
        else if (step % options.EmaEvery == 0)
        {
            foreach ((string name, Tensor average) in _average)
                _ = average.is_floating_point() ? average.mul_(options.EmaDecay).add_(_module[name], alpha: 1 - options.EmaDecay) : average.copy_(_module[name]);
        }
    }

    /// <summary>Exchanges the module's state and the average; twice restores both to the bit.</summary>
    public void Swap()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        foreach ((string name, Tensor average) in _average)
        {
            Tensor own = _module[name].detach().clone();
            _module[name].copy_(average);
            average.copy_(own);
        }
    }

    /// <summary>Copies a <see cref="StateDict"/> to the module's device.</summary>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        Dispose();
        _average = state.ToDictionary(pair => pair.Key, pair => pair.Value.to(_module[pair.Key].device, copy: true).DetachFromDisposeScope());
    }

    public void Dispose()
    {
        ModuleWeights.Dispose(_average);
        _average = [];
    }
}
