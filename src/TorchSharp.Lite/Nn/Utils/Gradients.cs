using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients so that their common norm is at most <paramref name="max_norm"/>; gives the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var off = no_grad();
                using var scope = NewDisposeScope();
                var gradients = tensors.Select(tensor => tensor.grad).OfType<Tensor>().ToArray();
                if (gradients.Length == 0) return 0;
                var total = stack(gradients.Select(gradient => linalg.vector_norm(gradient, norm_type)).ToArray());
                total = linalg.vector_norm(total, norm_type);
                var factor = total.add(1e-6).reciprocal().mul(max_norm).clamp_max(1).to(ScalarType.Float64).item<double>();
                Foreach.Multiply(gradients, factor);
                return total.to(ScalarType.Float64).item<double>();
            }

            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var off = no_grad();
                using var scope = NewDisposeScope();
                foreach (var tensor in tensors) tensor.grad?.clamp_(-clip_value, clip_value);
            }
        }
    }
}
