using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Gradient descent with momentum as PyTorch counts it: the buffer starts as the first gradient, the rate is applied after it.</summary>
public class SGD : OptimizerHelper, IMomentum
{
    private static readonly Operator clone = new("aten::clone");

    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        if (lr < 0) throw new ArgumentException($"Invalid learning rate: {lr}");
        if (momentum < 0) throw new ArgumentException($"Invalid momentum value: {momentum}");
        if (dampening < 0) throw new ArgumentException($"Invalid dampening value: {dampening}");
        if (weight_decay < 0) throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");
        Start(new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }, parameters);
    }

    public double Momentum
    {
        get => ((Options)_defaults).momentum!.Value;
        set => ((Options)_defaults).momentum = value;
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(group =>
    {
        var options = group.Options;
        var (parameters, gradients, states) = Active<State>(group);
        if (parameters.Length == 0) return;
        if (options.weight_decay is { } decay and not 0) gradients = Foreach.Sum(gradients, parameters, decay);
        if (options.momentum is { } momentum and not 0) gradients = WithMomentum(gradients, states, options, momentum);
        Foreach.Add(parameters, gradients, options.maximize!.Value ? group.LearningRate : -group.LearningRate);
    }, closure);

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private static Tensor[] WithMomentum(Tensor[] gradients, State[] states, Options options, double momentum)
    {
        var moving = Enumerable.Range(0, states.Length).Where(n => states[n].momentum_buffer is not null).ToArray();
        if (moving.Length > 0)
        {
            var buffers = Array.ConvertAll(moving, n => states[n].momentum_buffer!);
            Foreach.Multiply(buffers, momentum);
            Foreach.Add(buffers, Array.ConvertAll(moving, n => gradients[n]), 1 - options.dampening!.Value);
        }
        for (var n = 0; n < states.Length; n++) states[n].momentum_buffer ??= clone.Call(gradients[n]).DetachFromDisposeScope();
        var all = Array.ConvertAll(states, state => state.momentum_buffer!);
        return options.nesterov!.Value ? Foreach.Sum(gradients, all, momentum) : all;
    }

    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;

        internal override void Each(FieldPass pass, OptimizerOptions other)
        {
            var options = (Options)other;
            pass.Visit(ref momentum, options.momentum);
            pass.Visit(ref dampening, options.dampening);
            pass.Visit(ref weight_decay, options.weight_decay);
            pass.Visit(ref nesterov, options.nesterov);
            pass.Visit(ref maximize, options.maximize);
        }
    }

    public class ParamGroup : ParamGroup<Options>, IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
        {
        }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public Tensor? momentum_buffer;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options) => Dispose();

        public override void SaveStateDict(BinaryWriter writer) => Each(new WritingPass(writer), this);

        public override void LoadStateDict(BinaryReader reader) => Each(new ReadingPass(reader, _parameter.device), this);

        public override void LoadStateDict(OptimizerState source) => Each(new CopyingPass(_parameter.device), source);

        public void Dispose() => Each(new ReleasingPass(), this);

        internal override void Each(FieldPass pass, OptimizerState other) => pass.Visit(ref momentum_buffer, ((State)other).momentum_buffer, optional: true);
    }
}
