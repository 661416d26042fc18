using MiniCnn.Convolution;
using MiniCnn.Kernels;
using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Lessons.Chapters;

/// <summary>Blur, sharpen and edges on the sample image: original, kernel, convolved.</summary>
internal static class WhyItMatters
{
    private const string Sample = "scene";

    private static readonly LayerSettings Same = new() { Padding = Convolution.Padding.Half, PaddingMode = PaddingMode.Replicate };

    public static Chapter Chapter { get; } = new("images", "Why convolutions are fundamental", "blur, sharpen and edges: nine numbers decide what is seen in a picture", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        Plane image = SampleImages.Read(Sample).ToGrayPlane();
        double contrast = LocalContrast(image);
        lesson.Text("In a picture the row becomes a table: a small table of weights, the kernel, is laid on the picture, products are added up, and the kernel moves on by a pixel. The same few weights at every place: what they look for is found wherever it is. Nobody had to say where.");
        Plane first = KernelOperator.Correlate(image, KernelCatalog.GetOne("sobel-x").Weights);
        var all = new Size2D(image.Height, image.Width);
        lesson.Text($"The sample image has {all.Height} rows and {all.Width} columns. A kernel of 3x3 needs {lesson.Found("kernel-weights", KernelCatalog.GetOne("sobel-x").Weights.Values.Length)} weights to make the {first.Height}x{first.Width} numbers of its result; a layer that connects every pixel with every result would need {Count((long)lesson.Found("dense-weights", (double)all.Area * first.Height * first.Width))}.");

        lesson.Section("Blur");
        Plane blurred = Triptych(lesson, image, "gaussian:5", "A Gaussian blur: each pixel becomes a mean of its neighbors, near ones counting more.");
        lesson.Text($"The weights are positive and sum to {Brief(lesson.Found("blur-sum", KernelCatalog.GetOne("gaussian:5").Sum))}, so brightness stays. The mean difference between neighboring pixels falls to {Percent(lesson.Found("blur-contrast", LocalContrast(blurred) / contrast))} of what it was.");

        lesson.Section("Sharpen");
        Kernel sharpen = KernelCatalog.GetOne("sharpen");
        Plane sharper = Triptych(lesson, image, "sharpen", "Sharpening: the pixel, plus how much it differs from its neighbors.");
        int outside = sharper.Values.Count(value => value is < 0 or > 1);
        lesson.Text($"Also here the weights sum to {Brief(lesson.Found("sharpen-sum", sharpen.Sum))}, but some are negative. Neighbors now differ {Brief(lesson.Found("sharpen-contrast", LocalContrast(sharper) / contrast))} times as much, and {Percent(lesson.Found("sharpen-clipped", outside / (double)image.Values.Length))} of the pixels leave the range from black to white; a picture can only show them cut off.");

        lesson.Section("Edges");
        lesson.Text("Weights that sum to 0 do not answer where nothing changes. What they give has a sign, so it is not shown as gray but with colors around zero: blue is negative, red is positive, near-white is none.");
        Plane x = Triptych(lesson, image, "sobel-x", "Sobel's kernel for brightness that grows to the right (red) or falls (blue).");
        Plane y = Triptych(lesson, image, "sobel-y", "The same, turned: brightness that grows downwards (red) or upwards (blue).");
        Triptych(lesson, image, "laplacian-8", "The Laplacian: how much a pixel differs from its surroundings, in all directions alike.");
        Plane flat = new(8, 8, [.. Enumerable.Repeat(0.7f, 64)]);
        float most = KernelOperator.Correlate(flat, KernelCatalog.GetOne("sobel-x").Weights, Same).Values.Max(Math.Abs);
        lesson.Text($"On an even gray area Sobel's largest answer is {Brief(lesson.Found("flat-answer", most))}.");

        Plane magnitude = x.Zip(y, (across, down) => MathF.Sqrt((across * across) + (down * down)));
        double share = StrongShare(magnitude);
        lesson.Text($"Both together give the gradient: its length √(x² + y²) is the strength of an edge whatever its direction. Half of all that strength, in squares, lies in {Percent(lesson.Found("half-of-edges", share))} of the pixels: edges are rare, and they carry the shapes.");
        lesson.Show(new ContactSheet(
            [SheetCell.Of(image, "original") with { Map = ColorMap.Gray, Range = ValueRange.Unit }, SheetCell.Of(magnitude, "strength of edges") with { Map = ColorMap.Viridis }],
            new ContactSheetOptions { Columns = 2, Scale = SheetScale.PerCell, LargestCellPixels = 300, Signs = ["→"] }),
            "The magnitude of Sobel's pair.", ColorMapping.Of(image, ColorMap.Gray).Image, ColorMapping.Of(magnitude, ColorMap.Viridis).Image);
        lesson.Text("A network does the same, with one difference: nobody writes the weights down. They begin as random numbers, and training moves them to what helps.");
    }

    private static Plane Triptych(LessonWriter lesson, Plane image, string name, string caption)
    {
        Kernel kernel = KernelCatalog.GetOne(name);
        Plane result = KernelOperator.Correlate(image, kernel.Weights, Same);
        bool signed = Math.Abs(kernel.Sum) < 1e-6;
        (ColorMap map, ValueRange range) = signed ? (ColorMap.Diverging, ValueRange.ZeroCentered(result)) : (ColorMap.Gray, ValueRange.Unit);
        SheetCell[] cells =
        [
            SheetCell.Of(image, "original") with { Map = ColorMap.Gray, Range = ValueRange.Unit },
            SheetCell.Of(kernel.Weights, kernel.Title) with { ShowNumbers = true },
            SheetCell.Of(result, "convolved") with { Map = map, Range = range },
        ];
        lesson.Show(new ContactSheet(cells, new ContactSheetOptions { Columns = 3, Scale = SheetScale.PerCell, CellPixels = 130, LargestCellPixels = 226, Signs = ["∗", "="], Title = kernel.Title }),
            caption, ColorMapping.Of(image, ColorMap.Gray).Image, ColorMapping.Of(result, map, range).Image);
        return result;
    }

    /// <summary>Mean size of the difference between a pixel and the one at its right.</summary>
    private static double LocalContrast(Plane plane) =>
        plane.Values.Chunk(plane.Width).Average(row => row.Zip(row.Skip(1), (left, right) => (double)Math.Abs(right - left)).Average());

    /// <summary>The smallest part of the pixels that holds half of the sum of squares.</summary>
    private static double StrongShare(Plane plane)
    {
        double[] squares = [.. plane.Values.Select(value => (double)value * value).OrderDescending()];
        double half = squares.Sum() / 2, sum = 0;
        return squares.TakeWhile(square => (sum += square) < half).Count() / (double)squares.Length;
    }
}
