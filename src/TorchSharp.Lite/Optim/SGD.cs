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

    private protected override void Complete(OptimizerOptions options, OptimizerOptions defaults)
    {
        var (own, general) = ((Options)options, (Options)defaults);
        own.momentum ??= general.momentum;
        own.dampening ??= general.dampening;
        own.weight_decay ??= general.weight_decay;
        own.nesterov ??= general.nesterov;
        own.maximize ??= general.maximize;
    }

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

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (momentum, dampening, weight_decay, nesterov, maximize) = (other.momentum, other.dampening, other.weight_decay, other.nesterov, other.maximize);
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

        public override void Initialize(OptimizerOptions options) => Free(ref momentum_buffer);

        public override void SaveStateDict(BinaryWriter writer) => SaveConditionalStateTensor(writer, momentum_buffer);

        public override void LoadStateDict(BinaryReader reader) => LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);

        public override void LoadStateDict(OptimizerState source) => Take(ref momentum_buffer, ((State)source).momentum_buffer);

        public override bool ApproximatelyEquals(OptimizerState other) => other is State state && Close(momentum_buffer, state.momentum_buffer);

        public override void to(Device device) => Transfer.Move(momentum_buffer, null, device);

        public void Dispose() => Free(ref momentum_buffer);
    }
}
