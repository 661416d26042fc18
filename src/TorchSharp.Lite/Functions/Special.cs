using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static class special
    {
        public static Tensor airy_ai(Tensor input, Tensor? @out = null) => Tensor.Into(@out, Op.special_airy_ai.Call(input));
        public static Tensor bessel_j0(Tensor input, Tensor? @out = null) => Tensor.Into(@out, Op.special_bessel_j0.Call(input));
        public static Tensor bessel_j1(Tensor input, Tensor? @out = null) => Tensor.Into(@out, Op.special_bessel_j1.Call(input));
        public static Tensor bessel_y0(Tensor input, Tensor? @out = null) => Tensor.Into(@out, Op.special_bessel_y0.Call(input));
        public static Tensor bessel_y1(Tensor input, Tensor? @out = null) => Tensor.Into(@out, Op.special_bessel_y1.Call(input));
        public static Tensor chebyshev_polynomial_t(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_chebyshev_polynomial_t.Call(x, n));
        public static Tensor chebyshev_polynomial_u(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_chebyshev_polynomial_u.Call(x, n));
        public static Tensor chebyshev_polynomial_v(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_chebyshev_polynomial_v.Call(x, n));
        public static Tensor chebyshev_polynomial_w(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_chebyshev_polynomial_w.Call(x, n));
        public static Tensor digamma(Tensor input) => Op.special_digamma.Call(input);
        public static Tensor entr(Tensor input) => Op.special_entr.Call(input);
        public static Tensor erf(Tensor input) => Op.special_erf.Call(input);
        public static Tensor erfc(Tensor input) => Op.special_erfc.Call(input);
        public static Tensor erfcx(Tensor input) => Op.special_erfcx.Call(input);
        public static Tensor erfinv(Tensor input) => Op.special_erfinv.Call(input);
        public static Tensor exp2(Tensor input) => Op.special_exp2.Call(input);
        public static Tensor expit(Tensor input) => Op.special_expit.Call(input);
        public static Tensor expm1(Tensor input) => Op.special_expm1.Call(input);
        public static Tensor gammainc(Tensor input, Tensor other) => Op.special_gammainc.Call(input, other);
        public static Tensor gammaincc(Tensor input, Tensor other) => Op.special_gammaincc.Call(input, other);
        public static Tensor gammaln(Tensor input) => Op.special_gammaln.Call(input);
        public static Tensor hermite_polynomial_h(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_hermite_polynomial_h.Call(x, n));
        public static Tensor hermite_polynomial_he(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_hermite_polynomial_he.Call(x, n));
        public static Tensor i0(Tensor input) => Op.special_i0.Call(input);
        public static Tensor i0e(Tensor input) => Op.special_i0e.Call(input);
        public static Tensor i1(Tensor input) => Op.special_i1.Call(input);
        public static Tensor i1e(Tensor input) => Op.special_i1e.Call(input);
        public static Tensor laguerre_polynomial_l(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_laguerre_polynomial_l.Call(x, n));
        public static Tensor legendre_polynomial_p(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_legendre_polynomial_p.Call(x, n));
        public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);
        public static Tensor logit(Tensor input) => input.logit();
        public static Tensor modified_bessel_i0(Tensor input, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_modified_bessel_i0.Call(input));
        public static Tensor modified_bessel_i1(Tensor input, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_modified_bessel_i1.Call(input));
        public static Tensor modified_bessel_k0(Tensor input, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_modified_bessel_k0.Call(input));
        public static Tensor modified_bessel_k1(Tensor input, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_modified_bessel_k1.Call(input));
        public static Tensor multigammaln(Tensor input, long p) => Op.special_multigammaln.Call(input, p);
        public static Tensor ndtr(Tensor input) => Op.special_ndtr.Call(input);
        public static Tensor ndtri(Tensor input) => Op.special_ndtri.Call(input);
        public static Tensor polygamma(long n, Tensor input) => Op.special_polygamma.Call(n, input);
        public static Tensor psi(Tensor input) => Op.special_psi.Call(input);
        public static Tensor scaled_modified_bessel_k0(Tensor input, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_scaled_modified_bessel_k0.Call(input));
        public static Tensor scaled_modified_bessel_k1(Tensor input, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_scaled_modified_bessel_k1.Call(input));
        public static Tensor shifted_chebyshev_polynomial_t(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_shifted_chebyshev_polynomial_t.Call(x, n));
        public static Tensor shifted_chebyshev_polynomial_u(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_shifted_chebyshev_polynomial_u.Call(x, n));
        public static Tensor shifted_chebyshev_polynomial_v(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_shifted_chebyshev_polynomial_v.Call(x, n));
        public static Tensor shifted_chebyshev_polynomial_w(Tensor x, Tensor n, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_shifted_chebyshev_polynomial_w.Call(x, n));
        public static Tensor sigmoid(Tensor input) => input.sigmoid();
        public static Tensor sigmoid_(Tensor input) => input.sigmoid_();
        public static Tensor sinc(Tensor input) => Op.special_sinc.Call(input);
        public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
        public static Tensor spherical_bessel_j0(Tensor input, Tensor? @out = null) =>
            Tensor.Into(@out, Op.special_spherical_bessel_j0.Call(input));
        public static Tensor xlog1py(Tensor input, Tensor other) => Op.special_xlog1py.Call(input, other);
        public static Tensor zeta(Tensor x, Tensor q) => Op.special_zeta.Call(x, q);
    }
}

