using TorchSharp;
using static TorchSharp.torch;
using Padding = MiniCnn.Convolution.Padding;

namespace MiniCnn.Tests.Convolution;

/// <summary>Numbers over thousands of random settings, non-square ones and every padding included.</summary>
public sealed class LibtorchValueTests
{
    internal static Plane Noise(Random random, int height, int width) =>
        new(height, width, [.. Enumerable.Range(0, height * width).Select(_ => (float)((random.NextDouble() * 4) - 2))]);

    private static KernelWeights Kernels(Random random, int rows, int columns, int k, int l, int? biases) => new(
        [.. Enumerable.Range(0, rows).Select(_ => (IReadOnlyList<Plane>)[.. Enumerable.Range(0, columns).Select(_ => Noise(random, k, l))])],
        biases is { } count ? [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())] : null);

    private static LayerSettings Settings(Random random)
    {
        Padding[] words = [Padding.Valid, Padding.Full, Padding.Half, Padding.Causal, Padding.TensorFlowSame, Padding.Same];
        var mode = (PaddingMode)random.Next(0, 4);
        return new()
        {
            Stride = new(random.Next(1, 4), random.Next(1, 4)),
            Dilation = new(random.Next(1, 3), random.Next(1, 3)),
            Padding = random.Next(0, 3) switch
            {
                0 => words[random.Next(0, words.Length)],
                1 => Padding.Of(random.Next(0, 3), random.Next(0, 3)),
                _ => Padding.Of(random.Next(0, 4), random.Next(0, 4), random.Next(0, 4), random.Next(0, 4)),
            },
            PaddingMode = mode,
            PaddingValue = mode == PaddingMode.Constant && random.Next(0, 3) == 0 ? random.Next(-2, 3) : null,
            Groups = random.Next(1, 4),
        };
    }

    [Fact]
    public void Convolutions()
    {
        var random = new Random(11);
        int done = 0;
        for (int n = 0; n < 6000 && done < 1500; n++)
        {
            LayerSettings layer = Settings(random);
            int inputs = random.Next(1, 3), outputs = random.Next(1, 3) * layer.Groups, h = random.Next(1, 10), w = random.Next(1, 10), k = random.Next(1, 5), l = random.Next(1, 5);
            if ((layer with { Kernel = new(k, l), InputChannels = inputs * layer.Groups, OutputChannels = outputs }).Violations(new(h, w)).Count > 0)
                continue;
            using DisposeScope scope = NewDisposeScope();
            Plane[] image = [.. Enumerable.Range(0, inputs * layer.Groups).Select(_ => Noise(random, h, w))];
            KernelWeights kernels = Kernels(random, outputs, inputs, k, l, n % 2 == 0 ? outputs : null);
            KernelOperator.Correlate(image, kernels, layer).ShouldEqual(Libtorch.Layer(image, kernels, layer), $"{layer} {h}x{w} {k}x{l}");
            KernelOperator.Convolve(image, kernels, layer).ShouldEqual(
                Libtorch.Layer(Libtorch.Image(image), Libtorch.Weights(kernels).flip(new long[] { 2, 3 }), kernels.Bias.Count == 0 ? null : tensor(kernels.Bias.ToArray()), layer, new(h, w)), $"flipped {layer}");
            done++;
        }
        done.ShouldBe(1500);
    }

    [Fact]
    public void Transposed_convolutions_and_their_direct_equivalents_and_matrices()
    {
        var random = new Random(12);
        int done = 0, asymmetric = 0;
        for (int n = 0; n < 9000 && done < 1500; n++)
        {
            LayerSettings layer = Settings(random) with { Kind = LayerKind.Transposed, PaddingMode = PaddingMode.Constant, PaddingValue = null, OutputPadding = random.Next(0, 3) };
            int inputs = random.Next(1, 3) * layer.Groups, outputs = random.Next(1, 3), h = random.Next(1, 5), w = random.Next(1, 5), k = random.Next(1, 5), l = random.Next(1, 5);
            layer = layer with { Kernel = new(k, l), InputChannels = inputs, OutputChannels = outputs * layer.Groups };
            if (layer.Violations(new(h, w)).Count > 0)
                continue;
            using DisposeScope scope = NewDisposeScope();
            Plane[] image = [.. Enumerable.Range(0, inputs).Select(_ => Noise(random, h, w))];
            KernelWeights kernels = Kernels(random, inputs, outputs, k, l, n % 2 == 0 ? outputs * layer.Groups : null);
            IReadOnlyList<Plane> result = KernelOperator.Transpose(image, kernels, layer);
            result.ShouldEqual(Libtorch.Layer(image, kernels, layer), $"{layer} {h}x{w}");

            var single = KernelWeights.Of(kernels.Weights[0][0]);
            LayerSettings plain = layer with { Groups = 1, InputChannels = 1, OutputChannels = 1 };
            ConvolutionGeometry geometry = plain.Over(new(h, w));
            Plane scattered = KernelOperator.Transpose([image[0]], single, plain)[0];
            Plane stretched = DirectEquivalent.Of(geometry).Stretch(image[0]);
            KernelOperator.Correlate([stretched], single.Flipped(), new() { Dilation = layer.Dilation }).ShouldEqual(Libtorch.Image([scattered]), $"direct {layer}");
            float[] byMatrix = ConvolutionMatrix.Multiply(ConvolutionMatrix.Of(geometry, single.Weights[0][0]), image[0].Values);
            new[] { new Plane(scattered.Height, scattered.Width, byMatrix) }.ShouldEqual(Libtorch.Image([scattered]), $"matrix {layer}");
            asymmetric += geometry.Pads.Left == geometry.Pads.Right ? 0 : 1;
            done++;
        }
        done.ShouldBe(1500);
        asymmetric.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void The_matrix_and_its_transpose()
    {
        var random = new Random(13);
        int done = 0;
        for (int n = 0; n < 6000 && done < 1000; n++)
        {
            LayerSettings layer = Settings(random) with { Groups = 1, PaddingValue = null };
            int h = random.Next(1, 8), w = random.Next(1, 8);
            Plane kernel = Noise(random, random.Next(1, 4), random.Next(1, 4)), image = Noise(random, h, w);
            layer = layer with { Kernel = new(kernel.Height, kernel.Width) };
            if (layer.Violations(new(h, w)).Count > 0)
                continue;
            using DisposeScope scope = NewDisposeScope();
            ConvolutionGeometry geometry = layer.Over(new(h, w));
            Plane matrix = ConvolutionMatrix.Of(geometry, kernel);
            Plane product = new(geometry.Output.Height, geometry.Output.Width, ConvolutionMatrix.Multiply(matrix, image.Values));
            Tensor x = Libtorch.Image([image]).requires_grad_(true);
            Tensor y = Libtorch.Layer(x, Libtorch.Weights(KernelWeights.Of(kernel)), null, layer, new(h, w));
            new[] { product }.ShouldEqual(y.detach(), $"{layer} {h}x{w}");
            // the gradient of a convolution is its transpose, whatever the padding mode
            Plane back = Noise(random, product.Height, product.Width);
            y.backward(new[] { Libtorch.Image([back]) });
            Plane transposed = new(h, w, ConvolutionMatrix.Multiply(ConvolutionMatrix.Transpose(matrix), back.Values));
            new[] { transposed }.ShouldEqual(x.grad!, $"transpose {layer} {h}x{w}");
            done++;
        }
        done.ShouldBe(1000);
    }

    [Fact]
    public void Pools()
    {
        var random = new Random(14);
        int done = 0;
        for (int n = 0; n < 6000 && done < 1200; n++)
        {
            var rule = (PoolingRule)(n % 2);
            var layer = new LayerSettings
            {
                Kind = LayerKind.Pooling,
                Kernel = new(random.Next(1, 5), random.Next(1, 5)),
                Stride = new(random.Next(1, 4), random.Next(1, 4)),
                Padding = Padding.Of(random.Next(0, 3), random.Next(0, 3)),
                CeilMode = random.Next(0, 2) == 1,
                Dilation = rule == PoolingRule.Mean ? Size2D.Square(1) : new Size2D(random.Next(1, 3), random.Next(1, 3)),
            };
            int h = random.Next(1, 10), w = random.Next(1, 10);
            if (layer.Violations(new(h, w)).Count > 0)
                continue;
            using DisposeScope scope = NewDisposeScope();
            Plane image = Noise(random, h, w);
            new[] { PoolingOperator.Pool(image, rule, layer) }.ShouldEqual(Libtorch.Pool(Libtorch.Image([image]), rule, layer), $"{rule} {layer} {h}x{w}");
            done++;
        }
        done.ShouldBe(1200);
    }

    [Fact]
    public void Borders()
    {
        var random = new Random(15);
        for (int n = 0; n < 600; n++)
        {
            using DisposeScope scope = NewDisposeScope();
            int h = random.Next(1, 8), w = random.Next(1, 8);
            Plane image = Noise(random, h, w);
            var mode = (PaddingMode)random.Next(0, 4);
            int Most(int size) => mode switch { PaddingMode.Reflect => size - 1, PaddingMode.Circular => size, _ => 5 };
            int Pad(int size) => random.Next(mode == PaddingMode.Constant ? -(size - 1) / 2 : 0, Most(size) + 1);
            Pads pads = new(Pad(w), Pad(w), Pad(h), Pad(h));
            new[] { Border.Pad(image, pads, mode, 3) }.ShouldEqual(Libtorch.Pad(Libtorch.Image([image]), pads, mode, 3), $"{mode} {pads} {h}x{w}");
        }
    }

    [Fact]
    public void Upscaling_is_interpolate()
    {
        var random = new Random(17);
        for (int n = 0; n < 300; n++)
        {
            using DisposeScope scope = NewDisposeScope();
            Plane image = Noise(random, random.Next(1, 8), random.Next(1, 8));
            Size2D size = new(random.Next(1, 12), random.Next(1, 12));
            new[] { Upscaling.Nearest(image, size) }.ShouldEqual(
                torch.nn.functional.interpolate(Libtorch.Image([image]), Libtorch.Pair(size), null, InterpolationMode.Nearest), $"nearest {image.Height}x{image.Width} to {size}");
            new[] { Upscaling.Bilinear(image, size) }.ShouldEqual(
                torch.nn.functional.interpolate(Libtorch.Image([image]), Libtorch.Pair(size), null, InterpolationMode.Bilinear, false), $"bilinear {image.Height}x{image.Width} to {size}");
        }
    }

    [Fact]
    public void Receptive_fields_are_where_gradients_arrive()
    {
        var random = new Random(16);
        for (int n = 0; n < 300; n++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor x = zeros(new long[] { 1, 1, 161, 1 }, float64).requires_grad_(true), y = x;
            var chain = new List<AxisGeometry>();
            for (int depth = random.Next(1, 5); depth > 0; depth--)
            {
                bool back = random.Next(0, 4) == 0;
                int k = random.Next(1, 5), s = random.Next(1, back ? Math.Min(k, 3) + 1 : 4), p = random.Next(0, k), d = back ? 1 : random.Next(1, 3);
                var layer = new LayerSettings { Kind = back ? LayerKind.Transposed : LayerKind.Convolution, Kernel = new(k, 1), Stride = new(s, 1), Padding = Padding.Of(p, 0), Dilation = new(d, 1) };
                int input = (int)y.shape[2];
                if (layer.Violations(new(input, 1)).Count > 0 || input < 8)
                    continue;
                chain.Add(layer.Along(Axis.Height, input));
                y = Libtorch.Layer(y, ones(new long[] { 1, 1, k, 1 }, float64), null, layer, new(input, 1));
            }
            long middle = y.shape[2] / 2;
            Tensor chosen = zeros_like(y);
            chosen[0, 0, middle, 0] = tensor(1.0);
            y.backward(new[] { chosen });
            double[] gradient = x.grad!.data<double>().ToArray();
            (long first, long last) = Enumerable.Reverse(chain).Aggregate((First: middle, Last: middle), (run, layer) => layer.InputsOf(run.First, run.Last));
            if (first < 0 || last >= gradient.Length)
                continue;
            ReceptiveField field = chain.Aggregate(ReceptiveField.Identity, (sofar, layer) => sofar.Then(layer));
            (last - first + 1.0).ShouldBeLessThanOrEqualTo(field.Size + 1e-9);
            ((double)first).ShouldBeGreaterThanOrEqualTo(field.Start + (middle * field.Jump) - 1e-9);
            if (chain.TrueForAll(layer => layer.Kind == LayerKind.Convolution))
            {
                ((double)first).ShouldBe(field.Start + (middle * field.Jump));
                (last - first + 1.0).ShouldBe(field.Size);
            }
            ((long)Array.FindIndex(gradient, g => g != 0), (long)Array.FindLastIndex(gradient, g => g != 0)).ShouldBe((first, last), string.Join(" | ", chain));
        }
    }
}
