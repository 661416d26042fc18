using System.Numerics;
using System.Runtime.CompilerServices;
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
        return Slide(padded, kernels, settings, geometry.Output);
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
        return Slide([.. image.Select(direct.Stretch)], kernels.Turned(geometry.Layer.Groups), geometry.Layer with { Stride = 1 }, geometry.Output);
    }

    /// <summary>One kernel over one plane by cross-correlation.</summary>
    /// <inheritdoc cref="Correlate(IReadOnlyList{Plane}, KernelWeights, LayerSettings)"/>
    public static Plane Correlate(Plane image, Plane kernel, LayerSettings? layer = null) => Correlate([image], KernelWeights.Of(kernel), layer)[0];

    internal static ConvolutionGeometry GeometryOf(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings layer)
    {
        ConvolutionGeometry geometry = kernels.Complete(layer, image).Over(new(image[0].Height, image[0].Width));
        if (geometry.Output.Area > Border.MaxCells)
            throw MiniCnnException.BadUsage($"the output of {geometry.Output} would have more than {Border.MaxCells} cells; expected a smaller image, stride or padding");
        return geometry;
    }

    private static Plane[] Slide(Plane[] padded, KernelWeights kernels, LayerSettings layer, Size2D size)
    {
        int inputs = layer.InputChannels / layer.Groups, outputs = layer.OutputChannels / layer.Groups;
        return [.. Enumerable.Range(0, layer.OutputChannels).Select(channel => ForEachRow(size, kernels.BiasOf(channel), (sums, y) =>
        {
            for (int n = 0; n < inputs; n++)
            {
                float[] weights = kernels.Weights[channel][n].Values;
                ForEachTap(sums, y, padded[(channel / outputs * inputs) + n], layer, (row, tap, source) =>
                {
                    if (weights[tap] != 0)
                        AddRow(row, weights[tap], source, layer.Stride.Width);
                });
            }
        }))];
    }

    /// <summary>A plane made row by row, several at a time: each begins with the same number in all places and gets what <paramref name="fill"/> makes of it.</summary>
    internal static Plane ForEachRow(Size2D size, double start, Action<double[], int> fill)
    {
        var result = new Plane(size.Height, size.Width);
        Parallel.For(0, size.Height, () => new double[size.Width], (y, _, row) =>
        {
            Array.Fill(row, start);
            fill(row, y);
            Span<float> target = result.Row(y);
            for (int x = 0; x < row.Length; x++)
                target[x] = (float)row[x];
            return row;
        }, _ => { });
        return result;
    }

    /// <summary>What a tap of the kernel does to a row of outputs: the one at n has source[n · stride] under the tap.</summary>
    internal delegate void TapAction(Span<double> row, int tap, ReadOnlySpan<float> source);

    /// <summary>The windows of row <paramref name="y"/> of the outputs over a padded image: every tap of the kernel in turn.</summary>
    internal static void ForEachTap(double[] outputs, int y, Plane image, LayerSettings layer, TapAction act)
    {
        for (int tap = 0; tap < layer.Kernel.Area; tap++)
        {
            (int v, int u) = Math.DivRem(tap, layer.Kernel.Width);
            int start = (((y * layer.Stride.Height) + (v * layer.Dilation.Height)) * image.Width) + (u * layer.Dilation.Width);
            act(outputs, tap, image.Values.AsSpan(start));
        }
    }

    /// <summary>sums[n] += weight · source[n · step], in float64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddRow(Span<double> sums, double weight, ReadOnlySpan<float> source, int step)
    {
        int n = 0;
        if (step == 1)
        {
            Span<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(sums);
            ReadOnlySpan<Vector<float>> wideSource = MemoryMarshal.Cast<float, Vector<float>>(source[..sums.Length]);
            for (int block = 0; block < wideSource.Length; block++)
            {
                Vector.Widen(wideSource[block], out Vector<double> first, out Vector<double> second);
                wide[2 * block] += weight * first;
                wide[(2 * block) + 1] += weight * second;
            }
            n = wideSource.Length * Vector<float>.Count;
        }
        for (; n < sums.Length; n++)
            sums[n] += weight * source[n * step];
    }
}
