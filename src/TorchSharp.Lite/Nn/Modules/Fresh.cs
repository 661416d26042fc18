using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>New parameters and buffers of layers; they belong to the layer, not to the dispose scope they are made in.</summary>
internal static class Fresh
{
    private static readonly Operator empty = new("aten::empty", "memory_format");
    private static readonly Operator full = new("aten::full");

    internal static Parameter Parameter(long[] sizes, Device? device, ScalarType? dtype)
    {
        var parameter = new Parameter(empty.Call(sizes, dtype ?? get_default_dtype(), Argument.Default, Place(device)));
        parameter.DetachFromDisposeScope();
        return parameter;
    }

    internal static Tensor Filled(long[] sizes, double value, Device? device, ScalarType? dtype) =>
        full.Call(sizes, value, dtype ?? get_default_dtype(), Argument.Default, Place(device)).DetachFromDisposeScope();

    /// <summary>The start of PyTorch's linear and convolution layers: both uniform within ±1/√fan-in, the weight drawn first.</summary>
    internal static void Initialise(Tensor weight, Tensor? bias)
    {
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is null) return;
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        nn.init.uniform_(bias, -bound, bound);
    }

    private static Argument Place(Device? device) => device is null ? Argument.Default : device;
}
