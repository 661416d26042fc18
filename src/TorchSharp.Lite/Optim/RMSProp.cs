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

    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public double? momentum;
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public bool? centered;

        internal override void Each(FieldPass pass, OptimizerOptions other)
        {
            var options = (Options)other;
            pass.Visit(ref maximize, options.maximize);
            pass.Visit(ref momentum, options.momentum);
            pass.Visit(ref alpha, options.alpha);
            pass.Visit(ref eps, options.eps);
            pass.Visit(ref weight_decay, options.weight_decay);
            pass.Visit(ref centered, options.centered);
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

        public override void SaveStateDict(BinaryWriter writer) => Each(new WritingPass(writer), this);

        public override void LoadStateDict(BinaryReader reader) => Each(new ReadingPass(reader, _parameter.device), this);

        public override void LoadStateDict(OptimizerState source) => Each(new CopyingPass(_parameter.device), source);

        public void Dispose() => Each(new ReleasingPass(), this);

        internal override void Each(FieldPass pass, OptimizerState other)
        {
            var state = (State)other;
            pass.Visit(ref step, state.step);
            pass.Visit(ref square_avg, state.square_avg);
            pass.Visit(ref momentum_buffer, state.momentum_buffer, optional: true);
            pass.Visit(ref grad_avg, state.grad_avg, optional: true);
        }
    }
}
