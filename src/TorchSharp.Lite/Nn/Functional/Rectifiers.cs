using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Piecewise linear activations.
        public static partial class functional
        {
            private static readonly Operator relu_new = new("aten::relu");
            private static readonly Operator relu_in_place = new("aten::relu_");
            private static readonly Operator relu6_new = new("aten::relu6");
            private static readonly Operator relu6_in_place = new("aten::relu6_");
            private static readonly Operator leaky_relu_new = new("aten::leaky_relu");
            private static readonly Operator leaky_relu_in_place = new("aten::leaky_relu_");
            private static readonly Operator rrelu_new = new("aten::rrelu");
            private static readonly Operator rrelu_in_place = new("aten::rrelu_");
            private static readonly Operator threshold_new = new("aten::threshold");
            private static readonly Operator threshold_in_place = new("aten::threshold_");
            private static readonly Operator hardtanh_new = new("aten::hardtanh");
            private static readonly Operator hardtanh_in_place = new("aten::hardtanh_");
            private static readonly Operator hardsigmoid_new = new("aten::hardsigmoid");
            private static readonly Operator hardsigmoid_in_place = new("aten::hardsigmoid_");
            private static readonly Operator hardswish_new = new("aten::hardswish");
            private static readonly Operator hardswish_in_place = new("aten::hardswish_");

            public static Tensor relu(Tensor x, bool inplace = false) => (inplace ? relu_in_place : relu_new).Call(x);

            public static Tensor relu6(Tensor x, bool inplace = false) => (inplace ? relu6_in_place : relu6_new).Call(x);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => (inplace ? leaky_relu_in_place : leaky_relu_new).Call(input, negative_slope);

            public static Tensor rrelu(Tensor x, double lower = 0.125, double upper = 1.0 / 3.0, bool inplace = false) => (inplace ? rrelu_in_place : rrelu_new).Call(x, lower, upper);

            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) => (inplace ? threshold_in_place : threshold_new).Call(x, threshold, value);

            public static Tensor hardtanh(Tensor x, double min_val = -1.0, double max_val = 1.0, bool inplace = false) => (inplace ? hardtanh_in_place : hardtanh_new).Call(x, min_val, max_val);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => (inplace ? hardsigmoid_in_place : hardsigmoid_new).Call(input);

            public static Tensor hardswish(Tensor input, bool inplace = false) => (inplace ? hardswish_in_place : hardswish_new).Call(input);
        }
    }
}
