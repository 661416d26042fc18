using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>
/// A running mean of the weights with exponentially falling shares (Polyak averaging), taken over the last part of a training: it
/// is better than any of the weights it is made of. Buffers, such as a batch norm's statistics, are not averaged.
/// </summary>
internal sealed class ExponentialMovingAverage : IDisposable
{
    private readonly (string Name, Parameter Parameter)[] _parameters;
    private readonly TrainingOptions _options;
    private readonly long _firstStep;
    private Dictionary<string, Tensor> _means = [];

    public ExponentialMovingAverage(nn.Module module, TrainingOptions options, long steps)
    {
        _parameters = [.. module.named_parameters().Select(pair => (pair.Item1, pair.Item2))];
        _options = options;
        _firstStep = (long)Math.Ceiling(options.AverageFrom * steps);
    }

    /// <summary>False before the first weights were taken: then <see cref="Swap"/> does nothing.</summary>
    public bool HasBegun => _means.Count > 0;

    /// <summary>The mean so far by parameter name; the tensors themselves, not copies.</summary>
    public IReadOnlyDictionary<string, Tensor> Means => _means;

    /// <summary>Takes the weights after a step, if it is one of those that count.</summary>
    /// <param name="step">From 0.</param>
    public void Take(long step)
    {
        if (step < _firstStep)
            return;
        using IDisposable scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        if (!HasBegun)
        {
            _means = _parameters.ToDictionary(pair => pair.Name, pair => pair.Parameter.detach().clone().DetachFromDisposeScope());
        }
        else if (step % _options.AverageEvery == 0)
        {
            foreach ((string name, Parameter parameter) in _parameters)
                _means[name].mul_(_options.AverageDecay).add_(parameter, alpha: 1 - _options.AverageDecay);
        }
    }

    /// <summary>Exchanges the module's weights and the mean; twice restores both to the bit.</summary>
    public void Swap()
    {
        if (!HasBegun)
            return;
        using IDisposable scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        foreach ((string name, Parameter parameter) in _parameters)
        {
            Tensor weights = parameter.detach().clone();
            parameter.copy_(_means[name]);
            _means[name].copy_(weights);
        }
    }

    /// <summary>Takes back what <see cref="Means"/> told.</summary>
    public void Restore(IReadOnlyDictionary<string, Tensor> means)
    {
        Clear();
        _means = means.ToDictionary(pair => pair.Key, pair => pair.Value.clone().DetachFromDisposeScope());
    }

    public void Dispose() => Clear();

    private void Clear()
    {
        foreach (Tensor mean in _means.Values)
            mean.Dispose();
        _means = [];
    }
}
