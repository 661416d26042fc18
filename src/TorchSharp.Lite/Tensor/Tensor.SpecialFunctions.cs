using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor erf() => Op.erf.Call(this);
        public Tensor erf_() => Op.erf_.Change(this);
        public Tensor erfc() => Op.erfc.Call(this);
        public Tensor erfc_() => Op.erfc_.Change(this);
        public Tensor erfinv() => Op.erfinv.Call(this);
        public Tensor erfinv_() => Op.erfinv_.Change(this);
        public Tensor lgamma() => Op.lgamma.Call(this);
        public Tensor lgamma_() => Op.lgamma_.Change(this);
        public Tensor digamma() => Op.digamma.Call(this);
        public Tensor digamma_() => Op.digamma_.Change(this);
        public Tensor polygamma(long p) => Op.polygamma.Call(p, this);
        public Tensor polygamma_(long p) => Op.polygamma_.Change(this, p);
        public Tensor mvlgamma(long p) => Op.mvlgamma.Call(this, p);
        public Tensor mvlgamma_(long p) => Op.mvlgamma_.Change(this, p);
        public Tensor igamma(Tensor other) => Op.igamma.Call(this, other);
        public Tensor igammac(Tensor other) => Op.igammac.Call(this, other);
        public Tensor i0() => Op.i0.Call(this);
    }
}

file static class Op
{
    internal static readonly Operator erf = new("aten::erf");
    internal static readonly Operator erf_ = new("aten::erf_");
    internal static readonly Operator erfc = new("aten::erfc");
    internal static readonly Operator erfc_ = new("aten::erfc_");
    internal static readonly Operator erfinv = new("aten::erfinv");
    internal static readonly Operator erfinv_ = new("aten::erfinv_");
    internal static readonly Operator lgamma = new("aten::lgamma");
    internal static readonly Operator lgamma_ = new("aten::lgamma_");
    internal static readonly Operator digamma = new("aten::digamma");
    internal static readonly Operator digamma_ = new("aten::digamma_");
    internal static readonly Operator polygamma = new("aten::polygamma");
    internal static readonly Operator polygamma_ = new("aten::polygamma_");
    internal static readonly Operator mvlgamma = new("aten::mvlgamma");
    internal static readonly Operator mvlgamma_ = new("aten::mvlgamma_");
    internal static readonly Operator igamma = new("aten::igamma");
    internal static readonly Operator igammac = new("aten::igammac");
    internal static readonly Operator i0 = new("aten::i0");
}
