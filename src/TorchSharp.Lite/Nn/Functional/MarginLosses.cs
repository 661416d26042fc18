using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator cosine_embedding_loss_new = new("aten::cosine_embedding_loss");
            private static readonly Operator hinge_embedding_loss_new = new("aten::hinge_embedding_loss");
            private static readonly Operator margin_ranking_loss_new = new("aten::margin_ranking_loss");
            private static readonly Operator multi_margin_loss_new = new("aten::multi_margin_loss");
            private static readonly Operator multilabel_margin_loss_new = new("aten::multilabel_margin_loss");
            private static readonly Operator soft_margin_loss_new = new("aten::soft_margin_loss");
            private static readonly Operator triplet_margin_loss_new = new("aten::triplet_margin_loss");

            public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) =>
                cosine_embedding_loss_new.Call(input1, input2, target, margin, (long)reduction);

            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) =>
                hinge_embedding_loss_new.Call(input, target, margin, (long)reduction);

            public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) =>
                margin_ranking_loss_new.Call(input1, input2, target, margin, (long)reduction);

            public static Tensor multi_margin_loss(Tensor input, Tensor target, int p = 1, double margin = 1, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                multi_margin_loss_new.Call(input, target, (long)p, margin, weight, (long)reduction);

            public static Tensor multi_label_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                multilabel_margin_loss_new.Call(input, target, (long)reduction);

            /// <summary>The mean over classes of the binary cross-entropy of each.</summary>
            public static Tensor multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                var each = binary_cross_entropy_with_logits(input, target.to(input.dtype), weight, Reduction.None).mean([-1]);
                return Reduced(each, reduction).MoveToOuterDisposeScope();
            }

            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => soft_margin_loss_new.Call(input, target, (long)reduction);

            public static Tensor triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, double margin = 1, long p = 2, double eps = 1e-6, bool swap = false, Reduction reduction = Reduction.Mean) =>
                triplet_margin_loss_new.Call(anchor, positive, negative, margin, (double)p, eps, swap, (long)reduction);

            public static Tensor triplet_margin_with_distance_loss(Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor>? distance = null,
                double margin = 1, bool swap = false, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                distance ??= (one, other) => pairwise_distance(one, other);
                var near = distance(anchor, positive);
                var far = distance(anchor, negative);
                if (swap) far = minimum(far, distance(positive, negative));
                return Reduced(near.sub(far).add(margin).clamp_min(0), reduction).MoveToOuterDisposeScope();
            }

            private static Tensor Reduced(Tensor each, Reduction reduction) => reduction switch
            {
                Reduction.Mean => each.mean(),
                Reduction.Sum => each.sum(),
                _ => each,
            };
        }
    }
}
