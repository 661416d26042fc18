using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>
/// Applies kernels to images: what <c>torch.nn.functional.conv2d</c> and <c>conv_transpose2d</c> compute, summed in float64.
/// </summary>
public static class KernelOperator
{
    /// <summary>
    /// Cross-correlation, which deep learning calls convolution: the kernel laid on the image as it is.
    /// </summary>
    /// <param name="image">One plane a channel, all of one size.</param>
    /// <param name="kernels">[c_out][c_in/groups].</param>
    /// <param name="layer">Stride, padding, dilation and groups; kernel size and channels are taken from the weights and the image.</param>
    /// <returns>One plane for each output channel.</returns>
    /// <exception cref="MiniCnnException">An illegal setting: every reason and the nearest legal settings.</exception>
    public static IReadOnlyList<Plane> Correlate(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings? layer = null)
    {
        ConvolutionGeometry geometry = GeometryOf(image, kernels, (layer ?? new LayerSettings()) with { Kind = LayerKind.Convolution });
        LayerSettings settings = geometry.Layer;
        double[][] padded = [.. image.Select(plane => ToDoubles(Border.Pad(plane, geometry.Pads, settings.PaddingMode, (float)(settings.PaddingValue ?? 0))))];
        int paddedWidth = image[0].Width + geometry.Pads.Left + geometry.Pads.Right;
        int inputsPerGroup = settings.InputChannels / settings.Groups, outputsPerGroup = settings.OutputChannels / settings.Groups;
        var output = new Plane[settings.OutputChannels];
        for (int channel = 0; channel < output.Length; channel++)
        {
            double[] sums = new double[geometry.Output.Area];
            Array.Fill(sums, kernels.BiasOf(channel));
            for (int n = 0; n < inputsPerGroup; n++)
                AddCorrelation(sums, geometry, padded[(channel / outputsPerGroup * inputsPerGroup) + n], paddedWidth, kernels.Weights[channel][n]);
            output[channel] = ToPlane(geometry.Output, sums);
        }
        return output;
    }

    /// <summary>Convolution as mathematics has it: the kernel is turned by 180 degrees first.</summary>
    /// <inheritdoc cref="Correlate(IReadOnlyList{Plane}, KernelWeights, LayerSettings)"/>
    public static IReadOnlyList<Plane> Convolve(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings? layer = null) =>
        Correlate(image, kernels.Flipped(), layer);

    /// <summary>
    /// Transposed convolution: every input number adds its multiple of the kernel to the output.
    /// </summary>
    /// <param name="image">One plane a channel, all of one size.</param>
    /// <param name="kernels">[c_in][c_out/groups].</param>
    /// <param name="layer">Stride, padding, output padding, dilation and groups.</param>
    /// <returns>One plane for each output channel.</returns>
    /// <exception cref="MiniCnnException">An illegal setting: every reason and the nearest legal settings.</exception>
    public static IReadOnlyList<Plane> Transpose(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings? layer = null)
    {
        ConvolutionGeometry geometry = GeometryOf(image, kernels, (layer ?? new LayerSettings()) with { Kind = LayerKind.Transposed });
        LayerSettings settings = geometry.Layer;
        int inputsPerGroup = settings.InputChannels / settings.Groups, outputsPerGroup = settings.OutputChannels / settings.Groups;
        double[][] sums = [.. Enumerable.Range(0, settings.OutputChannels).Select(channel =>
        {
            double[] start = new double[geometry.Output.Area];
            Array.Fill(start, kernels.BiasOf(channel));
            return start;
        })];
        for (int input = 0; input < settings.InputChannels; input++)
        {
            for (int n = 0; n < outputsPerGroup; n++)
                AddStamps(sums[(input / inputsPerGroup * outputsPerGroup) + n], geometry, image[input], kernels.Weights[input][n]);
        }
        return [.. sums.Select(sum => ToPlane(geometry.Output, sum))];
    }

    /// <summary>One kernel over one plane by cross-correlation.</summary>
    /// <inheritdoc cref="Correlate(IReadOnlyList{Plane}, KernelWeights, LayerSettings)"/>
    public static Plane Correlate(Plane image, Plane kernel, LayerSettings? layer = null) => Correlate([image], KernelWeights.Of(kernel), layer)[0];

    private static ConvolutionGeometry GeometryOf(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings layer)
    {
        ConvolutionGeometry geometry = kernels.Complete(layer, image).Over(new(image[0].Height, image[0].Width));
        if (geometry.Output.Area > Border.MostCells)
            throw MiniCnnException.BadUsage($"the output of {geometry.Output} would have more than {Border.MostCells} cells; expected a smaller image, stride or padding");
        return geometry;
    }

    private static void AddCorrelation(double[] sums, ConvolutionGeometry geometry, double[] padded, int paddedWidth, Plane kernel)
    {
        (int height, int width) = geometry.Output;
        (LayerSettings layer, Size2D stride) = (geometry.Layer, geometry.Layer.Stride);
        for (int y = 0; y < height; y++)
        {
            Span<double> row = sums.AsSpan(y * width, width);
            for (int v = 0; v < kernel.Height; v++)
            {
                int start = ((y * stride.Height) + (v * layer.Dilation.Height)) * paddedWidth;
                for (int u = 0; u < kernel.Width; u++)
                {
                    double weight = kernel[v, u];
                    if (weight != 0)
                        RowSums.Add(row, weight, padded.AsSpan(start + (u * layer.Dilation.Width)), stride.Width);
                }
            }
        }
    }

    private static void AddStamps(double[] sums, ConvolutionGeometry geometry, Plane image, Plane kernel)
    {
        (int height, int width) = geometry.Output;
        LayerSettings layer = geometry.Layer;
        for (int y = 0; y < image.Height; y++)
        {
            for (int v = 0; v < kernel.Height; v++)
            {
                int row = (y * layer.Stride.Height) - geometry.Pads.Top + (v * layer.Dilation.Height);
                if (row < 0 || row >= height)
                    continue;
                for (int x = 0; x < image.Width; x++)
                {
                    int column = (x * layer.Stride.Width) - geometry.Pads.Left;
                    for (int u = 0; u < kernel.Width; u++, column += layer.Dilation.Width)
                    {
                        if (column >= 0 && column < width)
                            sums[(row * width) + column] += (double)image[y, x] * kernel[v, u];
                    }
                }
            }
        }
    }

    private static double[] ToDoubles(Plane plane) => Array.ConvertAll(plane.Values, value => (double)value);

    private static Plane ToPlane(Size2D size, double[] sums) => new(size.Height, size.Width, Array.ConvertAll(sums, sum => (float)sum));
}
