using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>
/// A transposed convolution whose output padding differs between the axes: [N, C, H, W] → [N, Filters, H', W'], with the weights
/// [C, Filters / groups, k, k] and biases [Filters] of a ConvTranspose2d. TorchSharp's ConvTranspose2d has the first of the two amounts on both axes.
/// </summary>
internal sealed class UnevenTransposed : nn.Module<Tensor, Tensor>
{
    private readonly TransposedLayer _layer;
    private readonly int _groups;
    private readonly Parameter weight;
    private readonly Parameter? bias;

    public UnevenTransposed(PlacedLayer placed, TransposedLayer layer)
        : base(placed.Name)
    {
        (_layer, _groups) = (layer, layer.Groups ?? placed.Input.Channels);
        using ConvTranspose2d drawn = nn.ConvTranspose2d(placed.Input.Channels, layer.Filters, (layer.Kernel.Height, layer.Kernel.Width), groups: _groups, bias: layer.Bias);
        weight = Copy(drawn.weight);
        bias = layer.Bias ? Copy(drawn.bias!) : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => nn.functional.conv_transpose2d(
        input, weight, bias, ModelBuilder.Both(_layer.Stride), ModelBuilder.Both(_layer.Padding), ModelBuilder.Both(_layer.OutputPadding), ModelBuilder.Both(_layer.Dilation), _groups);

    private static Parameter Copy(Parameter from)
    {
        using Tensor shared = from.detach();
        return new Parameter(shared.clone());
    }
}
