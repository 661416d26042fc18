using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>Computes <c>global-avgpool</c>: [N, C, H, W] → [N, C].</summary>
internal sealed class GlobalAveragePool(string name) : ParameterLessModule<Tensor, Tensor>(name)
{
    public override Tensor forward(Tensor input) => input.mean(new long[] { 2, 3 });
}
