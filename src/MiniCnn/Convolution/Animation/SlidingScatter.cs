using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>Frames of a transposed convolution as it is defined: input after input, each adding its multiple of the kernel.</summary>
internal static class SlidingScatter
{
    public static SlidingWindow Of(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings layer)
    {
        ConvolutionGeometry geometry = kernels.Complete(layer, image).Over(new(image[0].Height, image[0].Width));
        LayerSettings settings = geometry.Layer;
        int inputs = settings.InputChannels / settings.Groups, outputs = settings.OutputChannels / settings.Groups;
        (int height, int width) = geometry.Input;
        int perChannel = checked(inputs * height * width);
        var shown = new ShownInput(image, 0, 0, 1, geometry.Input);
        IReadOnlyList<Plane> output = KernelOperator.Transpose(image, kernels, layer);
        return new(SlidingKind.TransposedAsScatters, geometry, image, shown, kernels, output, checked(perChannel * settings.OutputChannels), index =>
        {
            int channel = index / perChannel, source = (channel / outputs * inputs) + (index % perChannel / (height * width));
            (int row, int column) = (index / width % height, index % width);
            Plane weights = kernels.Weights[source][channel % outputs];
            double value = image[source][row, column];
            var terms = new List<SlidingTerm>();
            for (int tap = 0; tap < weights.Values.Length; tap++)
            {
                (int v, int u) = (tap / weights.Width, tap % weights.Width);
                int y = (row * settings.Stride.Height) - geometry.Pads.Top + (v * settings.Dilation.Height);
                int x = (column * settings.Stride.Width) - geometry.Pads.Left + (u * settings.Dilation.Width);
                terms.Add(new(source, v, u, y, x, value, weights[v, u]));
            }
            return new() { Index = index, Channel = channel, Row = row, Column = column, Terms = terms, Result = value };
        });
    }
}
