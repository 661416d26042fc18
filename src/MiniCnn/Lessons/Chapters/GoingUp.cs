using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Lessons.Chapters;

internal static class GoingUp
{
    public static Chapter Chapter { get; } = new("transposed", "Transposed convolution", "upsampling: scatters, the transposed matrix, and checkerboard artifacts", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        lesson.Text("A network that generates, colorizes or segments images has to turn small maps into large ones.",
            "A transposed convolution reverses the connections of a convolution:",
            "each input value adds (scatters) a multiple of the kernel to the output, and overlapping contributions are summed.");
        var named = NamedAnimation.Get("no-padding-strides-transposed");
        lesson.Animate(named.Window(scatters: true), "Scatters", "Four inputs, each scattered two cells apart and summed where they overlap.", named.Name, scatters: true);
        lesson.Text($"{FormulaText.Output(named.Window().Geometry.Vertical)}.",
            "The same result comes from an ordinary convolution with the flipped kernel, on the input with zeros inserted between its values and around them:");
        lesson.Animate(named.Name, "The same as an ordinary convolution on the stretched input.");
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
        lesson.Text($"Write the {input.Height}x{input.Width} input as one column of {input.Values.Length} numbers.",
            $"The convolution is then a matrix C of {matrix.Height} rows and {matrix.Width} columns, mostly zeros, with the same nine weights in each row.",
            $"C times the column is the convolution (largest difference {Brief(lesson.Found("matrix-difference", forward))}).",
            $"The transpose of C times the smaller column is the transposed convolution (largest difference {Brief(lesson.Found("transposed-matrix-difference", backward))}).",
            "The backward pass of a convolution uses the same matrix to propagate gradients.");
        lesson.Show(ContactSheet.Of([matrix], new ContactSheetOptions { Title = "C", CellPixels = 448, Columns = 1 }),
            "Each row of the matrix is one position of the kernel.", ColorMapping.Of(matrix, ColorMap.Diverging).Image);
        double lost = Difference(back.Values, input.Values);
        lesson.Text($"A transposed convolution restores the shape, from {output.Height}x{output.Width} to {back.Height}x{back.Width}, but not the values:",
            $"the input starts with {List(input.Values.Take(4))}, the result with {List(back.Values.Take(4))},",
            $"and the largest difference is {Brief(lesson.Found("not-the-inverse", lost))}. It is often called \"deconvolution\", but it is not the inverse of a convolution.");
    }

    private static void Checkers(LessonWriter lesson)
    {
        lesson.Section("Checkerboard artifacts");
        ConvolutionGeometry uneven = new LayerSettings { Kind = LayerKind.Transposed, Kernel = 3, Stride = 2 }.Over(5);
        ConvolutionGeometry even = new LayerSettings { Kind = LayerKind.Transposed, Kernel = 4, Stride = 2 }.Over(5);
        Checkerboard first = Checkerboard.Of(uneven), second = Checkerboard.Of(even);
        lesson.Text("If the kernel size is not divisible by the stride, some outputs receive more contributions than their neighbors.",
            $"With k = 3 and s = 2, one output receives {Brief(first.Flat[4, 4])} and its neighbor",
            $"{Brief(first.Flat[5, 5])} (unevenness {Brief(lesson.Found("uneven-3-2", first.Unevenness))}).",
            $"With k = 4 and s = 2, the unevenness away from the border is {Brief(lesson.Found("uneven-4-2", second.Unevenness))}.");
        lesson.Show(ContactSheet.Of([first.Flat, second.Flat],
                new ContactSheetOptions { Columns = 2, Map = ColorMap.Viridis, CellPixels = 230, ShowNumbers = true, Decimals = 0 }, ["kernel 3, stride 2", "kernel 4, stride 2"]),
            "The number of contributions to each output.", ColorMapping.Of(first.Flat, ColorMap.Viridis).Image, ColorMapping.Of(second.Flat, ColorMap.Viridis).Image);

        Plane small = SampleImages.Read("scene").Crop(90, 40, 160, 160).Resize(40, 40).ToGrayPlane();
        Plane scattered = KernelOperator.Transpose([small], KernelWeights.Of(new Plane(3, 3, [.. Enumerable.Repeat(4 / 9f, 9)])), new LayerSettings { Stride = 2 })[0];
        Size2D size = new(scattered.Height, scattered.Width);
        Plane[] planes = [small, scattered, Upscaling.Nearest(small, size), Upscaling.Bilinear(small, size)];
        lesson.Show(ContactSheet.Of(planes, new ContactSheetOptions { Columns = 2, Map = ColorMap.Gray, Range = ValueRange.Unit, ShowScale = false, CellPixels = 162 },
                ["40x40", $"transposed, k 3 s 2: {size}", "nearest", "bilinear"]),
            "The same image upsampled in three ways. With constant weights, a transposed convolution shows a checkerboard; "
                + "a network has to learn weights that hide it, or upsample first and then convolve.",
            [.. planes.Skip(1).Select(plane => ColorMapping.Of(plane, ColorMap.Gray, ValueRange.Unit).Image)]);
    }

    private static double Difference(IReadOnlyList<float> one, IReadOnlyList<float> other) => one.Zip(other, (a, b) => Math.Abs((double)a - b)).Max();
}
