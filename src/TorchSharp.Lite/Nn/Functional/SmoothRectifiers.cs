using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Smooth relatives of the rectifier.
        public static partial class functional
        {
            private static readonly Operator elu_new = new("aten::elu");
            private static readonly Operator elu_in_place = new("aten::elu_");
            private static readonly Operator celu_new = new("aten::celu");
            private static readonly Operator celu_in_place = new("aten::celu_");
            private static readonly Operator selu_new = new("aten::selu");
            private static readonly Operator selu_in_place = new("aten::selu_");
            private static readonly Operator gelu_new = new("aten::gelu");
            private static readonly Operator gelu_in_place = new("aten::gelu_");
            private static readonly Operator silu_new = new("aten::silu");
            private static readonly Operator silu_in_place = new("aten::silu_");
            private static readonly Operator mish_new = new("aten::mish");
            private static readonly Operator mish_in_place = new("aten::mish_");
            private static readonly Operator softplus_new = new("aten::softplus");

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => (inplace ? elu_in_place : elu_new).Call(x, alpha);

            public static Tensor celu(Tensor x, double alpha, bool inplace = false) => (inplace ? celu_in_place : celu_new).Call(x, alpha);

            public static Tensor selu(Tensor x, bool inplace = false) => (inplace ? selu_in_place : selu_new).Call(x);

            public static Tensor gelu(Tensor x) => gelu(x, false);

            public static Tensor gelu(Tensor x, bool inplace) => (inplace ? gelu_in_place : gelu_new).Call(x);

            public static Tensor silu(Tensor x, bool inplace = false) => (inplace ? silu_in_place : silu_new).Call(x);

            public static Tensor mish(Tensor x, bool inplace = false) => (inplace ? mish_in_place : mish_new).Call(x);

            public static Tensor softplus(Tensor x, double beta = 1.0, double threshold = 20.0) => softplus_new.Call(x, beta, threshold);
        }
    }
}
