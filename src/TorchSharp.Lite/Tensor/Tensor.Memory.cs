using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor clone() => Op.clone.Call(this);
        public Tensor detach() => Op.detach.Call(this);
        public Tensor detach_() => Op.detach_.Change(this);
        public Tensor alias() => new Tensor(NativeMethods.tsl_tensor_alias(Handle));
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Op.copy_.Change(this, source, nonBlocking);
        public Tensor set_(Tensor source) => Op.set__source_Tensor.Change(this, source);
        public Tensor fill_(Scalar value) => Op.fill__Scalar.Change(this, value);
        public Tensor zero_() => Op.zero_.Change(this);
        public Tensor pin_memory() => Op.pin_memory.Call(this);
        public bool is_pinned() => Op.is_pinned.CallBoolean(this);
        public Tensor to_dense() => Op.to_dense.Call(this);
    }
}

file static class Op
{
    internal static readonly Operator clone = new("aten::clone");
    internal static readonly Operator detach = new("aten::detach");
    internal static readonly Operator detach_ = new("aten::detach_");
    internal static readonly Operator copy_ = new("aten::copy_");
    internal static readonly Operator set__source_Tensor = new("aten::set_", "source_Tensor");
    internal static readonly Operator fill__Scalar = new("aten::fill_", "Scalar");
    internal static readonly Operator zero_ = new("aten::zero_");
    internal static readonly Operator pin_memory = new("aten::pin_memory");
    internal static readonly Operator is_pinned = new("aten::is_pinned");
    internal static readonly Operator to_dense = new("aten::to_dense");
}
