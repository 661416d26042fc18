using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => Op.matmul.Call(this, target);
        public Tensor mm(Tensor target) => Op.mm.Call(this, target);
        public Tensor mv(Tensor target) => Op.mv.Call(this, target);
        public Tensor bmm(Tensor batch2) => Op.bmm.Call(this, batch2);
        public Tensor dot(Tensor target) => shape.AsSpan().SequenceEqual(target.shape)
            ? Op.dot.Call(this, target)
            : throw new InvalidOperationException($"dot takes two vectors of one length, not {this} and {target}.");
        public Tensor vdot(Tensor target) => Op.vdot.Call(this, target);
        public Tensor inner(Tensor vec2) => Op.inner.Call(this, vec2);
        public Tensor outer(Tensor vec2) => Op.outer.Call(this, vec2);
        public Tensor ger(Tensor vec2) => Op.outer.Call(this, vec2);
        public Tensor kron(Tensor other) => Op.kron.Call(this, other);
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Op.addmm.Call(this, mat1, mat2, (double)beta, (double)alpha);
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Op.addmm_.Change(this, mat1, mat2, (double)beta, (double)alpha);
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) =>
            Op.addmv.Call(this, mat, vec, (double)beta, (double)alpha);
        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) =>
            Op.addmv_.Change(this, mat, vec, (double)beta, (double)alpha);
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) =>
            Op.addr.Call(this, vec1, vec2, (double)beta, (double)alpha);
        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) =>
            Op.addr_.Change(this, vec1, vec2, (double)beta, (double)alpha);
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Op.addbmm.Call(this, batch1, batch2, (double)beta, (double)alpha);
        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Op.addbmm_.Change(this, batch1, batch2, (double)beta, (double)alpha);
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Op.baddbmm.Call(this, batch1, batch2, (double)beta, (double)alpha);
        public Tensor tensordot(Tensor b, long dims = 2) =>
            tensordot(b, Enumerable.Range(0, (int)dims).Select(n => this.dim() - dims + n).ToArray(), Enumerable.Range(0, (int)dims).Select(n => (long)n).ToArray());
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Op.tensordot.Call(this, b, dims1, dims2);
        public Tensor tensordot(Tensor b, (long, long)[] dims) =>
            tensordot(b, dims.Select(pair => pair.Item1).ToArray(), dims.Select(pair => pair.Item2).ToArray());
    }
}

file static class Op
{
    internal static readonly Operator matmul = new("aten::matmul");
    internal static readonly Operator mm = new("aten::mm");
    internal static readonly Operator mv = new("aten::mv");
    internal static readonly Operator bmm = new("aten::bmm");
    internal static readonly Operator dot = new("aten::dot");
    internal static readonly Operator vdot = new("aten::vdot");
    internal static readonly Operator inner = new("aten::inner");
    internal static readonly Operator outer = new("aten::outer");
    internal static readonly Operator kron = new("aten::kron");
    internal static readonly Operator addmm = new("aten::addmm");
    internal static readonly Operator addmm_ = new("aten::addmm_");
    internal static readonly Operator addmv = new("aten::addmv");
    internal static readonly Operator addmv_ = new("aten::addmv_");
    internal static readonly Operator addr = new("aten::addr");
    internal static readonly Operator addr_ = new("aten::addr_");
    internal static readonly Operator addbmm = new("aten::addbmm");
    internal static readonly Operator addbmm_ = new("aten::addbmm_");
    internal static readonly Operator baddbmm = new("aten::baddbmm");
    internal static readonly Operator tensordot = new("aten::tensordot");
}
