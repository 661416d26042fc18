using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A tensor keeps its object and its place in optimisers while its contents go to another device or element type.</summary>
internal static class Transfer
{
    private static readonly Operator to = new("aten::to", "dtype_layout");

    /// <summary>Integers keep their type.</summary>
    internal static void Move(Tensor? tensor, ScalarType? dtype, Device? device, bool nonBlocking = false)
    {
        if (tensor is null) return;
        var wanted = tensor.is_floating_point() || tensor.is_complex() ? dtype ?? tensor.dtype : tensor.dtype;
        if (wanted == tensor.dtype && (device is null || (device.type == tensor.device_type && device.index == tensor.device_index))) return;
        using var off = no_grad();
        using var copy = to.Call(tensor, wanted, Argument.Default, device is null ? Argument.Default : device, Argument.Default, nonBlocking);
        NativeMethods.Check(NativeMethods.tsl_tensor_set_data(tensor.Handle, copy.Handle));
    }
}
