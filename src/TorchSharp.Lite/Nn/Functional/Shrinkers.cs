using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Activations that pull small values to zero.
        public static partial class functional
        {
            private static readonly Operator hardshrink_new = new("aten::hardshrink");
            private static readonly Operator softshrink_new = new("aten::softshrink");
            private static readonly Operator sub_new = new("aten::sub", "Tensor");
            private static readonly Operator sub_in_place = new("aten::sub_", "Tensor");

            public static Tensor hardshrink(Tensor x, double lambda = 0.5) => hardshrink_new.Call(x, lambda);

            public static Tensor softshrink(Tensor x, double lambda = 0.5) => softshrink_new.Call(x, lambda);

            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using var squashed = tanh(x);
                return (inplace ? sub_in_place : sub_new).Call(x, squashed);
            }
        }
    }
}
