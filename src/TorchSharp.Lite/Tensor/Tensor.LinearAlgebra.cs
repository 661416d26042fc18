using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor det() => Op.linalg_det.Call(this);
        public Tensor logdet() => Op.logdet.Call(this);
        public Tensor inverse() => Op.linalg_inv.Call(this);
        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false) => Op.linalg_pinv.Call(this, rcond, hermitian);
        public Tensor cholesky(bool upper = false) => upper ? linalg.cholesky(this).adjoint() : linalg.cholesky(this);
        public Tensor cholesky_inverse(bool upper = false) => Op.cholesky_inverse.Call(this, upper);
        public Tensor cholesky_solve(Tensor input2, bool upper = false) => Op.cholesky_solve.Call(this, input2, upper);
        public (Tensor a, Tensor tau) geqrf() => Op.geqrf.Call2(this);
        public Tensor ormqr(Tensor tau, Tensor other, bool left = true, bool transpose = false) =>
            Op.ormqr.Call(this, tau, other, left, transpose);
        public Tensor matrix_exp() => Op.linalg_matrix_exp.Call(this);
        public Tensor matrix_power(int n) => Op.linalg_matrix_power.Call(this, (long)n);
    }
}

file static class Op
{
    internal static readonly Operator linalg_det = new("aten::linalg_det");
    internal static readonly Operator logdet = new("aten::logdet");
    internal static readonly Operator linalg_inv = new("aten::linalg_inv");
    internal static readonly Operator linalg_pinv = new("aten::linalg_pinv");
    internal static readonly Operator cholesky_inverse = new("aten::cholesky_inverse");
    internal static readonly Operator cholesky_solve = new("aten::cholesky_solve");
    internal static readonly Operator geqrf = new("aten::geqrf");
    internal static readonly Operator ormqr = new("aten::ormqr");
    internal static readonly Operator linalg_matrix_exp = new("aten::linalg_matrix_exp");
    internal static readonly Operator linalg_matrix_power = new("aten::linalg_matrix_power");
}
