using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static class linalg
    {
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        public static Tensor cholesky(Tensor input) => Op.linalg_cholesky.Call(input);
        public static (Tensor L, Tensor info) cholesky_ex(Tensor input, bool check_errors = false) =>
            Op.linalg_cholesky_ex.Call2(input, false, check_errors);
        public static Tensor cond(Tensor input) => Op.linalg_cond.Call(input);
        public static Tensor cond(Tensor input, double p) => Op.linalg_cond.Call(input, p);
        public static Tensor cond(Tensor input, int p) => Op.linalg_cond.Call(input, (long)p);
        public static Tensor cond(Tensor input, string p) => Op.linalg_cond_p_str.Call(input, p);
        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Op.linalg_cross.Call(input, other, dim);
        public static Tensor det(Tensor input) => Op.linalg_det.Call(input);
        public static (Tensor, Tensor) slogdet(Tensor input) => Op.linalg_slogdet.Call2(input);
        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) =>
            Op.linalg_diagonal.Call(input, (long)offset, (long)dim1, (long)dim2);
        public static (Tensor, Tensor) eig(Tensor input) => Op.linalg_eig.Call2(input);
        public static Tensor eigvals(Tensor input) => Op.linalg_eigvals.Call(input);
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Op.linalg_eigh.Call2(input, UPLO.ToString());
        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Op.linalg_eigvalsh.Call(input, UPLO.ToString());
        public static Tensor householder_product(Tensor A, Tensor tau) => Op.linalg_householder_product.Call(A, tau);
        public static Tensor inv(Tensor input) => Op.linalg_inv.Call(input);
        public static (Tensor L, Tensor info) inv_ex(Tensor input, bool check_errors = false) =>
            Op.linalg_inv_ex.Call2(input, check_errors);
        public static (Tensor LU, Tensor Pivots) ldl_factor(Tensor input, bool hermitian = true) =>
            Op.linalg_ldl_factor.Call2(input, hermitian);
        public static (Tensor LU, Tensor Pivots, Tensor Info) ldl_factor_ex(Tensor input, bool hermitian = true, bool check_errors = false) =>
            Op.linalg_ldl_factor_ex.Call3(input, hermitian, check_errors);
        public static Tensor ldl_solve(Tensor LD, Tensor pivots, Tensor B, bool hermitian = false) =>
            Op.linalg_ldl_solve.Call(LD, pivots, B, hermitian);
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) =>
            Op.linalg_lstsq.Call4(input, other);
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) =>
            Op.linalg_lstsq.Call4(input, other, rcond);
        public static (Tensor P, Tensor L, Tensor U) lu(Tensor input, bool pivot = true) => Op.linalg_lu.Call3(input, pivot);
        public static (Tensor LU, Tensor Pivots) lu_factor(Tensor input, bool pivot = true) => Op.linalg_lu_factor.Call2(input, pivot);
        public static Tensor lu_solve(Tensor LU, Tensor pivots, Tensor B, bool left = true, bool adjoint = false, Tensor? @out = null) =>
            Tensor.Into(@out, Op.linalg_lu_solve.Call(LU, pivots, B, left, adjoint));
        public static Tensor matrix_exp(Tensor input) => Op.linalg_matrix_exp.Call(input);
        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Op.linalg_matrix_norm.Call(input, ord, dims ?? Argument.Default, keepdim);
        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) =>
            Op.linalg_matrix_norm_str_ord.Call(input, ord, dims ?? Argument.Default, keepdim);
        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Op.linalg_matrix_rank_atol_rtol_float.Call(input, atol, rtol, hermitian);
        public static Tensor matrix_rank(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) =>
            Op.linalg_matrix_rank_atol_rtol_tensor.Call(input, atol, rtol, hermitian);
        public static Tensor multi_dot(IList<Tensor> tensors) => Op.linalg_multi_dot.Call(tensors.ToArray());
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) =>
            Op.linalg_norm.Call(input, Argument.None, dims, keepdim);
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Op.linalg_norm.Call(input, ord, dims, keepdim);
        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) =>
            Op.linalg_norm.Call(input, (long)ord, dims, keepdim);
        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            Op.linalg_norm_ord_str.Call(input, ord, dims, keepdim);
        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Op.linalg_pinv_atol_rtol_float.Call(input, atol, rtol, hermitian);
        public static Tensor pinv(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) =>
            Op.linalg_pinv_atol_rtol_tensor.Call(input, atol, rtol, hermitian);
        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) =>
            Op.linalg_qr.Call2(input, mode == QRMode.Complete ? "complete" : mode == QRMode.R ? "r" : "reduced");
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Op.linalg_solve.Call(A, B, left);
        public static (Tensor result, Tensor info) solve_ex(Tensor A, Tensor B, bool left = true, bool check_errors = false) =>
            Op.linalg_solve_ex.Call2(A, B, left, check_errors);
        public static Tensor solve_triangular(Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null) =>
            Tensor.Into(@out, Op.linalg_solve_triangular.Call(A, B, upper, left, unitriangular));
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) =>
            Op.linalg_svd.Call3(input, fullMatrices);
        public static Tensor svdvals(Tensor input) => Op.linalg_svdvals.Call(input);
        public static Tensor tensorinv(Tensor input, long ind) => Op.linalg_tensorinv.Call(input, ind);
        public static Tensor tensorsolve(Tensor A, Tensor B, long[] dims) => Op.linalg_tensorsolve.Call(A, B, dims);
        public static Tensor vander(Tensor input, long? N = null) => Op.linalg_vander.Call(input, N);
        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) =>
            Tensor.Into(@out, Op.linalg_vecdot.Call(x, y, dim));
        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Op.linalg_vector_norm.Call(input, ord, dims, keepdim);
    }
}

