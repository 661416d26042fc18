using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>Computes <c>upsample</c>: [N, C, H, W] → [N, C, f·H, f·W].</summary>
internal sealed class Upsampling(string name, UpsampleLayer layer, FeatureShape output) : ParameterLessModule<Tensor, Tensor>(name)
{
    private readonly long[] _size = [output.Height, output.Width];

    public override Tensor forward(Tensor input) => layer.Kind == UpsamplingKind.Nearest
        ? nn.functional.interpolate(input, size: _size, mode: InterpolationMode.Nearest)
        : nn.functional.interpolate(input, size: _size, mode: InterpolationMode.Bilinear, align_corners: false);
}
