using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Groups, states, saving and loading: what all optimisers but LBFGS have in common.</summary>
public abstract class OptimizerHelper : Optimizer
{
    protected OptimizerOptions _defaults = null!;
    protected OrderedDict<nint, OptimizerState> _state = [];

    private protected OptimizerHelper()
    {
    }

    public override void add_param_group(ParamGroup param_group)
    {
        param_group.Options ??= NewOptions();
        param_group.Options.LearningRate ??= _defaults.LearningRate;
        param_group.Options.Each(new DefaultsPass(), _defaults);
        param_group.Options.InitialLearningRate = param_group.Options.LearningRate!.Value;
        // A lazy list of parameters would be walked at every step.
        param_group.Parameters = param_group.Parameters.ToArray();
        _parameter_groups.Add(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = NewState(parameter);
            state.Initialize(param_group.Options);
            _state[parameter.Handle] = state;
        }
    }

    public override void zero_grad()
    {
        foreach (var group in _parameter_groups)
        {
            using var scope = NewDisposeScope();
            using var off = no_grad();
            var gradients = group.Parameters.Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
            foreach (var gradient in gradients) if (gradient.requires_grad) Gradients.Detach(gradient);
            if (gradients.Length > 0) Foreach.Zero(gradients);
        }
    }

    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            dictionary.StateIndexRef.Add([]);
            foreach (var parameter in group.Parameters)
            {
                dictionary.StateIndexRef[^1].Add(dictionary.State.Count);
                dictionary.State.Add(_state[parameter.Handle]);
            }
        }
        return dictionary;
    }

    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        for (var n = 0; n < own.Options.Count; n++)
        {
            if (!ReferenceEquals(own.Options[n], state_dict.Options[n])) own.Options[n].LoadStateDict(state_dict.Options[n]);
        }
        for (var n = 0; n < own.State.Count; n++)
        {
            if (!ReferenceEquals(own.State[n], state_dict.State[n])) own.State[n].LoadStateDict(state_dict.State[n]);
        }
    }

    public void save_state_dict(string location)
    {
        using var stream = File.Create(location);
        using var writer = new BinaryWriter(stream);
        save_state_dict(writer);
    }

    /// <summary>The optimiser's name, the numbers of groups and states, then the options of each group, then each state.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        writer.Write(GetType().Name);
        var own = state_dict();
        TensorFormat.WriteNumber(writer, own.Options.Count);
        TensorFormat.WriteNumber(writer, own.State.Count);
        foreach (var options in own.Options) options.SaveStateDict(writer);
        foreach (var state in own.State) state.SaveStateDict(writer);
    }

    public void load_state_dict(string location)
    {
        using var stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        load_state_dict(reader);
    }

    public void load_state_dict(BinaryReader reader)
    {
        var found = reader.ReadString();
        if (found != GetType().Name)
            throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{found}' in the loaded stream.");
        var own = state_dict();
        CheckCounts(own, TensorFormat.ReadNumber(reader), TensorFormat.ReadNumber(reader));
        foreach (var options in own.Options) options.LoadStateDict(reader);
        foreach (var state in own.State) state.LoadStateDict(reader);
    }

    public void to(Device device)
    {
        foreach (var (_, state) in _state) state.to(device);
    }

    /// <summary>Gradients are on for the closure only; whatever <paramref name="body"/> makes is freed after it.</summary>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null)
        where T : ParamGroup
    {
        Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var on = enable_grad();
            loss = loss_closure();
        }
        using var off = no_grad();
        foreach (var group in _parameter_groups)
        {
            using var scope = NewDisposeScope();
            body((T)group);
        }
        return loss;
    }

    private protected override void Release()
    {
        foreach (var (_, state) in _state) (state as IDisposable)?.Dispose();
        _state.Clear();
    }

    private protected abstract OptimizerOptions NewOptions();

    private protected abstract OptimizerState NewState(Parameter parameter);

    private protected void Start(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        _defaults = defaults;
        foreach (var group in groups) add_param_group(group);
    }

    /// <summary>Those of a group that have gradients, with gradient and state.</summary>
    private protected (Tensor[] parameters, Tensor[] gradients, TState[] states) Active<TState>(ParamGroup group)
        where TState : OptimizerState
    {
        var parameters = new List<Tensor>();
        var gradients = new List<Tensor>();
        var states = new List<TState>();
        foreach (var parameter in group.Parameters)
        {
            if (parameter.grad is not { } gradient) continue;
            parameters.Add(parameter);
            gradients.Add(gradient);
            states.Add((TState)_state[parameter.Handle]);
        }
        return ([.. parameters], [.. gradients], [.. states]);
    }

    private static void CheckCounts(StateDictionary own, long groups, long states)
    {
        if (groups != own.Options.Count) throw new ArgumentException($"Invalid optimizer state -- different number of parameter groups: {groups} for {own.Options.Count}.");
        if (states != own.State.Count) throw new ArgumentException($"Invalid optimizer state -- different number of states: {states} for {own.State.Count}.");
    }
}
