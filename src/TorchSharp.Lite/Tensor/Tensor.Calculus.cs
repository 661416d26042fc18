using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
            Op.diff.Call(this, n, dim, prepend, append);
        public Tensor trapezoid(Tensor x, long dim = -1) => Op.trapezoid_x.Call(this, x, dim);
        public Tensor trapezoid(double dx = 1, long dim = -1) => Op.trapezoid_dx.Call(this, dx, dim);
        public Tensor cumulative_trapezoid(Tensor x, long dim = -1) => Op.cumulative_trapezoid_x.Call(this, x, dim);
        public Tensor cumulative_trapezoid(double dx = 1, long dim = -1) => Op.cumulative_trapezoid_dx.Call(this, dx, dim);
    }
}

file static class Op
{
    internal static readonly Operator diff = new("aten::diff");
    internal static readonly Operator trapezoid_x = new("aten::trapezoid", "x");
    internal static readonly Operator trapezoid_dx = new("aten::trapezoid", "dx");
    internal static readonly Operator cumulative_trapezoid_x = new("aten::cumulative_trapezoid", "x");
    internal static readonly Operator cumulative_trapezoid_dx = new("aten::cumulative_trapezoid", "dx");
}
