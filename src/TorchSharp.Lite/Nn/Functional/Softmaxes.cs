using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Activations that look along a dimension.
        public static partial class functional
        {
            private static readonly Operator softmax_new = new("aten::softmax", "int");
            private static readonly Operator log_softmax_new = new("aten::log_softmax", "int");
            private static readonly Operator negated = new("aten::neg");
            private static readonly Operator glu_new = new("aten::glu");

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => softmax_new.Call(input, dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => log_softmax_new.Call(x, dim);

            public static Tensor softmin(Tensor x, long dim)
            {
                using var minus = negated.Call(x);
                return softmax(minus, dim);
            }

            public static Tensor softmax2d(Tensor x) => softmax(x, -3);

            public static Tensor glu(Tensor input, long dim = -1) => glu_new.Call(input, dim);
        }
    }
}
