using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Op.abs.Call(this);
        public Tensor abs_() => Op.abs_.Change(this);
        public Tensor absolute() => abs();
        public Tensor absolute_() => abs_();
        public Tensor sign() => Op.sign.Call(this);
        public Tensor sign_() => Op.sign_.Change(this);
        public Tensor sgn() => Op.sgn.Call(this);
        public Tensor sgn_() => Op.sgn_.Change(this);
        public Tensor signbit() => Op.signbit.Call(this);
        public Tensor ceil() => Op.ceil.Call(this);
        public Tensor ceil_() => Op.ceil_.Change(this);
        public Tensor floor() => Op.floor.Call(this);
        public Tensor floor_() => Op.floor_.Change(this);
        public Tensor trunc() => Op.trunc.Call(this);
        public Tensor trunc_() => Op.trunc_.Change(this);
        public Tensor fix() => trunc();
        public Tensor fix_() => trunc_();
        public Tensor frac() => Op.frac.Call(this);
        public Tensor frac_() => Op.frac_.Change(this);
        public Tensor round(long decimals = 0) => decimals == 0 ? Op.round.Call(this) : Op.round_decimals.Call(this, decimals);
        public Tensor round_(long decimals = 0) => decimals == 0 ? Op.round_.Change(this) : Op.round__decimals.Change(this, decimals);
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Op.clamp.Call(this, min, max);
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Op.clamp_Tensor.Call(this, min, max);
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Op.clamp_.Change(this, min, max);
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Op.clamp__Tensor.Change(this, min, max);
        public Tensor clamp_max(Scalar max) => Op.clamp_max.Call(this, max);
        public Tensor clamp_max_(Scalar max) => Op.clamp_max_.Change(this, max);
        public Tensor clamp_min(Scalar min) => Op.clamp_min.Call(this, min);
        public Tensor clamp_min_(Scalar min) => Op.clamp_min_.Change(this, min);
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Op.nan_to_num.Call(this, nan, posinf, neginf);
    }
}

file static class Op
{
    internal static readonly Operator abs = new("aten::abs");
    internal static readonly Operator abs_ = new("aten::abs_");
    internal static readonly Operator sign = new("aten::sign");
    internal static readonly Operator sign_ = new("aten::sign_");
    internal static readonly Operator sgn = new("aten::sgn");
    internal static readonly Operator sgn_ = new("aten::sgn_");
    internal static readonly Operator signbit = new("aten::signbit");
    internal static readonly Operator ceil = new("aten::ceil");
    internal static readonly Operator ceil_ = new("aten::ceil_");
    internal static readonly Operator floor = new("aten::floor");
    internal static readonly Operator floor_ = new("aten::floor_");
    internal static readonly Operator trunc = new("aten::trunc");
    internal static readonly Operator trunc_ = new("aten::trunc_");
    internal static readonly Operator frac = new("aten::frac");
    internal static readonly Operator frac_ = new("aten::frac_");
    internal static readonly Operator round = new("aten::round");
    internal static readonly Operator round_decimals = new("aten::round", "decimals");
    internal static readonly Operator round_ = new("aten::round_");
    internal static readonly Operator round__decimals = new("aten::round_", "decimals");
    internal static readonly Operator clamp = new("aten::clamp");
    internal static readonly Operator clamp_Tensor = new("aten::clamp", "Tensor");
    internal static readonly Operator clamp_ = new("aten::clamp_");
    internal static readonly Operator clamp__Tensor = new("aten::clamp_", "Tensor");
    internal static readonly Operator clamp_max = new("aten::clamp_max");
    internal static readonly Operator clamp_max_ = new("aten::clamp_max_");
    internal static readonly Operator clamp_min = new("aten::clamp_min");
    internal static readonly Operator clamp_min_ = new("aten::clamp_min_");
    internal static readonly Operator nan_to_num = new("aten::nan_to_num");
}
