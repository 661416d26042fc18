using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Wu and He 2018: normalised within groups of channels, sample by sample.</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        (this.num_groups, this.eps, this.affine) = (num_groups, eps, affine);
        if (!affine) return;
        weight = Fresh.Parameter([num_channels], device, dtype);
        bias = Fresh.Parameter([num_channels], device, dtype);
        nn.init.ones_(weight);
        nn.init.zeros_(bias);
    }

    public long num_groups { get; set; }

    public double eps { get; set; }

    public bool affine { get; set; }

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

    public override Tensor forward(Tensor tensor)
    {
        if (tensor.Dimensions < 3) throw new ArgumentException($"Invalid number of dimensions for GroupNorm argument: {tensor.Dimensions}");
        return nn.functional.group_norm(tensor, num_groups, weight, bias, eps);
    }
}
