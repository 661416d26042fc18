using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>All parameters one after the other in one vector; gradients flow through.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat(tensors.Select(tensor => tensor.reshape(-1)).ToArray()).MoveToOuterDisposeScope();
            }

            /// <summary>The way back: values are copied into the parameters in place.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var off = no_grad();
                using var scope = NewDisposeScope();
                long start = 0;
                foreach (var tensor in tensors)
                {
                    tensor.copy_(vec.narrow(0, start, tensor.NumberOfElements).view_as(tensor));
                    start += tensor.NumberOfElements;
                }
            }
        }
    }
}
