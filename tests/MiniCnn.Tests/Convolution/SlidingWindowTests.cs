using TorchSharp;
using static TorchSharp.torch;
using Padding = MiniCnn.Convolution.Padding;

namespace MiniCnn.Tests.Convolution;

/// <summary>Every frame of every animation against libtorch.</summary>
public sealed class SlidingWindowTests
{
    public static TheoryData<string, bool> Names()
    {
        var data = new TheoryData<string, bool>();
        foreach (NamedAnimation animation in NamedAnimation.All)
        {
            data.Add(animation.Name, false);
            if (animation.Layer.Kind == LayerKind.Transposed)
                data.Add(animation.Name, true);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Named_animations(string name, bool scatters)
    {
        for (int seed = 1; seed <= 2; seed++)
            Check(NamedAnimation.Get(name).Window(seed, scatters), name);
    }

    [Fact]
    public void Settings_of_ones_own()
    {
        var random = new Random(5);
        int done = 0;
        while (done < 100)
        {
            var kind = (LayerKind)random.Next(0, 3);
            var layer = new LayerSettings
            {
                Kind = kind,
                Kernel = new(random.Next(1, 4), random.Next(1, 4)),
                Stride = new(random.Next(1, 4), random.Next(1, 4)),
                Padding = kind == LayerKind.Pooling ? Padding.Of(random.Next(0, 2), random.Next(0, 2)) : Padding.Of(random.Next(0, 3), random.Next(0, 3), random.Next(0, 3), random.Next(0, 3)),
                Dilation = kind == LayerKind.Pooling ? Size2D.Square(1) : new Size2D(random.Next(1, 3), random.Next(1, 3)),
                InputChannels = 2,
                OutputChannels = 2,
                Groups = kind == LayerKind.Pooling ? 1 : random.Next(1, 3),
                PaddingMode = kind == LayerKind.Convolution ? (PaddingMode)random.Next(0, 4) : PaddingMode.Constant,
                CeilMode = kind == LayerKind.Pooling && random.Next(0, 2) == 1,
                OutputPadding = kind == LayerKind.Transposed ? new Size2D(random.Next(0, 2), random.Next(0, 2)) : 0,
            };
            Size2D input = new(random.Next(1, 6), random.Next(1, 6));
            if (layer.Violations(input).Count > 0)
                continue;
            Check(SampleNumbers.Window(layer, input, (PoolingRule)random.Next(0, 2), done, random.Next(0, 2) == 1), $"{layer} {input}");
            done++;
        }
    }

    [Fact]
    public void The_guides_sizes()
    {
        NamedAnimation.All.Count(animation => animation.IsOfTheGuide).ShouldBe(15);
        NamedAnimation.All.Where(animation => animation.IsOfTheGuide).Select(animation => animation.Layer.Over(animation.InputSize).Output.Height)
            .ShouldBe([2, 6, 5, 7, 2, 3, 3, 3, 4, 5, 5, 5, 5, 5, 6]);
        foreach (string alias in new[] { "no_padding_no_strides", "same_padding_no_strides", "full_padding_no_strides_transposed", "half_padding", "padding_strides_odd_transposed" })
            NamedAnimation.Get(alias).IsOfTheGuide.ShouldBeTrue();
        Should.Throw<MiniCnnException>(() => NamedAnimation.Get("paddling")).Message.ShouldContain("half-padding");
    }

    private static void Check(SlidingWindow window, string name)
    {
        using DisposeScope scope = NewDisposeScope();
        LayerSettings layer = window.Geometry.Layer;
        Tensor image = Libtorch.Image(window.Input);
        bool pool = window.Kernel is null;
        Tensor expected = pool
            ? Libtorch.Pool(image, window.Kind == SlidingKind.MaximumPooling ? PoolingRule.Maximum : PoolingRule.Mean, layer)
            : Libtorch.Layer(image, Libtorch.Weights(Original(window)), null, layer, window.Geometry.Input);
        window.Output.ShouldEqual(expected, name);
        Tensor shown = Shown(window, image);
        window.Shown.Planes.ShouldEqual(shown, name);
        double[] outputs = expected.contiguous().data<double>().ToArray(), cells = shown.contiguous().data<double>().ToArray();
        (int height, int width) = ((int)expected.shape[2], (int)expected.shape[3]);
        var seen = new HashSet<(int, int, int)>();
        foreach (SlidingFrame frame in window.Frames)
        {
            if (window.Kind == SlidingKind.TransposedAsScatters)
            {
                frame.Terms.ShouldAllBe(term => term.Value == window.Input[term.Channel][frame.Row, frame.Column]);
                CheckScatter(window, frame, image, name);
            }
            else
            {
                seen.Add((frame.Channel, frame.Row, frame.Column)).ShouldBeTrue();
                Libtorch.Near(frame.Result, outputs[(((frame.Channel * height) + frame.Row) * width) + frame.Column], name);
                foreach (SlidingTerm term in frame.Terms)
                    term.Value.ShouldBe(cells[(((term.Channel * window.Shown.Height) + term.Row) * window.Shown.Width) + term.Column], name);
                Libtorch.Near(window.Kind == SlidingKind.MaximumPooling ? frame.Terms.Max(term => term.Product) : frame.Terms.Sum(term => term.Product) + frame.Bias, frame.Result, name);
            }
        }
        if (window.Kind != SlidingKind.TransposedAsScatters)
        {
            seen.Count.ShouldBe(window.Output.Sum(plane => plane.Values.Length));
            return;
        }
        var sums = new ScatterSums(window);
        foreach (SlidingFrame last in window.Frames.GroupBy(frame => frame.Channel).Select(frames => frames.Last()))
            sums.After(last).Values.ShouldBe(window.Output[last.Channel].Values, 1e-5);
    }

    /// <summary>A single scatter is the transposed convolution of an image that is zero elsewhere.</summary>
    private static void CheckScatter(SlidingWindow window, SlidingFrame frame, Tensor image, string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor alone = zeros_like(image);
        int source = frame.Terms[0].Channel;
        alone[0, source, frame.Row, frame.Column] = image[0, source, frame.Row, frame.Column];
        Tensor scatter = Libtorch.Layer(alone, Libtorch.Weights(window.Kernel!), null, window.Geometry.Layer, window.Geometry.Input);
        var plane = new Plane(window.Output[0].Height, window.Output[0].Width);
        foreach (SlidingTerm term in frame.Terms.Where(term => term.Row >= 0 && term.Row < plane.Height && term.Column >= 0 && term.Column < plane.Width))
            plane[term.Row, term.Column] += (float)term.Product;
        new[] { plane }.ShouldEqual(scatter[TensorIndex.Colon, TensorIndex.Slice(frame.Channel, frame.Channel + 1)], name);
    }

    /// <summary>The layer's own weights: those of an equivalent direct convolution are flipped and arranged by output.</summary>
    private static KernelWeights Original(SlidingWindow window)
    {
        if (window.Kind != SlidingKind.TransposedAsDirect)
            return window.Kernel!;
        LayerSettings layer = window.Geometry.Layer;
        int inputs = layer.InputChannels / layer.Groups, outputs = layer.OutputChannels / layer.Groups;
        return new([.. Enumerable.Range(0, layer.InputChannels).Select(input => (IReadOnlyList<Plane>)
            [.. Enumerable.Range(0, outputs).Select(n => KernelWeights.Flip(window.Kernel!.Weights[(input / inputs * outputs) + n][input % inputs]))])]);
    }

    private static Tensor Shown(SlidingWindow window, Tensor image)
    {
        (LayerSettings layer, ConvolutionGeometry geometry) = (window.Geometry.Layer, window.Geometry);
        if (window.Kind == SlidingKind.TransposedAsScatters)
            return image;
        if (window.Kind != SlidingKind.TransposedAsDirect)
            return Libtorch.Pad(image, geometry.Pads, layer.PaddingMode, layer.PaddingValue ?? 0);
        (int h, int w) = geometry.Input;
        Tensor stretched = zeros(new long[] { 1, layer.InputChannels, ((h - 1) * layer.Stride.Height) + 1, ((w - 1) * layer.Stride.Width) + 1 }, float64);
        stretched[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Slice(null, null, layer.Stride.Height), TensorIndex.Slice(null, null, layer.Stride.Width)] = image;
        (int rows, int columns) = (geometry.EffectiveKernel.Height - 1, geometry.EffectiveKernel.Width - 1);
        Pads pads = geometry.Pads;
        return Libtorch.Pad(stretched, new(columns - pads.Left, columns - pads.Right + layer.OutputPadding.Width, rows - pads.Top, rows - pads.Bottom + layer.OutputPadding.Height), PaddingMode.Constant, 0);
    }
}
