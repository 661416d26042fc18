using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Zeiler 2012: the step is scaled by the running mean square of earlier steps, so that its unit is the weights'.</summary>
public class Adadelta : OptimizerHelper
{
    public Adadelta(IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, rho, eps, weight_decay, maximize)
    {
    }

    public Adadelta(IEnumerable<ParamGroup> parameters, double lr = 1, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
    {
        if (lr < 0) throw new ArgumentException($"Invalid learning rate: {lr}");
        if (rho is < 0 or > 1) throw new ArgumentException($"Invalid rho value: {rho}");
        if (eps < 0) throw new ArgumentException($"Invalid eps value: {eps}");
        if (weight_decay < 0) throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        Start(new Options { LearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize }, parameters);
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(group =>
    {
        var options = group.Options;
        var (rho, eps) = (options.rho!.Value, options.eps!.Value);
        var (parameters, gradients, states) = Active<State>(group);
        if (parameters.Length == 0) return;
        foreach (var state in states) state.step++;
        if (options.maximize!.Value) gradients = Foreach.Negative(gradients);
        if (options.weight_decay is { } decay and not 0) gradients = Foreach.Sum(gradients, parameters, decay);
        var squares = Array.ConvertAll(states, state => state.square_avg!);
        var steps = Array.ConvertAll(states, state => state.acc_delta!);
        Foreach.Multiply(squares, rho);
        Foreach.AddProducts(squares, gradients, gradients, 1 - rho);
        var spread = Foreach.Sum(squares, eps);
        Foreach.SqrtInPlace(spread);
        var update = Foreach.Sum(steps, eps);
        Foreach.SqrtInPlace(update);
        Foreach.Divide(update, spread);
        Foreach.Multiply(update, gradients);
        Foreach.Add(parameters, update, -group.LearningRate);
        Foreach.Multiply(steps, rho);
        Foreach.AddProducts(steps, update, update, 1 - rho);
    }, closure);

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public class Options : OptimizerOptions
    {
        public double? rho;
        public double? eps;
        public double? weight_decay;
        public bool? maximize;

        internal override void Each(FieldPass pass, OptimizerOptions other)
        {
            var options = (Options)other;
            pass.Visit(ref rho, options.rho);
            pass.Visit(ref eps, options.eps);
            pass.Visit(ref weight_decay, options.weight_decay);
            pass.Visit(ref maximize, options.maximize);
        }
    }

    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize })
        {
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor? square_avg;
        public Tensor? acc_delta;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            square_avg = Zeros();
            acc_delta = Zeros();
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
            pass.Visit(ref acc_delta, state.acc_delta);
        }
    }
}
