using MiniCnn.Convolution;
using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Lessons.Chapters;

/// <summary>Kernel size, stride, padding, dilation: what each does to the size, moving.</summary>
internal static class KernelSettings
{
    public static Chapter Chapter { get; } = new("settings", "Kernel size, stride, padding, dilation", "what each does to the output, as animations, and what stands in the padding", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        lesson.Text("Four numbers decide along each axis how large the output is: the kernel's size k, the stride s by which it moves, the padding p of additional rows at each side, and the dilation d, the distance between its weights. A dilated kernel reaches over k̂ = d(k − 1) + 1 pixels, and the output has ⌊(i + 2p − k̂)/s⌋ + 1 of them.");
        Named(lesson, "no-padding-no-strides", "Nothing set", "The plain case: the kernel goes wherever it fits, and the output is smaller than the input.");
        Named(lesson, "half-padding", "Padding", "With half of an odd kernel as padding the output is as large as the input. The dashed cells are zeros that are not part of the image.");
        Named(lesson, "no-padding-strides", "Stride", "The kernel leaves out every other position: fewer outputs, less work, less detail.");
        Named(lesson, "padding-strides", "Stride and padding", "Both together, as networks use them to halve the size.");
        Named(lesson, "dilation", "Dilation", "The weights stand apart: a 3x3 kernel that sees 5x5 pixels with nine products.");
        Sizes(lesson);
        Modes(lesson);
    }

    private static void Named(LessonWriter lesson, string name, string title, string caption)
    {
        lesson.Section(title);
        ConvolutionGeometry geometry = NamedAnimation.Get(name).Window().Geometry;
        lesson.Text($"{FormulaText.Output(geometry.Vertical)}.");
        lesson.Animate(name, caption);
        lesson.Found($"{name}-output", geometry.Output.Height);
    }

    private static void Sizes(LessonWriter lesson)
    {
        lesson.Section("Sizes at a glance");
        (string Words, LayerSettings Layer)[] layers =
        [
            ("3x3", new()),
            ("3x3, padding 1", new() { Padding = Convolution.Padding.Of(1) }),
            ("5x5, padding 2", new() { Kernel = 5, Padding = Convolution.Padding.Of(2) }),
            ("3x3, stride 2, padding 1", new() { Stride = 2, Padding = Convolution.Padding.Of(1) }),
            ("3x3, dilation 2", new() { Dilation = 2 }),
            ("3x3, full padding", new() { Padding = Convolution.Padding.Full }),
            ("7x7, stride 2, padding 3", new() { Kernel = 7, Stride = 2, Padding = Convolution.Padding.Of(3) }),
            ("1x1", new() { Kernel = 1 }),
        ];
        lesson.Table("One channel of 28x28 through one kernel", ["layer", "output", "how", "multiply-adds"], layers.Select(layer =>
        {
            ConvolutionGeometry geometry = layer.Layer.Over(28);
            lesson.Found($"28 through {layer.Words}", geometry.Output.Height);
            string formula = FormulaText.Output(geometry.Vertical);
            return (IReadOnlyList<string>)[layer.Words, geometry.Output.ToString(), formula[(formula.IndexOf("1 = ", StringComparison.Ordinal) + 4)..], Count(geometry.MultiplyAdds)];
        }));
    }

    private static void Modes(LessonWriter lesson)
    {
        lesson.Section("What stands in the padding");
        Plane row = Series.Row([1, 2, 3, 4, 5]);
        lesson.Text("Zeros are usual, but they are dark: a kernel at the border sees a black frame. There are other ways to go on beyond the border:");
        PaddingMode[] modes = [PaddingMode.Constant, PaddingMode.Reflect, PaddingMode.Replicate, PaddingMode.Circular];
        lesson.Table("The row 1, 2, 3, 4, 5 with two more at each side", ["mode", "padded row"], modes.Select(mode => (IReadOnlyList<string>)
            [Name(mode), List(Border.Pad(row, new Pads(2, 2, 0, 0), mode).Values)]));

        Plane white = new(6, 6, [.. Enumerable.Repeat(1f, 36)]), box = new(3, 3, [.. Enumerable.Repeat(1 / 9f, 9)]);
        lesson.Table("A mean of 3x3 over an even white image: what it should give is 1 everywhere", ["mode", "corner", "border", "inside"], modes.Select(mode =>
        {
            Plane mean = KernelOperator.Correlate(white, box, new LayerSettings { Padding = Convolution.Padding.Half, PaddingMode = mode });
            return (IReadOnlyList<string>)[Name(mode), Brief(lesson.Found($"corner-{Name(mode)}", mean[0, 0])), Brief(mean[0, 3]), Brief(mean[3, 3])];
        }));
        lesson.Text("So zero padding darkens the border of an average. A network can even use it: it is how a convolution can know where the border is.");
        Plane crop = SampleImages.Read("scene").ToGrayPlane().Crop(60, 100, 96, 96);
        Plane[] padded = [.. modes.Select(mode => Border.Pad(crop, new Pads(40, 40, 40, 40), mode))];
        lesson.Show(ContactSheet.Of(padded, new ContactSheetOptions { Columns = 2, Map = ColorMap.Gray, Range = ValueRange.Unit, ShowScale = false, LargestCellPixels = 176 }, [.. modes.Select(Name)]),
            "A piece of 96x96 of the sample image with 40 pixels of padding at each side.", [.. padded.Select(plane => ColorMapping.Of(plane, ColorMap.Gray, ValueRange.Unit).Image)]);
    }

    private static string Name(PaddingMode mode) => mode == PaddingMode.Constant ? "zeros" : mode.ToString().ToLowerInvariant();
}
