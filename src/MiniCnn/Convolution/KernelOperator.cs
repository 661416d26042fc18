using System.Numerics;
using System.Runtime.InteropServices;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Convolution;

/// <summary>
/// Applies kernels to images: what <c>torch.nn.functional.conv2d</c> and <c>conv_transpose2d</c> compute, summed in float64 without a matrix of
/// patches, whose size in libtorch's float64 convolution is that of the image times that of the kernel.
/// </summary>
public static class KernelOperator
{
    /// <summary>Cross-correlation, which deep learning calls convolution: the kernel laid on the image as it is.</summary>
    /// <param name="image">One plane a channel, all of one size.</param>
    /// <param name="kernels">[c_out][c_in/groups].</param>
    /// <param name="layer">Stride, padding, dilation and groups; kernel size and channels are taken from the weights and the image.</param>
    /// <returns>One plane for each output channel.</returns>
    /// <exception cref="MiniCnnException">An illegal setting: every reason and the nearest legal settings.</exception>
    public static IReadOnlyList<Plane> Correlate(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings? layer = null)
    {
        ConvolutionGeometry geometry = GeometryOf(image, kernels, (layer ?? new()) with { Kind = LayerKind.Convolution });
        LayerSettings settings = geometry.Layer;
        Plane[] padded = [.. image.Select(plane => Border.Pad(plane, geometry.Pads, settings.PaddingMode, (float)(settings.PaddingValue ?? 0)))];
        return Slide(padded, kernels, settings, geometry.Output, settings.Stride);
    }

    /// <summary>Convolution as mathematics has it: the kernel is turned by 180 degrees first.</summary>
    /// <inheritdoc cref="Correlate(IReadOnlyList{Plane}, KernelWeights, LayerSettings)"/>
    public static IReadOnlyList<Plane> Convolve(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings? layer = null) =>
        Correlate(image, kernels.Flipped(), layer);

    /// <summary>Transposed convolution by its direct equivalent: each input adds a multiple of the kernel [c_in][c_out/groups]; one plane per output channel.</summary>
    /// <exception cref="MiniCnnException">An illegal setting: every reason and the nearest legal settings.</exception>
    public static IReadOnlyList<Plane> Transpose(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings? layer = null)
    {
        ConvolutionGeometry geometry = GeometryOf(image, kernels, (layer ?? new()) with { Kind = LayerKind.Transposed });
        var direct = DirectEquivalent.Of(geometry);
        return Slide([.. image.Select(direct.Stretch)], kernels.Turned(geometry.Layer.Groups), geometry.Layer, geometry.Output, 1);
    }

    /// <summary>One kernel over one plane by cross-correlation.</summary>
    /// <inheritdoc cref="Correlate(IReadOnlyList{Plane}, KernelWeights, LayerSettings)"/>
    public static Plane Correlate(Plane image, Plane kernel, LayerSettings? layer = null) => Correlate([image], KernelWeights.Of(kernel), layer)[0];

    private static ConvolutionGeometry GeometryOf(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings layer)
    {
        ConvolutionGeometry geometry = kernels.Complete(layer, image).Over(new(image[0].Height, image[0].Width));
        if (geometry.Output.Area > Border.MaxCells)
            throw MiniCnnException.BadUsage($"the output of {geometry.Output} would have more than {Border.MaxCells} cells; expected a smaller image, stride or padding");
        return geometry;
    }

    private static Plane[] Slide(Plane[] padded, KernelWeights kernels, LayerSettings layer, Size2D size, Size2D stride)
    {
        double[][] images = [.. padded.Select(plane => Array.ConvertAll(plane.Values, value => (double)value))];
        int inputs = layer.InputChannels / layer.Groups, outputs = layer.OutputChannels / layer.Groups;
        var result = new Plane[layer.OutputChannels];
        for (int channel = 0; channel < result.Length; channel++)
        {
            double[] sums = new double[size.Area];
            Array.Fill(sums, kernels.BiasOf(channel));
            for (int n = 0; n < inputs; n++)
                AddCorrelation(sums, size.Width, images[(channel / outputs * inputs) + n], padded[0].Width, kernels.Weights[channel][n], stride, layer.Dilation);
            result[channel] = new(size.Height, size.Width, Array.ConvertAll(sums, sum => (float)sum));
        }
        return result;
    }

    private static void AddCorrelation(double[] sums, int width, double[] image, int imageWidth, Plane kernel, Size2D stride, Size2D dilation)
    {
        for (int y = 0; y < sums.Length / width; y++)
        {
            Span<double> row = sums.AsSpan(y * width, width);
            for (int tap = 0; tap < kernel.Values.Length; tap++)
            {
                int start = (((y * stride.Height) + (tap / kernel.Width * dilation.Height)) * imageWidth) + (tap % kernel.Width * dilation.Width);
                if (kernel.Values[tap] != 0)
                    AddRow(row, kernel.Values[tap], image.AsSpan(start), stride.Width);
            }
        }
    }

    /// <summary>sums[n] += weight · source[n · step].</summary>
    internal static void AddRow(Span<double> sums, double weight, ReadOnlySpan<double> source, int step)
    {
        int n = 0;
        if (step == 1)
        {
            Span<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(sums);
            ReadOnlySpan<Vector<double>> wideSource = MemoryMarshal.Cast<double, Vector<double>>(source[..sums.Length]);
            for (int block = 0; block < wide.Length; block++)
                wide[block] += weight * wideSource[block];
            n = wide.Length * Vector<double>.Count;
        }
        for (; n < sums.Length; n++)
            sums[n] += weight * source[n * step];
    }
}
