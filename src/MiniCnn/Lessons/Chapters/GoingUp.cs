using MiniCnn.Convolution;
using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Lessons.Chapters;

/// <summary>Transposed convolution: scatters, the matrix turned over, the checkerboard.</summary>
internal static class GoingUp
{
    public static Chapter Chapter { get; } = new("transposed", "Transposed convolution", "from small to large: scatters, the matrix turned over, and the checkerboard", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        lesson.Text("A network that draws, colors or marks has to get from small maps to large ones. A transposed convolution goes the way of a convolution backwards: every number of its input spreads a multiple of the kernel over its output, like a scatter, and where scatters overlap they add up.");
        var named = NamedAnimation.Get("no-padding-strides-transposed");
        lesson.Animate(named.Window(scatters: true), "Scatters", "Four inputs, four scatters two cells apart, summed where they overlap.", named.Name, scatters: true);
        lesson.Text($"{FormulaText.Output(named.Window().Geometry.Vertical)}. The same numbers come from a plain convolution with the kernel turned, over the input with zeros between its numbers and around them:");
        lesson.Animate(named.Name, "The same as a plain convolution over the stretched input.");
        lesson.Animate("padding-strides-transposed", "With padding 1 the outermost rows and columns are cropped.");
        Matrix(lesson);
        Checkers(lesson);
    }

    private static void Matrix(LessonWriter lesson)
    {
        lesson.Section("Why it is called transposed");
        SlidingWindow window = NamedAnimation.Get("no-padding-no-strides").Window();
        Plane kernel = window.Kernel!.Weights[0][0], input = window.Input[0], output = window.Output[0];
        Plane matrix = ConvolutionMatrix.Of(window.Geometry, kernel);
        Plane turned = ConvolutionMatrix.Transpose(matrix);
        double forward = Difference(ConvolutionMatrix.Multiply(matrix, input.Values), output.Values);
        Plane back = KernelOperator.Transpose([output], KernelWeights.Of(kernel))[0];
        double backward = Difference(ConvolutionMatrix.Multiply(turned, output.Values), back.Values);
        lesson.Text($"Write the {input.Height}x{input.Width} input as one column of {input.Values.Length} numbers. The convolution is then a matrix C of {matrix.Height} rows and {matrix.Width} columns, mostly zeros, with the same nine weights in every row. C times the column gives the convolution (largest difference {Brief(lesson.Found("matrix-difference", forward))}); the matrix with rows and columns exchanged, times the small column, gives the transposed convolution (largest difference {Brief(lesson.Found("transposed-matrix-difference", backward))}). It is also what carries gradients back through a convolution.");
        lesson.Show(ContactSheet.Of([matrix], new ContactSheetOptions { Title = "C", CellPixels = 448, Columns = 1 }), "Each row of the matrix is one position of the kernel.", ColorMapping.Of(matrix, ColorMap.Diverging).Image);
        double lost = Difference(back.Values, input.Values);
        lesson.Text($"It gives the shape back, {output.Height}x{output.Width} to {back.Height}x{back.Width}, not the numbers: the input began {List(input.Values.Take(4))}, what comes back begins {List(back.Values.Take(4))}, and the largest difference is {Brief(lesson.Found("not-the-inverse", lost))}. \"Deconvolution\", as it is often called, it is not.");
    }

    private static void Checkers(LessonWriter lesson)
    {
        lesson.Section("The checkerboard");
        ConvolutionGeometry uneven = new LayerSettings { Kind = LayerKind.Transposed, Kernel = 3, Stride = 2 }.Over(5);
        ConvolutionGeometry even = new LayerSettings { Kind = LayerKind.Transposed, Kernel = 4, Stride = 2 }.Over(5);
        Checkerboard first = Checkerboard.Of(uneven), second = Checkerboard.Of(even);
        lesson.Text($"Where the stride does not divide the kernel, some outputs get more scatters than their neighbors. With k = 3 and s = 2 there are {Brief(first.Overlap[4, 4])} at one place and {Brief(first.Overlap[5, 5])} beside it, an unevenness of {Brief(lesson.Found("uneven-3-2", first.Unevenness))}; with k = 4 and s = 2 away from the border it is {Brief(lesson.Found("uneven-4-2", second.Unevenness))}.");
        lesson.Show(ContactSheet.Of([first.Overlap, second.Overlap], new ContactSheetOptions { Columns = 2, Map = ColorMap.Viridis, CellPixels = 230, ShowNumbers = true, Decimals = 0 }, ["kernel 3, stride 2", "kernel 4, stride 2"]),
            "How many scatters reach each output.", ColorMapping.Of(first.Overlap, ColorMap.Viridis).Image, ColorMapping.Of(second.Overlap, ColorMap.Viridis).Image);

        Plane small = SampleImages.Read("scene").Crop(90, 40, 160, 160).Resize(40, 40).ToGrayPlane();
        Plane scattered = KernelOperator.Transpose([small], KernelWeights.Of(new Plane(3, 3, [.. Enumerable.Repeat(4 / 9f, 9)])), new LayerSettings { Stride = 2 })[0];
        Size2D size = new(scattered.Height, scattered.Width);
        Plane[] planes = [small, scattered, Upscaling.Nearest(small, size), Upscaling.Bilinear(small, size)];
        lesson.Show(ContactSheet.Of(planes, new ContactSheetOptions { Columns = 2, Map = ColorMap.Gray, Range = ValueRange.Unit, ShowScale = false, CellPixels = 162 }, ["40x40", $"transposed, k 3 s 2: {size}", "nearest", "bilinear"]),
            "The same picture made larger three ways. A transposed convolution with even weights shows its checkerboard; a network has to learn weights that hide it, or scale up first and convolve afterwards.",
            [.. planes.Skip(1).Select(plane => ColorMapping.Of(plane, ColorMap.Gray, ValueRange.Unit).Image)]);
    }

    private static double Difference(IReadOnlyList<float> one, IReadOnlyList<float> other) => one.Zip(other, (a, b) => Math.Abs((double)a - b)).Max();
}
