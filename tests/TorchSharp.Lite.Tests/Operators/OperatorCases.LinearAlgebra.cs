using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> LinearAlgebra => new()
    {
        ["linalg.det"] = x => Forms(linalg.det(x[0]), x[0].det()),
        ["linalg.inv"] = x => Forms(linalg.inv(x[0]), x[0].inverse()),
        ["linalg.matrix_exp"] = x => Forms(linalg.matrix_exp(x[0]), x[0].matrix_exp()),
        ["linalg.slogdet"] = x => Both(linalg.slogdet(x[0])),
        ["logdet"] = x => [x[0].logdet()],
        ["linalg.matrix_power"] = x => [x[0].matrix_power(3)],
        ["linalg.cholesky"] = x => [linalg.cholesky(x[0])],
        ["linalg.qr"] = x => Both(linalg.qr(x[0])),
        ["linalg.svd values"] = x => [linalg.svd(x[0], fullMatrices: false).S],
        ["linalg.svd product"] = x => linalg.svd(x[0], fullMatrices: false) is var (u, s, v) ? [u.matmul(s.diag()).matmul(v)] : [],
        ["linalg.svdvals"] = x => [linalg.svdvals(x[0])],
        ["linalg.eigh"] = x => linalg.eigh(x[0]) is var (w, v) ? [w, v * v] : [],
        ["linalg.eigvalsh"] = x => [linalg.eigvalsh(x[0])],
        ["linalg.eig"] = x => [linalg.eigvals(x[0].detach()).abs().sort().Values],
        ["linalg.solve"] = x => [linalg.solve(x[0], x[1])],
        ["linalg.solve_triangular"] = x => [linalg.solve_triangular(x[0], x[1], upper: true)],
        ["linalg.lstsq"] = x => [linalg.lstsq(x[0], x[1]).Solution],
        ["linalg.lstsq residuals"] = x => [linalg.lstsq(x[0].detach(), x[1].detach()).Residuals],
        ["linalg.lu"] = x => linalg.lu(x[0]) is var (_, l, u) ? [l, u] : [],
        ["linalg.pinv"] = x => [linalg.pinv(x[0])],
        ["linalg.matrix_rank"] = x => [linalg.matrix_rank(x[0].detach())],
        ["linalg.norm"] = x => [linalg.norm(x[0])],
        ["linalg.norm inf"] = x => [linalg.norm(x[0], double.PositiveInfinity, new long[] { 0, 1 })],
        ["linalg.norm nuc"] = x => [linalg.norm(x[0], "nuc")],
        ["linalg.vector_norm"] = x => [linalg.vector_norm(x[0], 3, new long[] { 0, 2 })],
        ["linalg.matrix_norm"] = x => [linalg.matrix_norm(x[0])],
        ["linalg.cond"] = x => [linalg.cond(x[0])],
        ["linalg.cross"] = x => [linalg.cross(x[0], x[1])],
        ["linalg.multi_dot"] = x => [linalg.multi_dot(new[] { x[0], x[1] })],
        ["linalg.tensorinv"] = x => [linalg.tensorinv(x[0].view(4, 2, 2), 1)],
        ["linalg.vecdot"] = x => [linalg.vecdot(x[0], x[1])],
        ["linalg.householder_product"] = x => [linalg.householder_product(x[0], x[1])],
        ["cholesky_solve"] = x => [x[0].cholesky_solve(linalg.cholesky(x[1]))],
        ["cholesky_inverse"] = x => [linalg.cholesky(x[0]).cholesky_inverse()],
    };
}
