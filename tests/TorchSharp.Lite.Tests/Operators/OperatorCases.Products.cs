using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Products => new()
    {
        ["matmul"] = x => Forms(x[0].matmul(x[1]), matmul(x[0], x[1])),
        ["mm"] = x => Forms(x[0].mm(x[1]), mm(x[0], x[1])),
        ["mv"] = x => Forms(x[0].mv(x[1]), mv(x[0], x[1])),
        ["bmm"] = x => Forms(x[0].bmm(x[1]), bmm(x[0], x[1])),
        ["dot"] = x => Forms(x[0].dot(x[1]), dot(x[0], x[1]), x[0].vdot(x[1])),
        ["inner"] = x => Forms(x[0].inner(x[1]), inner(x[0], x[1])),
        ["outer"] = x => Forms(x[0].outer(x[1]), outer(x[0], x[1]), x[0].ger(x[1])),
        ["kron"] = x => Forms(x[0].kron(x[1]), kron(x[0], x[1])),
        ["addmm"] = x => Forms(x[0].addmm(x[1], x[2], 0.5f, 2f), addmm(x[0], x[1], x[2], 0.5f, 2f)),
        ["addmv"] = x => [x[0].addmv(x[1], x[2], 0.5f, 2f)],
        ["addr"] = x => [x[0].addr(x[1], x[2], 0.5f, 2f)],
        ["addbmm"] = x => [x[0].addbmm(x[1], x[2], 0.5f, 2f)],
        ["einsum"] = x => [einsum("bij,ji->b", x[0], x[1])],
        ["tensordot dims"] = x => Forms(
            x[0].tensordot(x[1], new long[] { 2, 1 }, new long[] { 0, 2 }), tensordot(x[0], x[1], new (long, long)[] { (2, 0), (1, 2) })),
        ["chain_matmul"] = x => [chain_matmul(x[0], x[1], x[2])],
        ["cdist"] = x => [cdist(x[0], x[1])],
        ["diff"] = x => Forms(x[0].diff(), diff(x[0])),
        ["trapezoid"] = x => Forms(x[0].trapezoid(0.5), trapz(x[0], 0.5)),
        ["cumulative_trapezoid"] = x => [x[0].cumulative_trapezoid(0.5)],
        ["complex"] = x => [complex(x[0], x[1])],
        ["polar"] = x => [polar(x[0], x[1])],
        ["real and imag"] = x => [x[0].view_as_complex().real, imag(view_as_complex(x[0]))],
        ["abs of complex"] = x => [x[0].view_as_complex().abs()],
        ["angle"] = x => [x[0].view_as_complex().angle()],
        ["conj"] = x => [x[0].view_as_complex().conj().resolve_conj()],
    };
}
