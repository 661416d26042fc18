using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator cosine_similarity_new = new("aten::cosine_similarity");
            private static readonly Operator pairwise_distance_new = new("aten::pairwise_distance");
            private static readonly Operator norm_along = new("aten::norm", "ScalarOpt_dim");

            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) => cosine_similarity_new.Call(x1, x2, dim, eps);

            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2, double eps = 1e-6, bool keepdim = false) =>
                pairwise_distance_new.Call(input1, input2, p, eps, keepdim);

            /// <summary>Divided by the p-norm along a dimension, which counts as at least <paramref name="eps"/>.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
            {
                using var norm = norm_along.Call(input, p, new[] { dim }, true);
                using var divisor = norm.clamp_min(eps);
                return input.div(divisor);
            }
        }
    }
}
