using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Activations with a bounded range, and their logarithm.
        public static partial class functional
        {
            private static readonly Operator sigmoid_new = new("aten::sigmoid");
            private static readonly Operator sigmoid_in_place = new("aten::sigmoid_");
            private static readonly Operator tanh_new = new("aten::tanh");
            private static readonly Operator tanh_in_place = new("aten::tanh_");
            private static readonly Operator abs_new = new("aten::abs");
            private static readonly Operator add_scalar = new("aten::add", "Scalar");
            private static readonly Operator div_new = new("aten::div", "Tensor");
            private static readonly Operator div_in_place = new("aten::div_", "Tensor");
            private static readonly Operator logsigmoid_new = new("aten::log_sigmoid");

            public static Tensor sigmoid(Tensor x) => sigmoid(x, false);

            public static Tensor sigmoid(Tensor x, bool inplace) => (inplace ? sigmoid_in_place : sigmoid_new).Call(x);

            public static Tensor tanh(Tensor x, bool inplace = false) => (inplace ? tanh_in_place : tanh_new).Call(x);

            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using var size = abs_new.Call(x);
                using var divisor = add_scalar.Call(size, 1L);
                return (inplace ? div_in_place : div_new).Call(x, divisor);
            }

            public static Tensor logsigmoid(Tensor x) => logsigmoid_new.Call(x);
        }
    }
}
