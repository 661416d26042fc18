using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor clone(Tensor input) => input.clone();
    public static Tensor sparse_coo_tensor(Tensor indices, Tensor values, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Op.sparse_coo_tensor_indices_size.Call(indices, values, size, dtype ?? values.dtype, Argument.None, InitializeDevice(device)), requires_grad, names);
}

file static class Op
{
    internal static readonly Operator sparse_coo_tensor_indices_size = new("aten::sparse_coo_tensor", "indices_size");
}
