using static TorchSharp.torch;

namespace MiniCnn.Training.Compiled;

/// <summary>A training step over a <see cref="CompiledPlan"/>: gradients, their check and the update, on the module's parameters and the optimizer's states.</summary>
internal sealed unsafe class CompiledStep : ITrainingStep
{
    private readonly CompiledPlan _plan;
    private readonly TrainingOptions _options;
    private readonly FiniteCheck _check;
    private readonly (CompiledParameter Parameter, double Decay, Tensor? First, Tensor? Second)[] _states;
    private readonly nint[] _addresses;
    private readonly Action<int> _apply;
    private CompiledUpdate _rule;

    public CompiledStep(CompiledPlan plan, TrainingOptions options, FiniteCheck check, WeightUpdate update)
    {
        (_plan, _options, _check) = (plan, options, check);
        _states =
        [
            .. from state in update.ParameterStates()
               join parameter in plan.Parameters on state.Name equals parameter.Name
               select (parameter, state.Decay, state.First, state.Second),
        ];
        _addresses = new nint[2 * _states.Length];
        _apply = Apply;
    }

    public (float Loss, int Correct) Gradients(TrainingBatches batches, long step)
    {
        (long begin, long noted) = (Profile?.Now ?? 0, Profile?.Noted ?? 0);
        (float loss, int correct) = _plan.Step(batches, step, _options.LabelSmoothing);
        Profile?.AddRest("waiting for threads", begin, noted);
        long since = Profile?.Now ?? 0;
        if (!float.IsFinite(loss))
            _check.Loss(step + 1, batches.At(step).Images);
        foreach (CompiledParameter parameter in _plan.Parameters)
        {
            if (!float.IsFinite(parameter.GradientSum))
                throw FiniteCheck.DivergedAt($"the gradient of {parameter.Name} at step {step + 1}");
        }

        Profile?.Add("gradient check", since);
        for (int i = 0; i < Margins?.Length; i++)
            Margins[i] = _plan.Margin(i);
        return (loss, correct);
    }

    public float[]? Margins { get; set; }

    public void Update(double rate, long step)
    {
        _rule = new CompiledUpdate(_options, rate, step + 1);
        for (int i = 0; i < _states.Length; i++)
        {
            _addresses[2 * i] = _states[i].First is { } first ? (nint)CompiledParameter.AddressOf(first) : 0;
            _addresses[(2 * i) + 1] = _states[i].Second is { } second ? (nint)CompiledParameter.AddressOf(second) : 0;
        }

        _plan.Run(_apply);
    }

    public StepProfile? Profile
    {
        get => _plan.Profile;
        set => _plan.Profile = value;
    }

    public void Dispose() => _plan.Dispose();

    /// <summary>A part of every parameter, in whole vectors.</summary>
    private void Apply(int part)
    {
        for (int i = 0; i < _states.Length; i++)
        {
            (CompiledParameter parameter, double decay, _, _) = _states[i];
            int vectors = (parameter.Count + 15) / 16;
            int start = vectors * part / _plan.Threads * 16, end = Math.Min(vectors * (part + 1) / _plan.Threads * 16, parameter.Count);
            float* first = (float*)_addresses[2 * i], second = (float*)_addresses[(2 * i) + 1];
            _rule.Apply(
                decay, parameter.Values + start, parameter.Gradient + start, first == null ? null : first + start, second == null ? null : second + start, end - start);
        }
    }
}
