using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Hinton's lecture 6e of 2012: the gradient divided by the root of its running mean square.</summary>
public class RMSProp : OptimizerHelper, IMomentum
{
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
    {
        if (lr < 0) throw new ArgumentException($"Invalid learning rate: {lr}");
        if (alpha < 0) throw new ArgumentException($"Invalid alpha value: {alpha}");
        if (eps < 0) throw new ArgumentException($"Invalid eps value: {eps}");
        if (weight_decay < 0) throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        if (momentum < 0) throw new ArgumentException($"Invalid momentum value: {momentum}");
        Start(new Options { LearningRate = lr, maximize = maximize, momentum = momentum, alpha = alpha, eps = eps, weight_decay = weight_decay, centered = centered }, parameters);
    }

    public double Momentum
    {
        get => ((Options)_defaults).momentum!.Value;
        set => ((Options)_defaults).momentum = value;
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(group =>
    {
        var options = group.Options;
        var (alpha, momentum) = (options.alpha!.Value, options.momentum!.Value);
        var (parameters, gradients, states) = Active<State>(group);
        if (parameters.Length == 0) return;
        foreach (var state in states) state.step++;
        if (options.maximize!.Value) gradients = Foreach.Negative(gradients);
        if (options.weight_decay is { } decay and not 0) gradients = Foreach.Sum(gradients, parameters, decay);
        var squares = Array.ConvertAll(states, state => state.square_avg!);
        Foreach.Multiply(squares, alpha);
        Foreach.AddProducts(squares, gradients, gradients, 1 - alpha);
        if (options.centered!.Value)
        {
            var means = Array.ConvertAll(states, state => state.grad_avg!);
            Foreach.Multiply(means, alpha);
            Foreach.Add(means, gradients, 1 - alpha);
            squares = Foreach.SumOfProducts(squares, means, means, -1);
        }
        var roots = Foreach.Sqrt(squares);
        Foreach.Add(roots, options.eps!.Value);
        if (momentum > 0)
        {
            var buffers = Array.ConvertAll(states, state => state.momentum_buffer!);
            Foreach.Multiply(buffers, momentum);
            Foreach.AddQuotients(buffers, gradients, roots, 1);
            Foreach.Add(parameters, buffers, -group.LearningRate);
        }
        else
        {
            Foreach.AddQuotients(parameters, gradients, roots, -group.LearningRate);
        }
    }, closure);

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override void Complete(OptimizerOptions options, OptimizerOptions defaults)
    {
        var (own, general) = ((Options)options, (Options)defaults);
        own.maximize ??= general.maximize;
        own.momentum ??= general.momentum;
        own.alpha ??= general.alpha;
        own.eps ??= general.eps;
        own.weight_decay ??= general.weight_decay;
        own.centered ??= general.centered;
    }

    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public double? momentum;
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public bool? centered;

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize!.Value);
            writer.Write(momentum!.Value);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(centered!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            momentum = reader.ReadDouble();
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            centered = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (maximize, momentum, alpha, eps, weight_decay, centered) = (other.maximize, other.momentum, other.alpha, other.eps, other.weight_decay, other.centered);
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

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0, bool centered = false)
            : base(parameters, new Options { LearningRate = lr, momentum = momentum, alpha = alpha, eps = eps, weight_decay = weight_decay, centered = centered })
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
        public long step;
        public Tensor? square_avg;
        public Tensor? momentum_buffer;
        public Tensor? grad_avg;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            square_avg = Zeros();
            momentum_buffer = Zeros();
            grad_avg = Zeros();
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            TensorFormat.Write(writer, square_avg!);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            TensorFormat.ReadInto(reader, square_avg!);
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
            LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Take(ref square_avg, other.square_avg);
            Take(ref momentum_buffer, other.momentum_buffer);
            Take(ref grad_avg, other.grad_avg);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(square_avg, state.square_avg) && Close(momentum_buffer, state.momentum_buffer) && Close(grad_avg, state.grad_avg);

        public override void to(Device device)
        {
            Transfer.Move(square_avg, null, device);
            Transfer.Move(momentum_buffer, null, device);
            Transfer.Move(grad_avg, null, device);
        }

        public void Dispose()
        {
            Free(ref square_avg);
            Free(ref momentum_buffer);
            Free(ref grad_avg);
        }
    }
}
