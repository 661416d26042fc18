using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor pow(Tensor exponent) => Op.pow_Tensor_Tensor.Call(this, exponent);
        public Tensor pow(Scalar exponent) => Op.pow_Tensor_Scalar.Call(this, exponent);
        public Tensor pow_(Tensor exponent) => Op.pow__Tensor.Change(this, exponent);
        public Tensor pow_(Scalar exponent) => Op.pow__Scalar.Change(this, exponent);
        public Tensor float_power(Tensor target) => Op.float_power_Tensor_Tensor.Call(this, target);
        public Tensor square() => Op.square.Call(this);
        public Tensor sqrt() => Op.sqrt.Call(this);
        public Tensor sqrt_() => Op.sqrt_.Change(this);
        public Tensor rsqrt() => Op.rsqrt.Call(this);
        public Tensor rsqrt_() => Op.rsqrt_.Change(this);
        public Tensor exp() => Op.exp.Call(this);
        public Tensor exp_() => Op.exp_.Change(this);
        public Tensor exp2() => Op.exp2.Call(this);
        public Tensor expm1() => Op.expm1.Call(this);
        public Tensor expm1_() => Op.expm1_.Change(this);
        public Tensor log() => Op.log.Call(this);
        public Tensor log_() => Op.log_.Change(this);
        public Tensor log10() => Op.log10.Call(this);
        public Tensor log10_() => Op.log10_.Change(this);
        public Tensor log1p() => Op.log1p.Call(this);
        public Tensor log1p_() => Op.log1p_.Change(this);
        public Tensor log2() => Op.log2.Call(this);
        public Tensor log2_() => Op.log2_.Change(this);
        public Tensor logaddexp(Tensor other) => Op.logaddexp.Call(this, other);
        public Tensor logaddexp2(Tensor other) => Op.logaddexp2.Call(this, other);
        public Tensor logit(double? eps = null) => Op.logit.Call(this, eps);
        public Tensor xlogy(Tensor y) => Op.xlogy_Tensor.Call(this, y);
        public Tensor xlogy(Scalar y) => Op.xlogy_Scalar_Other.Call(this, y);
        public Tensor xlogy_(Tensor y) => Op.xlogy__Tensor.Change(this, y);
        public Tensor xlogy_(Scalar y) => Op.xlogy__Scalar_Other.Change(this, y);
    }
}

file static class Op
{
    internal static readonly Operator pow_Tensor_Tensor = new("aten::pow", "Tensor_Tensor");
    internal static readonly Operator pow_Tensor_Scalar = new("aten::pow", "Tensor_Scalar");
    internal static readonly Operator pow__Tensor = new("aten::pow_", "Tensor");
    internal static readonly Operator pow__Scalar = new("aten::pow_", "Scalar");
    internal static readonly Operator float_power_Tensor_Tensor = new("aten::float_power", "Tensor_Tensor");
    internal static readonly Operator square = new("aten::square");
    internal static readonly Operator sqrt = new("aten::sqrt");
    internal static readonly Operator sqrt_ = new("aten::sqrt_");
    internal static readonly Operator rsqrt = new("aten::rsqrt");
    internal static readonly Operator rsqrt_ = new("aten::rsqrt_");
    internal static readonly Operator exp = new("aten::exp");
    internal static readonly Operator exp_ = new("aten::exp_");
    internal static readonly Operator exp2 = new("aten::exp2");
    internal static readonly Operator expm1 = new("aten::expm1");
    internal static readonly Operator expm1_ = new("aten::expm1_");
    internal static readonly Operator log = new("aten::log");
    internal static readonly Operator log_ = new("aten::log_");
    internal static readonly Operator log10 = new("aten::log10");
    internal static readonly Operator log10_ = new("aten::log10_");
    internal static readonly Operator log1p = new("aten::log1p");
    internal static readonly Operator log1p_ = new("aten::log1p_");
    internal static readonly Operator log2 = new("aten::log2");
    internal static readonly Operator log2_ = new("aten::log2_");
    internal static readonly Operator logaddexp = new("aten::logaddexp");
    internal static readonly Operator logaddexp2 = new("aten::logaddexp2");
    internal static readonly Operator logit = new("aten::logit");
    internal static readonly Operator xlogy_Tensor = new("aten::xlogy", "Tensor");
    internal static readonly Operator xlogy_Scalar_Other = new("aten::xlogy", "Scalar_Other");
    internal static readonly Operator xlogy__Tensor = new("aten::xlogy_", "Tensor");
    internal static readonly Operator xlogy__Scalar_Other = new("aten::xlogy_", "Scalar_Other");
}
