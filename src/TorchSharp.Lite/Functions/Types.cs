using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => (ScalarType)Op.promote_types.CallInteger(type1, type2);
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => (ScalarType)Op.result_type_Tensor.CallInteger(tensor1, tensor2);
    public static bool can_cast(ScalarType from, ScalarType to) => Op.can_cast.CallBoolean(from, to);
}

file static class Op
{
    internal static readonly Operator promote_types = new("aten::promote_types");
    internal static readonly Operator result_type_Tensor = new("aten::result_type", "Tensor");
    internal static readonly Operator can_cast = new("aten::can_cast");
}
