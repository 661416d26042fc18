using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator prelu_new = new("aten::prelu");

            public static Tensor prelu(Tensor input, Tensor weight) => prelu_new.Call(input, weight);
        }
    }
}
