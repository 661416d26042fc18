using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor relu() => Op.relu.Call(this);
        public Tensor relu_() => Op.relu_.Change(this);
        public Tensor relu6() => Op.relu6.Call(this);
        public Tensor relu6_() => Op.relu6_.Change(this);
        public Tensor sigmoid() => Op.sigmoid.Call(this);
        public Tensor sigmoid_() => Op.sigmoid_.Change(this);
        public Tensor silu() => Op.silu.Call(this);
        public Tensor silu_() => Op.silu_.Change(this);
        public Tensor selu() => Op.selu.Call(this);
        public Tensor selu_() => Op.selu_.Change(this);
        public Tensor celu() => Op.celu.Call(this);
        public Tensor celu(Scalar alpha) => Op.celu.Call(this, alpha);
        public Tensor celu_() => Op.celu_.Change(this);
        public Tensor celu_(Scalar alpha) => Op.celu_.Change(this, alpha);
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Op.elu.Call(this, alpha, scale, input_scale);
        public Tensor elu(double alpha = 1) => Op.elu.Call(this, alpha);
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Op.elu_.Change(this, alpha, scale, input_scale);
        public Tensor elu_(double alpha = 1) => Op.elu_.Change(this, alpha);
        public Tensor gelu() => Op.gelu.Call(this);
        public Tensor gelu_() => Op.gelu_.Change(this);
        public Tensor glu(long dim = -1) => Op.glu.Call(this, dim);
        public Tensor hardsigmoid() => Op.hardsigmoid.Call(this);
        public Tensor hardsigmoid_() => Op.hardsigmoid_.Change(this);
        public Tensor hardswish() => Op.hardswish.Call(this);
        public Tensor hardswish_() => Op.hardswish_.Change(this);
        public Tensor hardtanh(Scalar min, Scalar max) => Op.hardtanh.Call(this, min, max);
        public Tensor hardtanh_(Scalar min, Scalar max) => Op.hardtanh_.Change(this, min, max);
        public Tensor leaky_relu(Scalar negative_slope) => Op.leaky_relu.Call(this, negative_slope);
        public Tensor leaky_relu_(Scalar negative_slope) => Op.leaky_relu_.Change(this, negative_slope);
        public Tensor log_sigmoid() => Op.log_sigmoid.Call(this);
        public Tensor softplus(double beta = 1, double threshold = 20) => Op.softplus.Call(this, beta, threshold);
        public Tensor prelu(Tensor target) => Op.prelu.Call(this, target);
        public Tensor rrelu(double lower = 0.125, double upper = 1.0 / 3.0) => Op.rrelu.Call(this, lower, upper);
        public Tensor rrelu_(double lower = 0.125, double upper = 1.0 / 3.0) => Op.rrelu_.Change(this, lower, upper);
        public Tensor threshold(Scalar threshold, Scalar value) => Op.threshold.Call(this, threshold, value);
        public Tensor threshold_(Scalar threshold, Scalar value) => Op.threshold_.Change(this, threshold, value);
        public Tensor softmax(long dim, ScalarType? dtype = null) => Op.softmax_int.Call(this, dim, dtype);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Op.log_softmax_int.Call(this, dim, dtype);
    }
}

file static class Op
{
    internal static readonly Operator relu = new("aten::relu");
    internal static readonly Operator relu_ = new("aten::relu_");
    internal static readonly Operator relu6 = new("aten::relu6");
    internal static readonly Operator relu6_ = new("aten::relu6_");
    internal static readonly Operator sigmoid = new("aten::sigmoid");
    internal static readonly Operator sigmoid_ = new("aten::sigmoid_");
    internal static readonly Operator silu = new("aten::silu");
    internal static readonly Operator silu_ = new("aten::silu_");
    internal static readonly Operator selu = new("aten::selu");
    internal static readonly Operator selu_ = new("aten::selu_");
    internal static readonly Operator celu = new("aten::celu");
    internal static readonly Operator celu_ = new("aten::celu_");
    internal static readonly Operator elu = new("aten::elu");
    internal static readonly Operator elu_ = new("aten::elu_");
    internal static readonly Operator gelu = new("aten::gelu");
    internal static readonly Operator gelu_ = new("aten::gelu_");
    internal static readonly Operator glu = new("aten::glu");
    internal static readonly Operator hardsigmoid = new("aten::hardsigmoid");
    internal static readonly Operator hardsigmoid_ = new("aten::hardsigmoid_");
    internal static readonly Operator hardswish = new("aten::hardswish");
    internal static readonly Operator hardswish_ = new("aten::hardswish_");
    internal static readonly Operator hardtanh = new("aten::hardtanh");
    internal static readonly Operator hardtanh_ = new("aten::hardtanh_");
    internal static readonly Operator leaky_relu = new("aten::leaky_relu");
    internal static readonly Operator leaky_relu_ = new("aten::leaky_relu_");
    internal static readonly Operator log_sigmoid = new("aten::log_sigmoid");
    internal static readonly Operator softplus = new("aten::softplus");
    internal static readonly Operator prelu = new("aten::prelu");
    internal static readonly Operator rrelu = new("aten::rrelu");
    internal static readonly Operator rrelu_ = new("aten::rrelu_");
    internal static readonly Operator threshold = new("aten::threshold");
    internal static readonly Operator threshold_ = new("aten::threshold_");
    internal static readonly Operator softmax_int = new("aten::softmax", "int");
    internal static readonly Operator log_softmax_int = new("aten::log_softmax", "int");
}
