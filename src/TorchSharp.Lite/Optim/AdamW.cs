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
        AdamRule.Check(lr, beta1, beta2, eps, weight_decay);
        Start(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }, parameters);
    }

    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
        set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(group => group.Options.Rule.Update(Active<State>(group)), closure);

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? weight_decay;
        public double? eps;
        public bool? amsgrad;
        public bool? maximize;

        internal AdamRule Rule =>
            new(LearningRate!.Value, beta1!.Value, beta2!.Value, eps!.Value, weight_decay!.Value, amsgrad!.Value, maximize!.Value, Decoupled: true);

        internal override void Each(FieldPass pass, OptimizerOptions other)
        {
            var options = (Options)other;
            pass.Visit(ref beta1, options.beta1);
            pass.Visit(ref beta2, options.beta2);
            pass.Visit(ref eps, options.eps);
            pass.Visit(ref weight_decay, options.weight_decay);
            pass.Visit(ref amsgrad, options.amsgrad);
            pass.Visit(ref maximize, options.maximize);
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

    public sealed class State : OptimizerState, IAdamState, IDisposable
    {
        public long step;
        public Tensor? exp_avg;
        public Tensor? exp_avg_sq;
        public Tensor? max_exp_avg_sq;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        ref long IAdamState.Step => ref step;

        Tensor IAdamState.Mean => exp_avg!;

        Tensor IAdamState.Square => exp_avg_sq!;

        ref Tensor? IAdamState.LargestSquare => ref max_exp_avg_sq;

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            exp_avg = Zeros();
            exp_avg_sq = Zeros();
            if (((Options)options).amsgrad!.Value) max_exp_avg_sq = Zeros();
        }

        public override void SaveStateDict(BinaryWriter writer) => Each(new WritingPass(writer), this);

        public override void LoadStateDict(BinaryReader reader) => Each(new ReadingPass(reader, _parameter.device), this);

        public override void LoadStateDict(OptimizerState source) => Each(new CopyingPass(_parameter.device), source);

        public void Dispose() => Each(new ReleasingPass(), this);

        internal override void Each(FieldPass pass, OptimizerState other)
        {
            var state = (State)other;
            pass.Visit(ref step, state.step);
            pass.Visit(ref exp_avg, state.exp_avg);
            pass.Visit(ref exp_avg_sq, state.exp_avg_sq);
            pass.Visit(ref max_exp_avg_sq, state.max_exp_avg_sq, optional: true);
        }
    }
}
