using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>Changes a module's parameters by their gradients, and can tell and take back all that it remembers between steps.</summary>
internal sealed class WeightUpdate : IDisposable
{
    private readonly (string Name, Parameter Parameter)[] _ordered;
    private readonly optim.Optimizer _optimizer;

    /// <summary>The optimizer that the options ask for. Weights of two dimensions or more decay, biases and batch norms do not.</summary>
    public WeightUpdate(nn.Module module, TrainingOptions options)
    {
        (string Name, Parameter Parameter)[] all = [.. module.named_parameters().Select(pair => (pair.Item1, pair.Item2)).Where(pair => pair.Item2.requires_grad)];
        if (all.Length == 0)
            throw MiniCnnException.BadUsage("The architecture has nothing to learn: no layer has weights; add a conv or linear layer");
        ILookup<bool, (string Name, Parameter Parameter)> decaying = all.ToLookup(pair => pair.Parameter.dim() >= 2);
        _ordered = [.. decaying[true], .. decaying[false]];
        (Parameter[] Parameters, double Decay)[] groups =
        [
            .. new[] { (Parameters: Parameters(decaying[true]), Decay: options.WeightDecay), (Parameters: Parameters(decaying[false]), Decay: 0.0) }
                .Where(group => group.Parameters.Length > 0),
        ];
        _optimizer = options.Optimizer switch
        {
            OptimizerKind.Sgd => Sgd(groups, options),
            OptimizerKind.Adadelta => Adadelta(groups, options),
            _ => AdamW(groups, options),
        };
    }

    /// <summary>One update at this rate.</summary>
    public void Apply(double learningRate)
    {
        foreach (optim.ILearningRateController group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;
        _optimizer.step();
    }

    /// <summary>Everything remembered, as tensors by name; those of the memory itself, not copies.</summary>
    public Dictionary<string, Tensor> Memory() => States()
        .SelectMany(pair => Tensors(pair.State).Select(memory => ($"{memory.What}.{pair.Name}", memory.Tensor)))
        .ToDictionary(pair => pair.Item1, pair => pair.Tensor);

    /// <summary>Takes back what <see cref="Memory"/> told after some number of updates.</summary>
    public void Restore(IReadOnlyDictionary<string, Tensor> memory, long updates)
    {
        using IDisposable scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        foreach ((string name, OptimizerState state) in States())
        {
            if (state is AdamW.State adam)
                adam.step = updates;
            if (state is Adadelta.State adadelta)
                adadelta.step = updates;
            // SGD has no buffer before its first update
            if (state is SGD.State { momentum_buffer: null } sgd && memory.TryGetValue($"momentum_buffer.{name}", out Tensor? buffer))
                sgd.momentum_buffer = buffer.clone().DetachFromDisposeScope();
            foreach ((string what, Tensor tensor) in Tensors(state))
                tensor.copy_(memory[$"{what}.{name}"]);
        }
    }

    public void Dispose() => _optimizer.Dispose();

    private static IEnumerable<(string What, Tensor Tensor)> Tensors(OptimizerState state) => state switch
    {
        AdamW.State adam => [("exp_avg", adam.exp_avg!), ("exp_avg_sq", adam.exp_avg_sq!)],
        Adadelta.State adadelta => [("square_avg", adadelta.square_avg!), ("acc_delta", adadelta.acc_delta!)],
        SGD.State { momentum_buffer: { } buffer } => [("momentum_buffer", buffer)],
        _ => [],
    };

    private static Parameter[] Parameters(IEnumerable<(string Name, Parameter Parameter)> pairs) => [.. pairs.Select(pair => pair.Parameter)];

    private static AdamW AdamW((Parameter[] Parameters, double Decay)[] groups, TrainingOptions options) => optim.AdamW(
        groups.Select(group => new AdamW.ParamGroup(
            group.Parameters, lr: options.LearningRate, beta1: options.Momentum, beta2: options.Beta2, weight_decay: group.Decay)).ToArray(),
        lr: options.LearningRate, beta1: options.Momentum, beta2: options.Beta2);

    private static Adadelta Adadelta((Parameter[] Parameters, double Decay)[] groups, TrainingOptions options) => optim.Adadelta(
        groups.Select(group => new Adadelta.ParamGroup(group.Parameters, lr: options.LearningRate, rho: options.Momentum, weight_decay: group.Decay)).ToArray(),
        lr: options.LearningRate, rho: options.Momentum);

    private static SGD Sgd((Parameter[] Parameters, double Decay)[] groups, TrainingOptions options) => optim.SGD(
        groups.Select(group => new SGD.ParamGroup(
            group.Parameters, lr: options.LearningRate, momentum: options.Momentum, weight_decay: group.Decay, nesterov: options.Momentum > 0)).ToArray(),
        options.LearningRate, momentum: options.Momentum, nesterov: options.Momentum > 0);

    /// <summary>The optimizer's own records, in the order in which it was given the parameters.</summary>
    private IEnumerable<(string Name, OptimizerState State)> States() =>
        _ordered.Zip(((OptimizerHelper)_optimizer).state_dict().State, (pair, state) => (pair.Name, state));
}
