using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace MiniCnn.Tests.Convolution;

/// <summary>The same layers computed by libtorch in float64.</summary>
internal static class Libtorch
{
    /// <summary>[1, c, h, w].</summary>
    public static Tensor Image(IReadOnlyList<Plane> planes) =>
        tensor(planes.SelectMany(plane => plane.Values.Select(value => (double)value)).ToArray(), new long[] { 1, planes.Count, planes[0].Height, planes[0].Width });

    /// <summary>[rows, columns, k, k].</summary>
    public static Tensor Weights(KernelWeights kernels) => tensor(
        kernels.Weights.SelectMany(row => row.SelectMany(plane => plane.Values.Select(value => (double)value))).ToArray(),
        new long[] { kernels.Weights.Count, kernels.Weights[0].Count, kernels.Size.Height, kernels.Size.Width });

    public static Tensor Layer(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings layer) =>
        Layer(Image(image), Weights(kernels), kernels.Bias.Count == 0 ? null : tensor(kernels.Bias.ToArray()), layer, new(image[0].Height, image[0].Width));

    public static Tensor Layer(Tensor image, Tensor weights, Tensor? bias, LayerSettings layer, Size2D size)
    {
        Size2D kernel = new((int)weights.shape[2], (int)weights.shape[3]);
        (layer, long[] stride, long[] dilation) = (layer with { Kernel = kernel }, Pair(layer.Stride), Pair(layer.Dilation));
        (int top, int bottom) = layer.Padding.Along(Axis.Height, size.Height, ((kernel.Height - 1) * layer.Dilation.Height) + 1, layer.Stride.Height);
        (int left, int right) = layer.Padding.Along(Axis.Width, size.Width, ((kernel.Width - 1) * layer.Dilation.Width) + 1, layer.Stride.Width);
        if (layer.Kind == LayerKind.Transposed)
        {
            // libtorch has one padding for both sides: for others the result of no padding is cropped
            if (top == bottom && left == right)
                return Functional.conv_transpose2d(image, weights, bias, stride, new long[] { top, left }, Pair(layer.OutputPadding), dilation, layer.Groups);
            Tensor whole = Functional.conv_transpose2d(image, weights, bias, stride, new long[] { 0, 0 }, Pair(layer.OutputPadding), dilation, layer.Groups);
            return Functional.pad(whole, new long[] { -left, -right, -top, -bottom });
        }
        if (top == bottom && left == right && layer.PaddingMode == PaddingMode.Constant && layer.PaddingValue is null or 0)
            return Functional.conv2d(image, weights, bias, stride, new long[] { top, left }, dilation, layer.Groups);
        return Functional.conv2d(Pad(image, new(left, right, top, bottom), layer.PaddingMode, layer.PaddingValue ?? 0), weights, bias, stride, new long[] { 0, 0 }, dilation, layer.Groups);
    }

    public static Tensor Pad(Tensor image, Pads pads, PaddingMode mode, double value) => Functional.pad(
        image, new long[] { pads.Left, pads.Right, pads.Top, pads.Bottom },
        mode switch
        {
            PaddingMode.Reflect => PaddingModes.Reflect,
            PaddingMode.Replicate => PaddingModes.Replicate,
            PaddingMode.Circular => PaddingModes.Circular,
            _ => PaddingModes.Constant,
        },
        mode == PaddingMode.Constant ? value : 0); // newer libtorches refuse a value that no mode but constant uses

    public static Tensor Pool(Tensor image, PoolingRule rule, LayerSettings layer)
    {
        (int top, int left) = (layer.Padding.Amount.Top, layer.Padding.Amount.Left);
        return rule == PoolingRule.Maximum
            ? Functional.max_pool2d(image, Pair(layer.Kernel), Pair(layer.Stride), new long[] { top, left }, Pair(layer.Dilation), layer.CeilMode)
            : Functional.avg_pool2d(image, Pair(layer.Kernel), Pair(layer.Stride), new long[] { top, left }, layer.CeilMode, true, null);
    }

    public static long[] Pair(Size2D size) => [size.Height, size.Width];

    public static void ShouldEqual(this IReadOnlyList<Plane> planes, Tensor expected, string because)
    {
        expected.shape.ShouldBe(new long[] { 1, planes.Count, planes[0].Height, planes[0].Width }, because);
        double[] numbers = [.. expected.contiguous().data<double>().ToArray()];
        int n = 0;
        foreach (Plane plane in planes)
        {
            foreach (float value in plane.Values)
                Near(value, numbers[n++], because);
        }
    }

    public static void Near(double actual, double expected, string because)
    {
        if (actual == expected) // infinities too: a dilated pool can see nothing but padding
            return;
        if (!(Math.Abs(actual - expected) <= 1e-5 * Math.Max(1, Math.Abs(expected))))
            Assert.Fail($"{because}: {actual} instead of {expected}");
    }
}
