using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator poisson_nll_loss_new = new("aten::poisson_nll_loss");
            private static readonly Operator ctc_loss_new = new("aten::ctc_loss", "Tensor");

            public static Tensor poisson_nll_loss(Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean) =>
                poisson_nll_loss_new.Call(input, target, log_input, full, (double)eps, (long)reduction);

            /// <summary>½ (log variance + (input − target)² / variance), the variance counted as at least <paramref name="eps"/>.</summary>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                if (variance.lt(0).any().item<bool>()) throw new ArgumentException("variance has negative entry/entries");
                var spread = variance.clone();
                using (no_grad()) spread.clamp_min_((double)eps);
                var each = spread.log().add(input.sub(target).square().div(spread)).mul(0.5);
                if (full) each = each.add(0.5 * Math.Log(2 * Math.PI));
                return Reduced(each, reduction).MoveToOuterDisposeScope();
            }

            public static Tensor ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, long blank = 0, bool zero_infinity = false, Reduction reduction = Reduction.Mean) =>
                ctc_loss_new.Call(log_probs, targets, input_lengths, target_lengths, blank, (long)reduction, zero_infinity);
        }
    }
}
