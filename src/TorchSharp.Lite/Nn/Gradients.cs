using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Gradients taken away or set to zero without a trace in the caller's dispose scope.</summary>
internal static class Gradients
{
    private static readonly Operator zero_ = new("aten::zero_");
    private static readonly Operator detach_ = new("aten::detach_");

    internal static void Clear(Tensor parameter, bool setToNone)
    {
        if (setToNone)
        {
            NativeMethods.Check(NativeMethods.tsl_tensor_set_grad(parameter.Handle, 0));
            return;
        }
        using var gradient = parameter.grad;
        if (gradient is null) return;
        using var off = no_grad();
        if (gradient.requires_grad) Detach(gradient);
        zero_.Run(gradient);
    }

    internal static void Detach(Tensor gradient) => detach_.Run(gradient);
}
