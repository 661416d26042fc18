using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>
/// TorchSharp's Conv2d takes one amount of zeros per axis (and silently takes −1 as 'same'); everything else is padded by a step
/// of its own before the convolution.
/// </summary>
internal static class ConvolutionPadding
{
    /// <summary>Whether the convolution needs <c>functional.pad</c> before it.</summary>
    public static bool NeedsStep(ConvolutionLayer layer, FeatureShape input)
    {
        Pads pads = layer.Over(input).Pads;
        return pads != Pads.None && (layer.PaddingMode != PaddingMode.Constant || pads.Left != pads.Right || pads.Top != pads.Bottom);
    }
}
