using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;
using Padding = MiniCnn.Convolution.Padding;

namespace MiniCnn.Tests.Convolution;

/// <summary>Legality and sizes over whole grids of settings, held against what libtorch does with the same ones.</summary>
public sealed class LibtorchSizeTests
{
    private static Size2D? SizeOf(Func<Tensor> compute)
    {
        try
        {
            long[] shape = compute().shape;
            return new((int)shape[2], (int)shape[3]);
        }
        catch (Exception error) when (error is ExternalException or ArgumentException)
        {
            return null;
        }
    }

    private static void Compare(LayerSettings layer, int input, Func<Tensor> compute, ref int legal, ref int illegal)
    {
        Size2D size = new(input, 1);
        Size2D? expected = SizeOf(compute);
        IReadOnlyList<string> violations = layer.Violations(size);
        string setting = $"{layer} over {input}: {string.Join("; ", violations)}";
        (violations.Count == 0).ShouldBe(expected is not null, setting);
        if (expected is { } output)
        {
            layer.Over(size).Output.ShouldBe(output, setting);
            legal++;
        }
        else
        {
            illegal++;
        }
    }

    private static IEnumerable<(int I, int K, int S, int P, int D, int A)> Grid(params Range[] axes)
    {
        int[][] values = [.. axes.Select(axis => Enumerable.Range(axis.Start.Value, axis.End.Value - axis.Start.Value).ToArray())];
        return from i in values[0] from k in values[1] from s in values[2] from p in values[3] from d in values[4] from a in values[5] select (i, k, s, p, d, a);
    }

    [Fact]
    public void Convolutions()
    {
        (int legal, int illegal) = (0, 0);
        using DisposeScope scope = NewDisposeScope();
        foreach ((int i, int k, int s, int p, int d, _) in Grid(1..9, 1..6, 0..4, 0..4, 1..4, ..1))
        {
            using DisposeScope step = NewDisposeScope();
            var layer = new LayerSettings { Kernel = new(k, 1), Stride = new(s, 1), Padding = Padding.Of(p, 0), Dilation = new(d, 1) };
            Compare(layer, i, () => Functional.conv2d(zeros(new long[] { 1, 1, i, 1 }), zeros(new long[] { 1, 1, k, 1 }), null, new long[] { s, 1 }, new long[] { p, 0 }, new long[] { d, 1 }), ref legal, ref illegal);
        }
        legal.ShouldBeGreaterThan(900);
        illegal.ShouldBeGreaterThan(600);
    }

