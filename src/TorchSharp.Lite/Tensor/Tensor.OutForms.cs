using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor empty(params long[] sizes) => Op.empty_out.Change(sizes, Argument.None, this);
        public Tensor zeros(params long[] sizes) => Op.zeros_out.Change(sizes, this);
        public Tensor ones(params long[] sizes) => Op.ones_out.Change(sizes, this);
        public Tensor full(long[] sizes, Scalar value) => Op.full_out.Change(sizes, value, this);
        public Tensor full(ReadOnlySpan<long> sizes, Scalar value) => Op.full_out.Change(sizes, value, this);
        public Tensor eye(long rows, long columns) => Op.eye_m_out.Change(rows, columns, this);
        public Tensor arange_out(Scalar start, Scalar stop, Scalar step) => Op.arange_start_out.Change(start, stop, step, this);
        public Tensor rand_out(params long[] sizes) => Op.rand_out.Change(sizes, this);
        public Tensor randn_out(params long[] sizes) => Op.randn_out.Change(sizes, this);
        public Tensor randint_out(long high, long[] sizes) => Op.randint_out.Change(high, sizes, this);
        [Obsolete("This doesn't exist in PyTorch.", false)]
        public Tensor randperm_out(long n) => Op.randperm_out.Change(n, this);
    }
}

file static class Op
{
    internal static readonly Operator empty_out = new("aten::empty", "out");
    internal static readonly Operator zeros_out = new("aten::zeros", "out");
    internal static readonly Operator ones_out = new("aten::ones", "out");
    internal static readonly Operator full_out = new("aten::full", "out");
    internal static readonly Operator eye_m_out = new("aten::eye", "m_out");
    internal static readonly Operator arange_start_out = new("aten::arange", "start_out");
    internal static readonly Operator rand_out = new("aten::rand", "out");
    internal static readonly Operator randn_out = new("aten::randn", "out");
    internal static readonly Operator randint_out = new("aten::randint", "out");
    internal static readonly Operator randperm_out = new("aten::randperm", "out");
}
