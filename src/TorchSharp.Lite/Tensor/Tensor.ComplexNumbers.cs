using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor angle() => Op.angle.Call(this);
        public Tensor conj() => Op.conj.Call(this);
        public Tensor conj_physical() => Op.conj_physical.Call(this);
        public Tensor conj_physical_() => Op.conj_physical_.Change(this);
        public Tensor resolve_conj() => Op.resolve_conj.Call(this);
        public Tensor resolve_neg() => Op.resolve_neg.Call(this);
        public Tensor view_as_complex() => Op.view_as_complex.Call(this);
        public Tensor view_as_real() => Op.view_as_real.Call(this);
        public bool is_conj() => Op.is_conj.CallBoolean(this);
        public bool is_neg() => Op.is_neg.CallBoolean(this);
    }
}

file static class Op
{
    internal static readonly Operator angle = new("aten::angle");
    internal static readonly Operator conj = new("aten::conj");
    internal static readonly Operator conj_physical = new("aten::conj_physical");
    internal static readonly Operator conj_physical_ = new("aten::conj_physical_");
    internal static readonly Operator resolve_conj = new("aten::resolve_conj");
    internal static readonly Operator resolve_neg = new("aten::resolve_neg");
    internal static readonly Operator view_as_complex = new("aten::view_as_complex");
    internal static readonly Operator view_as_real = new("aten::view_as_real");
    internal static readonly Operator is_conj = new("aten::is_conj");
    internal static readonly Operator is_neg = new("aten::is_neg");
}
