using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Duchi, Hazan and Singer 2011: the gradient divided by the root of the sum of all its squares.</summary>
public class Adagrad : OptimizerHelper
{
    public Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
    {
        if (lr < 0) throw new ArgumentException($"Invalid learning rate: {lr}");
        if (lr_decay < 0) throw new ArgumentException($"Invalid lr_decay value: {lr_decay}");
        if (weight_decay < 0) throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        if (initial_accumulator_value < 0) throw new ArgumentException($"Invalid initial_accumulator_value value: {initial_accumulator_value}");
        if (eps < 0) throw new ArgumentException($"Invalid eps value: {eps}");
        Start(new Options { LearningRate = lr, lr_decay = lr_decay, initial_accumulator_value = initial_accumulator_value, eps = eps, weight_decay = weight_decay }, parameters);
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(group =>
    {
        var options = group.Options;
        var (parameters, gradients, states) = Active<State>(group);
        if (parameters.Length == 0) return;
        foreach (var state in states) state.step++;
        if (options.weight_decay is { } decay and not 0) gradients = Foreach.Sum(gradients, parameters, decay);
        var sums = Array.ConvertAll(states, state => state.sum!);
        Foreach.AddProducts(sums, gradients, gradients, 1);
        var roots = Foreach.Sqrt(sums);
        Foreach.Add(roots, options.eps!.Value);
        for (var n = 0; n < states.Length; n++)
        {
            // Each parameter has its own count of steps, on which its rate depends.
            var rate = group.LearningRate / (1 + ((states[n].step - 1) * options.lr_decay!.Value));
            Foreach.AddQuotients([parameters[n]], [gradients[n]], [roots[n]], -rate);
        }
    }, closure);

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public class Options : OptimizerOptions
    {
        public double? lr_decay;
        public double? initial_accumulator_value;
        public double? eps;
        public double? weight_decay;

        internal override void Each(FieldPass pass, OptimizerOptions other)
        {
            var options = (Options)other;
            pass.Visit(ref lr_decay, options.lr_decay);
            pass.Visit(ref initial_accumulator_value, options.initial_accumulator_value);
            pass.Visit(ref eps, options.eps);
            pass.Visit(ref weight_decay, options.weight_decay);
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

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            : base(parameters, new Options { LearningRate = lr, lr_decay = lr_decay, initial_accumulator_value = initial_accumulator_value, eps = eps, weight_decay = weight_decay })
        {
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor? sum;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            sum = Zeros();
            nn.init.constant_(sum, ((Options)options).initial_accumulator_value!.Value);
        }

        public override void SaveStateDict(BinaryWriter writer) => Each(new WritingPass(writer), this);

        public override void LoadStateDict(BinaryReader reader) => Each(new ReadingPass(reader, _parameter.device), this);

        public override void LoadStateDict(OptimizerState source) => Each(new CopyingPass(_parameter.device), source);

        public void Dispose() => Each(new ReleasingPass(), this);

        internal override void Each(FieldPass pass, OptimizerState other)
        {
            var state = (State)other;
            pass.Visit(ref step, state.step);
            pass.Visit(ref sum, state.sum);
        }
    }
}
