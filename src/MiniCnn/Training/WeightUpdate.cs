using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>TorchSharp's optimizer of a module's parameters, with a state that is saved by name.</summary>
internal sealed class WeightUpdate : IDisposable
{
    private readonly (string Name, Parameter Parameter)[] _ordered;
    private readonly optim.Optimizer _optimizer;
    private readonly double _decay, _momentum;

    /// <summary>The optimizer that the options ask for. Weights of two dimensions or more decay, biases and batch norms do not.</summary>
    public WeightUpdate(nn.Module module, TrainingOptions options)
    {
        _ordered = [.. module.named_parameters().Where(pair => pair.parameter.requires_grad).OrderBy(pair => pair.parameter.dim() < 2)];
        if (_ordered.Length == 0)
            throw MiniCnnException.BadUsage("The architecture has nothing to learn: no layer has weights; add a conv or linear layer");
        (Parameter[] Parameters, double Decay)[] groups =
        [
            .. _ordered.GroupBy(pair => pair.Parameter.dim() < 2 ? 0 : options.WeightDecay, pair => pair.Parameter).Select(group => (group.ToArray(), group.Key)),
        ];
        (_decay, _momentum) = (options.WeightDecay, options.Momentum);
        (double rate, double momentum) = (options.LearningRate, options.Momentum);
        _optimizer = options.Optimizer switch
        {
            OptimizerKind.Sgd => optim.SGD(
                [.. groups.Select(group => new SGD.ParamGroup(group.Parameters, lr: rate, momentum: momentum, weight_decay: group.Decay, nesterov: momentum > 0))],
                rate, momentum: momentum, nesterov: momentum > 0),
            OptimizerKind.Adadelta => optim.Adadelta(
                [.. groups.Select(group => new Adadelta.ParamGroup(group.Parameters, lr: rate, rho: momentum, weight_decay: group.Decay))], lr: rate, rho: momentum),
            OptimizerKind.Adam => optim.Adam(
                [.. groups.Select(group => new Adam.ParamGroup(group.Parameters, lr: rate, beta1: momentum, beta2: options.Beta2, weight_decay: group.Decay))],
                lr: rate, beta1: momentum, beta2: options.Beta2),
            _ => optim.AdamW(
                [.. groups.Select(group => new AdamW.ParamGroup(group.Parameters, lr: rate, beta1: momentum, beta2: options.Beta2, weight_decay: group.Decay))],
                lr: rate, beta1: momentum, beta2: options.Beta2),
        };
    }

    /// <summary>One update at this rate.</summary>
    public void Step(double learningRate)
    {
        foreach (optim.ILearningRateController group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;
        _optimizer.step();
    }

    /// <summary>The optimizer's tensors by name, such as <c>exp_avg.conv1.weight</c>; the tensors themselves, not copies.</summary>
    public Dictionary<string, Tensor> StateDict() => States()
        .SelectMany(pair => Tensors(pair.State).Select(state => ($"{state.Name}.{pair.Name}", state.Tensor)))
        .ToDictionary(pair => pair.Item1, pair => pair.Tensor);

    /// <summary>For those who update the parameters themselves: the decay of each, and the tensors of its state, which are made where they are not there yet.</summary>
    public IEnumerable<(string Name, double Decay, Tensor? First, Tensor? Second)> ParameterStates()
    {
        foreach ((string name, Parameter parameter, OptimizerState state) in States())
        {
            if (state is SGD.State { momentum_buffer: null } sgd && _momentum > 0)
                sgd.momentum_buffer = zeros_like(parameter, requires_grad: false).DetachFromDisposeScope();
            Tensor[] tensors = [.. Tensors(state).Select(pair => pair.Tensor)];
            yield return (name, parameter.dim() < 2 ? 0 : _decay, tensors.ElementAtOrDefault(0), tensors.ElementAtOrDefault(1));
        }
    }

    /// <summary>Takes a <see cref="StateDict"/>, on any device, of after so many updates.</summary>
    /// <exception cref="MiniCnnException">A name is missing or unknown, or a shape or type differs.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> state, long updates, string name)
    {
        if (state.Count > 0 && _momentum > 0)
            _ = ParameterStates().Count(); // SGD has no buffer before its first update
        ModuleWeights.ThrowIfUnlike(StateDict(), state, name);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        foreach ((string parameter, _, OptimizerState own) in States())
        {
            if (own is AdamW.State adamW)
                adamW.step = updates;
            if (own is Adam.State adam)
                adam.step = updates;
            if (own is Adadelta.State adadelta)
                adadelta.step = updates;
            foreach ((string what, Tensor tensor) in Tensors(own))
                tensor.copy_(state[$"{what}.{parameter}"]);
        }
    }

    public void Dispose() => _optimizer.Dispose();

    private static IEnumerable<(string Name, Tensor Tensor)> Tensors(OptimizerState state) => state switch
    {
        AdamW.State adamW => [("exp_avg", adamW.exp_avg!), ("exp_avg_sq", adamW.exp_avg_sq!)],
        Adam.State adam => [("exp_avg", adam.exp_avg!), ("exp_avg_sq", adam.exp_avg_sq!)],
        Adadelta.State adadelta => [("square_avg", adadelta.square_avg!), ("acc_delta", adadelta.acc_delta!)],
        SGD.State { momentum_buffer: { } buffer } => [("momentum_buffer", buffer)],
        _ => [],
    };

    /// <summary>In the order in which the optimizer was given the parameters.</summary>
    private IEnumerable<(string Name, Parameter Parameter, OptimizerState State)> States() =>
        _ordered.Zip(((OptimizerHelper)_optimizer).state_dict().State, (pair, state) => (pair.Name, pair.Parameter, state));
}

/// <summary>Learning rate schedules.</summary>
public enum LearningRateSchedule
{
    /// <summary>The same rate throughout, after the warm-up.</summary>
    Constant,
    /// <summary>Up linearly in the warm-up, then down linearly to zero.</summary>
    OneCycle,
    /// <summary>Up linearly in the warm-up, then down to zero along half a cosine (Loshchilov and Hutter 2017, arXiv:1608.03983).</summary>
    Cosine,
    /// <summary>Multiplied by gamma after each epoch.</summary>
    Step,
}

/// <summary>A function of options and step alone: a schedule without state needs none saved, and a resumed run goes on at the rate it would have had.</summary>
internal static class LearningRate
{
    /// <summary>Where a warm-up begins, as a part of the highest rate.</summary>
    private const double Start = 0.1;

    /// <summary>Above 0, at most the highest rate; <paramref name="step"/> from 0 to <paramref name="steps"/> − 1, <paramref name="stepsPerEpoch"/> may be fractional.</summary>
    public static double At(TrainingOptions options, long step, long steps, double stepsPerEpoch)
    {
        double done = (double)step / steps;
        if (done < options.WarmUp)
            return options.LearningRate * (Start + ((1 - Start) * done / options.WarmUp));
        double afterWarmUp = (done - options.WarmUp) / (1 - options.WarmUp);
        return options.LearningRate * options.Schedule switch
        {
            LearningRateSchedule.OneCycle => 1 - afterWarmUp,
            LearningRateSchedule.Cosine => 0.5 * (1 + Math.Cos(Math.PI * afterWarmUp)),
            LearningRateSchedule.Step => Math.Pow(options.Gamma, Math.Floor(step / stepsPerEpoch)),
            _ => 1,
        };
    }
}
