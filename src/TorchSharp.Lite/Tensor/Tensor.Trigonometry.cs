using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sin() => Op.sin.Call(this);
        public Tensor sin_() => Op.sin_.Change(this);
        public Tensor sinh() => Op.sinh.Call(this);
        public Tensor sinh_() => Op.sinh_.Change(this);
        public Tensor sinc() => Op.sinc.Call(this);
        public Tensor sinc_() => Op.sinc_.Change(this);
        public Tensor cos() => Op.cos.Call(this);
        public Tensor cos_() => Op.cos_.Change(this);
        public Tensor cosh() => Op.cosh.Call(this);
        public Tensor cosh_() => Op.cosh_.Change(this);
        public Tensor tan() => Op.tan.Call(this);
        public Tensor tan_() => Op.tan_.Change(this);
        public Tensor tanh() => Op.tanh.Call(this);
        public Tensor tanh_() => Op.tanh_.Change(this);
        public Tensor asin() => Op.asin.Call(this);
        public Tensor asin_() => Op.asin_.Change(this);
        public Tensor arcsin() => asin();
        public Tensor arcsin_() => asin_();
        public Tensor asinh() => Op.asinh.Call(this);
        public Tensor asinh_() => Op.asinh_.Change(this);
        public Tensor arcsinh() => asinh();
        public Tensor arcsinh_() => asinh_();
        public Tensor acos() => Op.acos.Call(this);
        public Tensor acos_() => Op.acos_.Change(this);
        public Tensor arccos() => acos();
        public Tensor arccos_() => acos_();
        public Tensor acosh() => Op.acosh.Call(this);
        public Tensor acosh_() => Op.acosh_.Change(this);
        public Tensor arccosh() => acosh();
        public Tensor arccosh_() => acosh_();
        public Tensor atan() => Op.atan.Call(this);
        public Tensor atan_() => Op.atan_.Change(this);
        public Tensor arctan() => atan();
        public Tensor arctan_() => atan_();
        public Tensor arctan(Tensor other) => atan2(other);
        public Tensor arctan_(Tensor other) => atan2_(other);
        public Tensor atan2(Tensor other) => Op.atan2.Call(this, other);
        public Tensor atan2_(Tensor other) => Op.atan2_.Change(this, other);
        public Tensor arctan2(Tensor other) => atan2(other);
        public Tensor arctan2_(Tensor other) => atan2_(other);
        public Tensor atanh() => Op.atanh.Call(this);
        public Tensor atanh_() => Op.atanh_.Change(this);
        public Tensor arctanh() => atanh();
        public Tensor arctanh_() => atanh_();
        public Tensor deg2rad() => Op.deg2rad.Call(this);
        public Tensor rad2deg() => Op.rad2deg.Call(this);
    }
}

file static class Op
{
    internal static readonly Operator sin = new("aten::sin");
    internal static readonly Operator sin_ = new("aten::sin_");
    internal static readonly Operator sinh = new("aten::sinh");
    internal static readonly Operator sinh_ = new("aten::sinh_");
    internal static readonly Operator sinc = new("aten::sinc");
    internal static readonly Operator sinc_ = new("aten::sinc_");
    internal static readonly Operator cos = new("aten::cos");
    internal static readonly Operator cos_ = new("aten::cos_");
    internal static readonly Operator cosh = new("aten::cosh");
    internal static readonly Operator cosh_ = new("aten::cosh_");
    internal static readonly Operator tan = new("aten::tan");
    internal static readonly Operator tan_ = new("aten::tan_");
    internal static readonly Operator tanh = new("aten::tanh");
    internal static readonly Operator tanh_ = new("aten::tanh_");
    internal static readonly Operator asin = new("aten::asin");
    internal static readonly Operator asin_ = new("aten::asin_");
    internal static readonly Operator asinh = new("aten::asinh");
    internal static readonly Operator asinh_ = new("aten::asinh_");
    internal static readonly Operator acos = new("aten::acos");
    internal static readonly Operator acos_ = new("aten::acos_");
    internal static readonly Operator acosh = new("aten::acosh");
    internal static readonly Operator acosh_ = new("aten::acosh_");
    internal static readonly Operator atan = new("aten::atan");
    internal static readonly Operator atan_ = new("aten::atan_");
    internal static readonly Operator atan2 = new("aten::atan2");
    internal static readonly Operator atan2_ = new("aten::atan2_");
    internal static readonly Operator atanh = new("aten::atanh");
    internal static readonly Operator atanh_ = new("aten::atanh_");
    internal static readonly Operator deg2rad = new("aten::deg2rad");
    internal static readonly Operator rad2deg = new("aten::rad2deg");
}
