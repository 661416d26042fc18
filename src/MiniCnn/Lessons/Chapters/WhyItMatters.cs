using MiniCnn.Kernels;
using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Lessons.Chapters;

internal static class WhyItMatters
{
    private const string Sample = "scene";

    private static readonly LayerSettings Same = new() { Padding = Convolution.Padding.Half, PaddingMode = PaddingMode.Replicate };

    public static Chapter Chapter { get; } = new("images", "Why convolutions are fundamental", "blur, sharpen and edges: how nine numbers change an image", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        Plane image = SampleImages.Read(Sample).ToGrayPlane();
        double contrast = LocalContrast(image);
        lesson.Text("For an image, the sequence becomes a matrix. A small matrix of weights, the kernel, slides over it, and at each position the products are added up.",
            "The same few weights are used at every position, so a pattern is found wherever it is.");
        Plane first = KernelOperator.Correlate(image, KernelCatalog.GetOne("sobel-x").Weights);
        var all = new Size2D(image.Height, image.Width);
        lesson.Text($"The sample image has {all.Height} rows and {all.Width} columns.",
            $"A 3x3 kernel needs {lesson.Found("kernel-weights", KernelCatalog.GetOne("sobel-x").Weights.Values.Length)} weights to compute the {first.Height}x{first.Width} output values;",
            $"a fully connected layer would need {Count((long)lesson.Found("dense-weights", (double)all.Area * first.Height * first.Width))}.");

        lesson.Section("Blur");
        Plane blurred = Triptych(lesson, image, "gaussian:5", "A Gaussian blur: each pixel becomes a weighted mean of its neighborhood, with larger weights near the center.");
        lesson.Text($"The weights are positive and sum to {Brief(lesson.Found("blur-sum", KernelCatalog.GetOne("gaussian:5").Sum))}, so the brightness does not change.",
            $"The mean difference between neighboring pixels falls to {Percent(lesson.Found("blur-contrast", LocalContrast(blurred) / contrast))} of its original value.");

        lesson.Section("Sharpen");
        Kernel sharpen = KernelCatalog.GetOne("sharpen");
        Plane sharper = Triptych(lesson, image, "sharpen", "Sharpening: the pixel plus its difference from its neighbors.");
        int outside = sharper.Values.Count(value => value is < 0 or > 1);
        lesson.Text($"The weights again sum to {Brief(lesson.Found("sharpen-sum", sharpen.Sum))}, but some are negative.",
            $"Neighboring pixels now differ by {Brief(lesson.Found("sharpen-contrast", LocalContrast(sharper) / contrast))} times as much,",
            $"and {Percent(lesson.Found("sharpen-clipped", outside / (double)image.Values.Length))} of the pixels are outside the range from black to white and are shown clipped.");

        lesson.Section("Edges");
        lesson.Text("Kernels whose weights sum to 0 give 0 where the image is constant. Their output is signed and shown in zero-centered colors: blue is negative, red is positive.");
        Plane x = Triptych(lesson, image, "sobel-x", "Sobel's x kernel: brightness increases to the right (red) or decreases (blue).");
        Plane y = Triptych(lesson, image, "sobel-y", "Sobel's y kernel: brightness increases downwards (red) or upwards (blue).");
        Triptych(lesson, image, "laplacian-8", "The Laplacian: how much a pixel differs from its surroundings, equally in all directions.");
        Plane flat = new(8, 8, [.. Enumerable.Repeat(0.7f, 64)]);
        float most = KernelOperator.Correlate(flat, KernelCatalog.GetOne("sobel-x").Weights, Same).Values.Max(Math.Abs);
        lesson.Text($"On a constant gray area the largest response of Sobel's kernel is {Brief(lesson.Found("flat-answer", most))}.");

        Plane magnitude = x.Zip(y, (across, down) => MathF.Sqrt((across * across) + (down * down)));
        double share = StrongShare(magnitude);
        lesson.Text("Together, both kernels give the gradient. Its magnitude √(x² + y²) is the strength of an edge, independent of its direction.",
            $"Half of the total energy (the sum of squares) is in {Percent(lesson.Found("half-of-edges", share))} of the pixels: edges are rare, but they carry the shapes.");
        lesson.Show(new ContactSheet(
            [SheetCell.Of(image, "original") with { Map = ColorMap.Gray, Range = ValueRange.Unit }, SheetCell.Of(magnitude, "magnitude") with { Map = ColorMap.Viridis }],
            new ContactSheetOptions { Columns = 2, Scale = SheetScale.PerCell, LargestCellPixels = 300, Signs = ["→"] }),
            "The magnitude of Sobel's pair.", ColorMapping.Of(image, ColorMap.Gray).Image, ColorMapping.Of(magnitude, ColorMap.Viridis).Image);
        lesson.Text("A convolutional network does the same, except that nobody chooses the weights: they are initialized randomly, and training adjusts them to the task.");
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
        lesson.Show(new ContactSheet(
            cells, new ContactSheetOptions { Columns = 3, Scale = SheetScale.PerCell, CellPixels = 130, LargestCellPixels = 226, Signs = ["∗", "="], Title = kernel.Title }),
            caption, ColorMapping.Of(image, ColorMap.Gray).Image, ColorMapping.Of(result, map, range).Image);
        return result;
    }

    /// <summary>Mean size of the difference between two pixels side by side or one above the other.</summary>
    internal static double LocalContrast(Plane plane)
    {
        IEnumerable<float> across = plane.Values.Skip(1).Select((right, n) => (n + 1) % plane.Width == 0 ? float.NaN : right - plane.Values[n]).Where(float.IsFinite);
        IEnumerable<float> down = plane.Values.Skip(plane.Width).Zip(plane.Values, (below, above) => below - above);
        return across.Concat(down).Average(difference => (double)Math.Abs(difference));
    }

    /// <summary>The smallest part of the pixels that holds half of the sum of squares.</summary>
    private static double StrongShare(Plane plane)
    {
        double[] squares = [.. plane.Values.Select(value => (double)value * value).OrderDescending()];
        double half = squares.Sum() / 2, sum = 0;
        return squares.TakeWhile(square => (sum += square) < half).Count() / (double)squares.Length;
    }
}
