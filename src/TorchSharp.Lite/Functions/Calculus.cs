using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => input.diff(n, dim, prepend, append);
    public static Tensor trapezoid(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);
    public static Tensor trapezoid(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);
    public static ICollection<Tensor> gradient(Tensor input, int spacing = 1, long? dim = null, int edge_order = 1) => Op.gradient_scalarint.CallList(input, (long)spacing, dim, (long)edge_order);
    public static ICollection<Tensor> gradient(Tensor input, int spacing = 1, long[]? dims = null, int edge_order = 1) => dims is null ? gradient(input, spacing, (long?)null, edge_order) : Op.gradient_scalararray.CallList(input, (long)spacing, dims, (long)edge_order);
    public static Tensor trapz(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);
    public static Tensor trapz(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);
    public static Tensor cumulative_trapezoid(Tensor y, Tensor x, long dim = -1) => y.cumulative_trapezoid(x, dim);
    public static Tensor cumulative_trapezoid(Tensor y, double dx = 1, long dim = -1) => y.cumulative_trapezoid(dx, dim);
}

file static class Op
{
    internal static readonly Operator gradient_scalarint = new("aten::gradient", "scalarint");
    internal static readonly Operator gradient_scalararray = new("aten::gradient", "scalararray");
}
