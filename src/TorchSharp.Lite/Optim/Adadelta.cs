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

    private protected override void Complete(OptimizerOptions options, OptimizerOptions defaults)
    {
        var (own, general) = ((Options)options, (Options)defaults);
        own.rho ??= general.rho;
        own.eps ??= general.eps;
        own.weight_decay ??= general.weight_decay;
        own.maximize ??= general.maximize;
    }

    public class Options : OptimizerOptions
    {
        public double? rho;
        public double? eps;
        public double? weight_decay;
        public bool? maximize;

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(rho!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(maximize!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            rho = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (rho, eps, weight_decay, maximize) = (other.rho, other.eps, other.weight_decay, other.maximize);
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

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            TensorFormat.Write(writer, square_avg!);
            TensorFormat.Write(writer, acc_delta!);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            TensorFormat.ReadInto(reader, square_avg!);
            TensorFormat.ReadInto(reader, acc_delta!);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Take(ref square_avg, other.square_avg);
            Take(ref acc_delta, other.acc_delta);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(square_avg, state.square_avg) && Close(acc_delta, state.acc_delta);

        public override void to(Device device)
        {
            Transfer.Move(square_avg, null, device);
            Transfer.Move(acc_delta, null, device);
        }

        public void Dispose()
        {
            Free(ref square_avg);
            Free(ref acc_delta);
        }
    }
}
