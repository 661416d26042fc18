using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>Frames of a kernel that slides over a shown input: direct convolution, and the equivalent direct one of a transposed convolution.</summary>
internal static class SlidingConvolution
{
    public static SlidingWindow Direct(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings layer)
    {
        ConvolutionGeometry geometry = kernels.Complete(layer, image).Over(new(image[0].Height, image[0].Width));
        Plane[] padded = [.. image.Select(plane => Border.Pad(plane, geometry.Pads, layer.PaddingMode, (float)(layer.PaddingValue ?? 0)))];
        var shown = new ShownInput(padded, geometry.Pads.Top, geometry.Pads.Left, 1, geometry.Input);
        return Slide(SlidingKind.Convolution, geometry, image, shown, kernels, layer.Stride, KernelOperator.Correlate(image, kernels, layer));
    }

    public static SlidingWindow Equivalent(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings layer)
    {
        ConvolutionGeometry geometry = kernels.Complete(layer, image).Over(new(image[0].Height, image[0].Width));
        var direct = DirectEquivalent.Of(geometry);
        var shown = new ShownInput([.. image.Select(direct.Stretch)], direct.Pads.Top, direct.Pads.Left, layer.Stride, geometry.Input);
        return Slide(SlidingKind.TransposedAsDirect, geometry, image, shown, Flipped(kernels, geometry.Layer), 1, KernelOperator.Transpose(image, kernels, layer));
    }

    /// <summary>[c_in][c_out/g] to [c_out][c_in/g], each plane turned by 180 degrees.</summary>
    private static KernelWeights Flipped(KernelWeights kernels, LayerSettings layer)
    {
        int inputs = layer.InputChannels / layer.Groups, outputs = layer.OutputChannels / layer.Groups;
        return new([.. Enumerable.Range(0, layer.OutputChannels).Select(channel => (IReadOnlyList<Plane>)
            [.. Enumerable.Range(0, inputs).Select(n => KernelWeights.Flip(kernels.Weights[(channel / outputs * inputs) + n][channel % outputs]))])], kernels.Bias);
    }

    private static SlidingWindow Slide(
        SlidingKind kind, ConvolutionGeometry geometry, IReadOnlyList<Plane> image, ShownInput shown, KernelWeights kernels, Size2D step, IReadOnlyList<Plane> output)
    {
        LayerSettings layer = geometry.Layer;
        int inputs = layer.InputChannels / layer.Groups, outputs = layer.OutputChannels / layer.Groups;
        (int height, int width) = geometry.Output;
        return new(kind, geometry, image, shown, kernels, output, checked((int)(geometry.Output.Area * layer.OutputChannels)), index =>
        {
            (int channel, int row, int column) = (index / (height * width), index / width % height, index % width);
            var terms = new List<SlidingTerm>();
            for (int n = 0; n < inputs; n++)
            {
                (int source, Plane weights) = ((channel / outputs * inputs) + n, kernels.Weights[channel][n]);
                for (int tap = 0; tap < weights.Values.Length; tap++)
                {
                    (int v, int u) = (tap / weights.Width, tap % weights.Width);
                    (int y, int x) = ((row * step.Height) + (v * layer.Dilation.Height), (column * step.Width) + (u * layer.Dilation.Width));
                    terms.Add(new(source, v, u, y, x, shown.Planes[source][y, x], weights[v, u]));
                }
            }
            double bias = kernels.BiasOf(channel);
            return new() { Index = index, Channel = channel, Row = row, Column = column, Terms = terms, Bias = bias, Result = terms.Sum(term => term.Product) + bias };
        });
    }
}