file static class Op
{
    internal static readonly Operator linalg_cholesky = new("aten::linalg_cholesky");
    internal static readonly Operator linalg_cholesky_ex = new("aten::linalg_cholesky_ex");
    internal static readonly Operator linalg_cond = new("aten::linalg_cond");
    internal static readonly Operator linalg_cond_p_str = new("aten::linalg_cond", "p_str");
    internal static readonly Operator linalg_cross = new("aten::linalg_cross");
    internal static readonly Operator linalg_det = new("aten::linalg_det");
    internal static readonly Operator linalg_slogdet = new("aten::linalg_slogdet");
    internal static readonly Operator linalg_diagonal = new("aten::linalg_diagonal");
    internal static readonly Operator linalg_eig = new("aten::linalg_eig");
    internal static readonly Operator linalg_eigvals = new("aten::linalg_eigvals");
    internal static readonly Operator linalg_eigh = new("aten::linalg_eigh");
    internal static readonly Operator linalg_eigvalsh = new("aten::linalg_eigvalsh");
    internal static readonly Operator linalg_householder_product = new("aten::linalg_householder_product");
    internal static readonly Operator linalg_inv = new("aten::linalg_inv");
    internal static readonly Operator linalg_inv_ex = new("aten::linalg_inv_ex");
    internal static readonly Operator linalg_ldl_factor = new("aten::linalg_ldl_factor");
    internal static readonly Operator linalg_ldl_factor_ex = new("aten::linalg_ldl_factor_ex");
    internal static readonly Operator linalg_ldl_solve = new("aten::linalg_ldl_solve");
    internal static readonly Operator linalg_lstsq = new("aten::linalg_lstsq");
    internal static readonly Operator linalg_lu = new("aten::linalg_lu");
    internal static readonly Operator linalg_lu_factor = new("aten::linalg_lu_factor");
    internal static readonly Operator linalg_lu_solve = new("aten::linalg_lu_solve");
    internal static readonly Operator linalg_matrix_exp = new("aten::linalg_matrix_exp");
    internal static readonly Operator linalg_matrix_norm = new("aten::linalg_matrix_norm");
    internal static readonly Operator linalg_matrix_norm_str_ord = new("aten::linalg_matrix_norm", "str_ord");
    internal static readonly Operator linalg_matrix_rank_atol_rtol_float = new("aten::linalg_matrix_rank", "atol_rtol_float");
    internal static readonly Operator linalg_matrix_rank_atol_rtol_tensor = new("aten::linalg_matrix_rank", "atol_rtol_tensor");
    internal static readonly Operator linalg_multi_dot = new("aten::linalg_multi_dot");
    internal static readonly Operator linalg_norm = new("aten::linalg_norm");
    internal static readonly Operator linalg_norm_ord_str = new("aten::linalg_norm", "ord_str");
    internal static readonly Operator linalg_pinv_atol_rtol_float = new("aten::linalg_pinv", "atol_rtol_float");
    internal static readonly Operator linalg_pinv_atol_rtol_tensor = new("aten::linalg_pinv", "atol_rtol_tensor");
    internal static readonly Operator linalg_qr = new("aten::linalg_qr");
    internal static readonly Operator linalg_solve = new("aten::linalg_solve");
    internal static readonly Operator linalg_solve_ex = new("aten::linalg_solve_ex");
    internal static readonly Operator linalg_solve_triangular = new("aten::linalg_solve_triangular");
    internal static readonly Operator linalg_svd = new("aten::linalg_svd");
    internal static readonly Operator linalg_svdvals = new("aten::linalg_svdvals");
    internal static readonly Operator linalg_tensorinv = new("aten::linalg_tensorinv");
    internal static readonly Operator linalg_tensorsolve = new("aten::linalg_tensorsolve");
    internal static readonly Operator linalg_vander = new("aten::linalg_vander");
    internal static readonly Operator linalg_vecdot = new("aten::linalg_vecdot");
    internal static readonly Operator linalg_vector_norm = new("aten::linalg_vector_norm");
}
