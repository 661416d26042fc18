using MiniCnn.Reports;
using TorchSharp;
using TorchSharp.Modules;
using static MiniCnn.Imaging.NumberText;
using static TorchSharp.torch;

namespace MiniCnn.Lessons.Chapters;

internal static class Conv2dLayer
{
    public static Chapter Chapter { get; } = new("conv2d", "nn.Conv2d and the sum over channels", "the layer of PyTorch's example, and a sum over channels step by step", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        lesson.Section("The layer");
        lesson.Text("An image tensor has four axes: batch, channels, height, width.",
            "The layer below has 32 filters of size 3x3 for images with one channel. They move by one pixel (stride 1), with one row or column of zeros on each side (padding 1):");
        ConvolutionGeometry geometry = new LayerSettings { OutputChannels = 32, Padding = Convolution.Padding.Of(1) }.Over(28);
        lesson.Code(LayerCode.Of(geometry, CodeLanguage.Python));
        lesson.Code(LayerCode.Of(geometry, CodeLanguage.CSharp));

        ImageSet digit = DigitDataset.Create(new DigitOptions { Train = 1, Test = 8, Seed = options.Seed }).Test;
        Plane image = PatchFigures.Picture(digit, 3).ToGrayPlane();
        manual_seed(options.Seed).Dispose();
        using DisposeScope scope = NewDisposeScope();
        using Conv2d layer = nn.Conv2d(1, 32, kernel_size: 3, stride: 1, padding: 1);
        using IDisposable graph = no_grad();
        Tensor input = Of([image]);
        Tensor output = layer.call(input);
        long parameters = layer.weight.numel() + (layer.bias is { } bias ? bias.numel() : 0);
        Plane[] maps = Planes(output), filters = Planes(layer.weight);
        Plane own = KernelOperator.Correlate([image], new KernelWeights([[filters[0]]], [layer.bias!.cpu().data<float>()[0]]), geometry.Layer with { OutputChannels = 1 })[0];
        double difference = own.Values.Zip(maps[0].Values, (a, b) => Math.Abs((double)a - b)).Max();
        lesson.Text($"For one gray image, a tensor of shape {Shape(input)}, the output has the shape {Shape(output)}: one map per filter. {FormulaText.Output(geometry.Vertical)}.",
            $"The layer has {Count((long)lesson.Found("parameters", parameters))} parameters, 32·(1·3·3) weights and 32 biases,",
            $"and computes {Count((long)lesson.Found("multiply-adds", geometry.MultiplyAdds))} products.");
        _ = (lesson.Found("map-rows", output.shape[2]), lesson.Found("maps", output.shape[1]));
        lesson.Text($"The first map, computed from the definition pixel by pixel, differs from PyTorch's by at most {Brief(lesson.Found("difference", difference))}.",
            "Before training the filters are random; some respond to edges by chance.");
        lesson.Show(ContactSheet.Of([image], new ContactSheetOptions { Map = ColorMap.Gray, CellPixels = 140, ShowScale = false }, ["the image"]),
            "A synthetic 28x28 digit.", ColorMapping.Of(image, ColorMap.Gray).Image);
        lesson.Show(ContactSheet.Of(filters.Zip(maps).Take(8).SelectMany(pair => new[] { pair.First, pair.Second }),
                new ContactSheetOptions { Columns = 8, Scale = SheetScale.PerCell, ShowScale = false, CellPixels = 72 }),
            "Eight of the 32 filters, each with its map on its right. Blue is negative, red is positive; each image has its own scale.",
            [.. maps.Take(4).Select(plane => ColorMapping.Of(plane, ColorMap.Diverging).Image)]);
        Sum(lesson);
        Groups(lesson);
    }

    private static void Sum(LessonWriter lesson)
    {
        lesson.Section("Several channels");
        lesson.Text("A color image has three channels, and a feature map inside a network has many more. A filter then has one kernel per input channel.",
            "Each kernel slides over its own channel, and the results and the bias are added up to one number. The number of filters is the number of output channels.");
        SlidingWindow window = NamedAnimation.Get("channels").Window();
        SlidingFrame frame = window.Frame(0);
        var channels = frame.Terms.GroupBy(term => term.Channel).ToList();
        double[] sums = [.. channels.Select(channel => channel.Sum(term => term.Product))];
        lesson.Table("The first position, step by step", ["channel", "products", "sum"],
        [
            .. channels.Select((channel, n) => (IReadOnlyList<string>)[$"{n + 1}", Series.Products(channel.Select(term => (term.Value, term.Weight))), Brief(sums[n])]),
            ["all", string.Join(" + ", sums.Select(sum => sum < 0 ? $"({Brief(sum)})" : Brief(sum))), Brief(lesson.Found("channel-sum", frame.Result))],
        ]);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable graph = no_grad();
        Plane result = Planes(nn.functional.conv2d(Of(window.Input), Of(window.Kernel!.Weights[0])))[0];
        lesson.Text($"For the same numbers PyTorch's conv2d gives {Brief(lesson.Found("channel-sum-torch", result[0, 0]))} at this position,",
            $"and {List(result.Values)} at all {result.Values.Length} positions.");
        lesson.Animate("channels", "Three channels, three kernels, one sum.");
    }

    private static void Groups(LessonWriter lesson)
    {
        lesson.Section("Cost");
        (string Words, LayerSettings Layer)[] layers =
        [
            ("3x3, 1 to 32", new() { OutputChannels = 32, Padding = Convolution.Padding.Of(1) }),
            ("3x3, 32 to 64", new() { InputChannels = 32, OutputChannels = 64, Padding = Convolution.Padding.Of(1) }),
            ("1x1, 32 to 64", new() { Kernel = 1, InputChannels = 32, OutputChannels = 64 }),
            ("3x3 depthwise, 32 groups", new() { InputChannels = 32, OutputChannels = 32, Groups = 32, Padding = Convolution.Padding.Of(1) }),
        ];
        lesson.Table("Layers on 28x28 maps", ["layer", "parameters", "multiply-adds"], layers.Select(layer =>
        {
            ConvolutionGeometry geometry = layer.Layer.Over(28);
            return (IReadOnlyList<string>)[layer.Words, Count((long)lesson.Found($"parameters of {layer.Words}", geometry.Parameters)), Count(geometry.MultiplyAdds)];
        }));
        lesson.Text("A 1x1 convolution mixes the channels at each position; a depthwise convolution filters each channel separately.",
            "One after the other, they do nearly the same as a full 3x3 layer at a fraction of its cost.");
    }

    /// <summary>[1, planes, H, W].</summary>
    private static Tensor Of(IReadOnlyList<Plane> planes) =>
        tensor(planes.SelectMany(plane => plane.Values).ToArray(), new long[] { 1, planes.Count, planes[0].Height, planes[0].Width });

    /// <summary>The planes of a tensor of four axes, one after the other.</summary>
    private static Plane[] Planes(Tensor tensor)
    {
        using Tensor here = tensor.detach().cpu().contiguous();
        (int height, int width) = ((int)here.shape[2], (int)here.shape[3]);
        return [.. here.data<float>().ToArray().Chunk(height * width).Select(values => new Plane(height, width, values))];
    }

    private static string Shape(Tensor tensor) => string.Join("x", tensor.shape);
}
