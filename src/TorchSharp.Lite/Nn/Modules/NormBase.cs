using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What batch and instance normalisation have in common: a scale and a shift per channel, and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    [ComponentName(Name = nameof(running_mean))]
    private Tensor? _running_mean;

    [ComponentName(Name = nameof(running_var))]
    private Tensor? _running_var;

    [ComponentName(Name = nameof(num_batches_tracked))]
    private Tensor? _num_batches_tracked;

    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        (this.num_features, this.eps, this.momentum) = (num_features, eps, momentum);
        (this.affine, this.track_running_stats) = (affine, track_running_stats);
        if (affine)
        {
            weight = Fresh.Parameter([num_features], device, dtype);
            bias = Fresh.Parameter([num_features], device, dtype);
        }
        if (track_running_stats)
        {
            running_mean = Fresh.Filled([num_features], 0, device, dtype);
            running_var = Fresh.Filled([num_features], 1, device, dtype);
            num_batches_tracked = Fresh.Filled([], 0, device, ScalarType.Int64);
        }
        reset_parameters();
    }

    public long num_features { get; }

    public double eps { get; set; }

    /// <summary>The share of the newest batch in the running statistics; null: all batches count alike.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    public Parameter weight
    {
        get => _weight!;
        set => _weight = InstallNeeded(nameof(weight), _weight, value);
    }

    public Parameter? bias
    {
        get => _bias;
        set => _bias = Install(nameof(bias), _bias, value);
    }

    public Tensor? running_mean
    {
        get => _running_mean;
        set => _running_mean = InstallBuffer(nameof(running_mean), _running_mean, value);
    }

    public Tensor? running_var
    {
        get => _running_var;
        set => _running_var = InstallBuffer(nameof(running_var), _running_var, value);
    }

    public Tensor? num_batches_tracked
    {
        get => _num_batches_tracked;
        set => _num_batches_tracked = InstallBuffer(nameof(num_batches_tracked), _num_batches_tracked, value);
    }

    public void reset_running_stats()
    {
        if (!track_running_stats) return;
        nn.init.zeros_(running_mean!);
        nn.init.ones_(running_var!);
        nn.init.zeros_(num_batches_tracked!);
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine) return;
        nn.init.ones_(weight);
        nn.init.zeros_(bias!);
    }

    protected abstract void ValidateInputDimensions(Tensor input);

    private protected static void Require(Tensor input, int least, int most)
    {
        var found = input.Dimensions;
        if (found < least || found > most)
            throw new ArgumentException($"expected {(least == most ? $"{least}D" : $"{least}D or {most}D")} input, but got {found}D input.");
    }
}
