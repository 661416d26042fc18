using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator cross_entropy_new = new("aten::cross_entropy_loss");
            private static readonly Operator nll_loss_new = new("aten::nll_loss_nd");
            private static readonly Operator mse_loss_new = new("aten::mse_loss");
            private static readonly Operator l1_loss_new = new("aten::l1_loss");
            private static readonly Operator smooth_l1_loss_new = new("aten::smooth_l1_loss");
            private static readonly Operator huber_loss_new = new("aten::huber_loss");
            private static readonly Operator binary_cross_entropy_new = new("aten::binary_cross_entropy");
            private static readonly Operator binary_cross_entropy_with_logits_new = new("aten::binary_cross_entropy_with_logits");
            private static readonly Operator kl_div_new = new("aten::kl_div");

            /// <summary>Of logits (N, C, …) against class numbers (N, …) or class probabilities of the logits' own shape.</summary>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                cross_entropy_new.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                nll_loss_new.Call(input, target, weight, (long)reduction);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => mse_loss_new.Call(input, target, (long)reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => l1_loss_new.Call(input, target, (long)reduction);

            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                smooth_l1_loss_new.Call(input, target, (long)reduction, beta);

            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                huber_loss_new.Call(input, target, (long)reduction, delta);

            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                binary_cross_entropy_new.Call(input, target, weight, (long)reduction);

            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                binary_cross_entropy_with_logits_new.Call(input, target, weight, pos_weights, (long)reduction);

            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                kl_div_new.Call(input, target, (long)reduction, log_target);
        }
    }
}
