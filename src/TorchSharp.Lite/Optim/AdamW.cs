using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Loshchilov and Hutter 2017: Adam whose weight decay shrinks the weights directly, by rate times decay.</summary>
public class AdamW : OptimizerHelper, IBetas
{
    public AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public AdamW(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        if (lr < 0) throw new ArgumentException($"Invalid learning rate: {lr}");
        if (beta1 is < 0 or >= 1) throw new ArgumentException($"Invalid beta1 value: {beta1}");
        if (beta2 is < 0 or >= 1) throw new ArgumentException($"Invalid beta2 value: {beta2}");
        if (eps < 0) throw new ArgumentException($"Invalid eps value: {eps}");
        if (weight_decay < 0) throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        Start(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }, parameters);
    }

    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
        set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(group =>
    {
        var (parameters, gradients, states) = Active<State>(group);
        // All of a group are at the same step, unless some had no gradient for a while.
        foreach (var alike in Enumerable.Range(0, states.Length).GroupBy(n => states[n].step).Select(same => same.ToArray()))
        {
            Update(group.Options, Array.ConvertAll(alike, n => parameters[n]), Array.ConvertAll(alike, n => gradients[n]), Array.ConvertAll(alike, n => states[n]));
        }
    }, closure);

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override void Complete(OptimizerOptions options, OptimizerOptions defaults)
    {
        var (own, general) = ((Options)options, (Options)defaults);
        own.beta1 ??= general.beta1;
        own.beta2 ??= general.beta2;
        own.eps ??= general.eps;
        own.weight_decay ??= general.weight_decay;
        own.amsgrad ??= general.amsgrad;
        own.maximize ??= general.maximize;
    }

    private static void Update(Options options, Tensor[] parameters, Tensor[] gradients, State[] states)
    {
        var (beta1, beta2, rate, decay) = (options.beta1!.Value, options.beta2!.Value, options.LearningRate!.Value, options.weight_decay!.Value);
        foreach (var state in states) state.step++;
        var step = states[0].step;
        if (options.maximize!.Value) gradients = Foreach.Negative(gradients);
        if (decay != 0) Foreach.Multiply(parameters, 1 - (rate * decay));
        var means = Array.ConvertAll(states, state => state.exp_avg!);
        var squares = Array.ConvertAll(states, state => state.exp_avg_sq!);
        Foreach.Multiply(means, beta1);
        Foreach.Add(means, gradients, 1 - beta1);
        Foreach.Multiply(squares, beta2);
        Foreach.AddProducts(squares, gradients, gradients, 1 - beta2);
        var roots = Foreach.Sqrt(options.amsgrad!.Value ? Largest(states) : squares);
        Foreach.Divide(roots, Math.Sqrt(1 - Math.Pow(beta2, step)));
        Foreach.Add(roots, options.eps!.Value);
        Foreach.AddQuotients(parameters, means, roots, -rate / (1 - Math.Pow(beta1, step)));
    }

    private static Tensor[] Largest(State[] states)
    {
        var largest = Foreach.Maximum(Array.ConvertAll(states, state => state.max_exp_avg_sq!), Array.ConvertAll(states, state => state.exp_avg_sq!));
        for (var n = 0; n < states.Length; n++)
        {
            states[n].max_exp_avg_sq!.Dispose();
            states[n].max_exp_avg_sq = largest[n].DetachFromDisposeScope();
        }
        return largest;
    }

    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? weight_decay;
        public double? eps;
        public bool? amsgrad;
        public bool? maximize;

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(amsgrad!.Value);
            writer.Write(maximize!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            amsgrad = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (beta1, beta2, eps, weight_decay, amsgrad, maximize) = (other.beta1, other.beta2, other.eps, other.weight_decay, other.amsgrad, other.maximize);
        }
    }

    public class ParamGroup : ParamGroup<Options>, IBetas
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
        {
        }

        public (double, double) Betas
        {
            get => (Options.beta1!.Value, Options.beta2!.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor? exp_avg;
        public Tensor? exp_avg_sq;
        public Tensor? max_exp_avg_sq;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            exp_avg = Zeros();
            exp_avg_sq = Zeros();
            if (((Options)options).amsgrad!.Value) max_exp_avg_sq = Zeros();
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            TensorFormat.Write(writer, exp_avg!);
            TensorFormat.Write(writer, exp_avg_sq!);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            TensorFormat.ReadInto(reader, exp_avg!);
            TensorFormat.ReadInto(reader, exp_avg_sq!);
            LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Take(ref exp_avg, other.exp_avg);
            Take(ref exp_avg_sq, other.exp_avg_sq);
            Take(ref max_exp_avg_sq, other.max_exp_avg_sq);
        }

        public override bool ApproximatelyEquals(OptimizerState other) => other is State state && step == state.step
            && Close(exp_avg, state.exp_avg) && Close(exp_avg_sq, state.exp_avg_sq) && Close(max_exp_avg_sq, state.max_exp_avg_sq);

        public override void to(Device device)
        {
            Transfer.Move(exp_avg, null, device);
            Transfer.Move(exp_avg_sq, null, device);
            Transfer.Move(max_exp_avg_sq, null, device);
        }

        public void Dispose()
        {
            Free(ref exp_avg);
            Free(ref exp_avg_sq);
            Free(ref max_exp_avg_sq);
        }
    }
}