    [Fact]
    public void Transposed_convolutions()
    {
        (int legal, int illegal) = (0, 0);
        foreach ((int i, int k, int s, int p, int d, int a) in Grid(1..5, 1..5, 1..4, 0..4, 1..4, 0..4))
        {
            using DisposeScope step = NewDisposeScope();
            var layer = new LayerSettings { Kind = LayerKind.Transposed, Kernel = new(k, 1), Stride = s, Padding = Padding.Of(p, 0), Dilation = d, OutputPadding = a };
            Compare(layer, i, () => Functional.conv_transpose2d(zeros(new long[] { 1, 1, i, 1 }), zeros(new long[] { 1, 1, k, 1 }), null, new long[] { s, s }, new long[] { p, 0 }, new long[] { a, a }, new long[] { d, d }), ref legal, ref illegal);
        }
        legal.ShouldBeGreaterThan(1000);
        illegal.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Pools()
    {
        (int legal, int illegal) = (0, 0);
        foreach ((int i, int k, int s, int p, int d, int ceil) in Grid(1..9, 1..5, 1..5, 0..4, 1..3, 0..2))
        {
            using DisposeScope step = NewDisposeScope();
            var layer = new LayerSettings { Kind = LayerKind.Pooling, Kernel = new(k, 1), Stride = new(s, 1), Padding = Padding.Of(p, 0), Dilation = new(d, 1), CeilMode = ceil == 1 };
            Compare(layer, i, () => Libtorch.Pool(zeros(new long[] { 1, 1, i, 1 }), PoolingRule.Maximum, layer), ref legal, ref illegal);
        }
        legal.ShouldBeGreaterThan(700);
        illegal.ShouldBeGreaterThan(600);
    }

    [Fact]
    public void Padding_modes_have_libtorchs_limits()
    {
        foreach ((int i, int p, PaddingMode mode) in from i in Enumerable.Range(1, 5)
                                                     from p in Enumerable.Range(0, 8)
                                                     from mode in new[] { PaddingMode.Reflect, PaddingMode.Replicate, PaddingMode.Circular }
                                                     select (i, p, mode))
        {
            using DisposeScope step = NewDisposeScope();
            Size2D? expected = SizeOf(() => Libtorch.Pad(zeros(new long[] { 1, 1, i, 1 }), new(0, 0, p, p), mode, 0));
            var layer = new LayerSettings { Kernel = 1, Padding = Padding.Of(p, 0), PaddingMode = mode };
            (layer.Violations(new(i, 1)).Count == 0).ShouldBe(expected is not null, $"{mode} {p} over {i}");
        }
    }

    [Fact]
    public void Same_is_PyTorchs_same()
    {
        foreach ((int k, int d, int i) in from k in Enumerable.Range(1, 7) from d in Enumerable.Range(1, 3) from i in new[] { 3, 8, 20 } select (k, d, i))
        {
            using DisposeScope step = NewDisposeScope();
            (Tensor image, Tensor weights) = (rand(new long[] { 1, 1, i, 1 }, float64), rand(new long[] { 1, 1, k, 1 }, float64));
            Tensor expected = Functional.conv2d_padding(image, weights, null, null, TorchSharp.Padding.Same, new long[] { d, 1 });
            Tensor actual = Libtorch.Layer(image, weights, null, new LayerSettings { Padding = Padding.Same, Dilation = new(d, 1) }, new(i, 1));
            (expected - actual).abs().max().item<double>().ShouldBeLessThan(1e-12, $"{k} {d} {i}");
        }
    }

    [Fact]
    public void The_inverse_layer_leads_back()
    {
        int count = 0;
        foreach ((int i, int k, int s, int p, int d, _) in Grid(1..10, 1..6, 1..5, 0..3, 1..3, ..1))
        {
            var layer = new LayerSettings { Kernel = new(k, 1), Stride = new(s, 1), Padding = Padding.Of(p, 0), Dilation = new(d, 1), InputChannels = 2, OutputChannels = 3 };
            if (layer.Violations(new(i, 1)).Count > 0)
                continue;
            using DisposeScope step = NewDisposeScope();
            ConvolutionGeometry back = layer.Over(new(i, 1)).Inverse();
            back.Output.ShouldBe(new Size2D(i, 1));
            (back.Layer.InputChannels, back.Layer.OutputChannels).ShouldBe((3, 2));
            Tensor again = Libtorch.Layer(zeros(new long[] { 1, 3, back.Input.Height, 1 }), zeros(new long[] { 3, 2, k, 1 }), null, back.Layer, back.Input);
            again.shape.ShouldBe(new long[] { 1, 2, i, 1 });
            back.Inverse().Output.ShouldBe(layer.Over(new(i, 1)).Output);
            count++;
        }
        count.ShouldBeGreaterThan(600);
    }

    [Fact]
    public void A_transposed_layers_inverse_is_the_convolution_that_leads_back()
    {
        (int beyond, int none) = (0, 0);
        foreach ((int i, int k, int s, int p, int d, int a) in Grid(1..6, 1..5, 1..4, 0..4, 1..4, 0..3))
        {
            var layer = new LayerSettings { Kind = LayerKind.Transposed, Kernel = k, Stride = s, Padding = Padding.Of(p), Dilation = d, OutputPadding = a };
            if (layer.Violations(i).Count > 0)
                continue;
            ConvolutionGeometry geometry = layer.Over(i);
            if (!geometry.HasInverse)
            {
                (a / s * s).ShouldBeGreaterThan(p);
                Should.Throw<MiniCnnException>(geometry.Inverse);
                none++;
                continue;
            }
            ConvolutionGeometry direct = geometry.Inverse();
            (direct.Input, direct.Output).ShouldBe((geometry.Output, geometry.Input), $"i{i} k{k} s{s} p{p} d{d} a{a}");
            beyond += a >= s ? 1 : 0;
        }
        beyond.ShouldBeGreaterThan(20);
        none.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData(LayerKind.Convolution)]
    [InlineData(LayerKind.Transposed)]
    [InlineData(LayerKind.Pooling)]
    public void The_inverse_question_is_answered_fully_and_rightly(LayerKind kind)
    {
        var limits = new InverseShape.Limits(4, 3, 2, 2);
        int found = 0;
        foreach ((int i, int o) in from i in Enumerable.Range(1, 7) from o in Enumerable.Range(1, 7) select (i, o))
        {
            var answers = InverseShape.Find(kind, i, o, limits).Select(axis => (axis.Kernel, axis.Stride, axis.Before, axis.Dilation, axis.OutputPadding)).ToList();
            answers.Distinct().Count().ShouldBe(answers.Count);
            foreach ((int k, int s, int p, int d, int a, _) in Grid(1..5, 1..4, 0..3, 1..3, 0..(kind == LayerKind.Transposed ? 3 : 1), ..1))
            {
                if (d > 1 && (k == 1 || kind == LayerKind.Pooling))
                    continue;
                var layer = new LayerSettings { Kind = kind, Kernel = new(k, 1), Stride = s, Padding = Padding.Of(p, 0), Dilation = d, OutputPadding = a };
                Size2D size = new(i, 1);
                int height = layer.Violations(size).Count == 0 ? layer.Over(size).Output.Height : 0;
                answers.Contains((k, s, p, d, a)).ShouldBe(height == o, $"{kind} i{i} k{k} s{s} p{p} d{d} a{a} gives {height}, asked {o}");
                if (height != o)
                    continue;
                using DisposeScope step = NewDisposeScope();
                Tensor x = zeros(new long[] { 1, 1, i, 1 }), w = zeros(new long[] { 1, 1, k, 1 });
                (kind == LayerKind.Pooling ? Libtorch.Pool(x, PoolingRule.Maximum, layer) : Libtorch.Layer(x, w, null, layer, size)).shape[2].ShouldBe(o);
                found++;
            }
        }
        found.ShouldBeGreaterThan(140);
    }
}