file static class Op
{
    internal static readonly Operator special_airy_ai = new("aten::special_airy_ai");
    internal static readonly Operator special_bessel_j0 = new("aten::special_bessel_j0");
    internal static readonly Operator special_bessel_j1 = new("aten::special_bessel_j1");
    internal static readonly Operator special_bessel_y0 = new("aten::special_bessel_y0");
    internal static readonly Operator special_bessel_y1 = new("aten::special_bessel_y1");
    internal static readonly Operator special_chebyshev_polynomial_t = new("aten::special_chebyshev_polynomial_t");
    internal static readonly Operator special_chebyshev_polynomial_u = new("aten::special_chebyshev_polynomial_u");
    internal static readonly Operator special_chebyshev_polynomial_v = new("aten::special_chebyshev_polynomial_v");
    internal static readonly Operator special_chebyshev_polynomial_w = new("aten::special_chebyshev_polynomial_w");
    internal static readonly Operator special_digamma = new("aten::special_digamma");
    internal static readonly Operator special_entr = new("aten::special_entr");
    internal static readonly Operator special_erf = new("aten::special_erf");
    internal static readonly Operator special_erfc = new("aten::special_erfc");
    internal static readonly Operator special_erfcx = new("aten::special_erfcx");
    internal static readonly Operator special_erfinv = new("aten::special_erfinv");
    internal static readonly Operator special_exp2 = new("aten::special_exp2");
    internal static readonly Operator special_expit = new("aten::special_expit");
    internal static readonly Operator special_expm1 = new("aten::special_expm1");
    internal static readonly Operator special_gammainc = new("aten::special_gammainc");
    internal static readonly Operator special_gammaincc = new("aten::special_gammaincc");
    internal static readonly Operator special_gammaln = new("aten::special_gammaln");
    internal static readonly Operator special_hermite_polynomial_h = new("aten::special_hermite_polynomial_h");
    internal static readonly Operator special_hermite_polynomial_he = new("aten::special_hermite_polynomial_he");
    internal static readonly Operator special_i0 = new("aten::special_i0");
    internal static readonly Operator special_i0e = new("aten::special_i0e");
    internal static readonly Operator special_i1 = new("aten::special_i1");
    internal static readonly Operator special_i1e = new("aten::special_i1e");
    internal static readonly Operator special_laguerre_polynomial_l = new("aten::special_laguerre_polynomial_l");
    internal static readonly Operator special_legendre_polynomial_p = new("aten::special_legendre_polynomial_p");
    internal static readonly Operator special_modified_bessel_i0 = new("aten::special_modified_bessel_i0");
    internal static readonly Operator special_modified_bessel_i1 = new("aten::special_modified_bessel_i1");
    internal static readonly Operator special_modified_bessel_k0 = new("aten::special_modified_bessel_k0");
    internal static readonly Operator special_modified_bessel_k1 = new("aten::special_modified_bessel_k1");
    internal static readonly Operator special_multigammaln = new("aten::special_multigammaln");
    internal static readonly Operator special_ndtr = new("aten::special_ndtr");
    internal static readonly Operator special_ndtri = new("aten::special_ndtri");
    internal static readonly Operator special_polygamma = new("aten::special_polygamma");
    internal static readonly Operator special_psi = new("aten::special_psi");
    internal static readonly Operator special_scaled_modified_bessel_k0 = new("aten::special_scaled_modified_bessel_k0");
    internal static readonly Operator special_scaled_modified_bessel_k1 = new("aten::special_scaled_modified_bessel_k1");
    internal static readonly Operator special_shifted_chebyshev_polynomial_t = new("aten::special_shifted_chebyshev_polynomial_t");
    internal static readonly Operator special_shifted_chebyshev_polynomial_u = new("aten::special_shifted_chebyshev_polynomial_u");
    internal static readonly Operator special_shifted_chebyshev_polynomial_v = new("aten::special_shifted_chebyshev_polynomial_v");
    internal static readonly Operator special_shifted_chebyshev_polynomial_w = new("aten::special_shifted_chebyshev_polynomial_w");
    internal static readonly Operator special_sinc = new("aten::special_sinc");
    internal static readonly Operator special_spherical_bessel_j0 = new("aten::special_spherical_bessel_j0");
    internal static readonly Operator special_xlog1py = new("aten::special_xlog1py");
    internal static readonly Operator special_zeta = new("aten::special_zeta");
}
