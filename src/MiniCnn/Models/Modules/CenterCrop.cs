using MiniCnn.Convolution;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>Computes <c>crop</c>: [N, C, H, W] → [N, C, h, w], a view.</summary>
internal sealed class CenterCrop(string name, CropLayer layer, FeatureShape from) : ParameterLessModule<Tensor, Tensor>(name)
{
    public override Tensor forward(Tensor input)
    {
        using Tensor rows = input.narrow(2, layer.First(Axis.Height, from.Height), layer.Size.Height);
        return rows.narrow(3, layer.First(Axis.Width, from.Width), layer.Size.Width);
    }
}
