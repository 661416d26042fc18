using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Ioffe and Szegedy 2015; statistics of the batch in training, running ones in evaluation.</summary>
public abstract class BatchNorm : NormBase
{
    private static readonly Operator addOne = new("aten::add_", "Scalar");
    private static readonly Operator item = new("aten::_local_scalar_dense");

    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var share = momentum ?? 0.0;
        if (training && track_running_stats && num_batches_tracked is { } seen)
        {
            addOne.Run(seen, 1L);
            if (momentum is null) share = 1.0 / item.CallInteger(seen);
        }
        var ownStatistics = training || (running_mean is null && running_var is null);
        var keep = !training || track_running_stats;
        return nn.functional.batch_norm(input, keep ? running_mean : null, keep ? running_var : null, weight, bias, ownStatistics, share, eps);
    }
}

public sealed class BatchNorm1d : BatchNorm
{
    internal BatchNorm1d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm1d))
    {
    }

    protected override void ValidateInputDimensions(Tensor input) => Require(input, 2, 3);
}

public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d))
    {
    }

    protected override void ValidateInputDimensions(Tensor input) => Require(input, 4, 4);
}

public sealed class BatchNorm3d : BatchNorm
{
    internal BatchNorm3d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm3d))
    {
    }

    protected override void ValidateInputDimensions(Tensor input) => Require(input, 5, 5);
}
