using MiniCnn.Kernels;
using MiniCnn.Models;
using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Lessons.Chapters;

internal static class Hierarchies
{
    public static Chapter Chapter { get; } = new("hierarchies", "Hierarchies and receptive fields", "stacked layers: corners made of edges, and what an output sees of the image", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        lesson.Section("Edges, then corners");
        Plane square = new(28, 28, [.. Enumerable.Range(0, 28 * 28).Select(i => i / 28 is >= 8 and < 20 && i % 28 is >= 8 and < 20 ? 1f : 0)]);
        Plane x = KernelCatalog.GetOne("sobel-x").Weights, y = KernelCatalog.GetOne("sobel-y").Weights;
        var edges = KernelWeights.Several([x.Map(weight => weight / 4), x.Map(weight => -weight / 4), y.Map(weight => weight / 4), y.Map(weight => -weight / 4)]);
        var same = new LayerSettings { Padding = Convolution.Padding.Half };
        Plane[] level1 = [.. KernelOperator.Correlate([square], edges, same).Select(Rectified)];
        Plane sixth = Filled(3, 3, 1 / 6f);
        var both = new KernelWeights([[sixth, sixth, sixth, sixth]], [-1.05]);
        Plane corners = Rectified(KernelOperator.Correlate(level1, both, same)[0]);
        (int Row, int Column)[] found = [.. Peaks(corners)];
        lesson.Text("The kernels of a second layer are not applied to pixels, but to the feature maps of the first.",
            "Here the first layer has four kernels, for brightness that increases to the right, to the left, downwards and upwards.",
            "Negative responses become 0 (ReLU). The second layer has one kernel over all four maps:",
            "it adds up the responses nearby in all of them and subtracts what a straight edge alone would give.",
            "What remains are the places where two kinds of edges meet.");
        SheetCell[] cells =
        [
            SheetCell.Of(square, "image") with { Map = ColorMap.Gray, Range = ValueRange.Unit },
            .. level1.Zip(["to the right", "to the left", "downwards", "upwards"], (plane, name) => SheetCell.Of(plane, $"brighter {name}")),
            SheetCell.Of(corners, "corners"),
        ];
        lesson.Show(new ContactSheet(cells, new ContactSheetOptions { Columns = 3, Map = ColorMap.Viridis, Scale = SheetScale.PerCell, CellPixels = 140, ShowScale = false }),
            "Two hand-made layers: an image, the four feature maps of the first layer, and the one of the second.",
            [.. new[] { square, level1[0], level1[2], corners }.Select(plane => ColorMapping.Of(plane, ColorMap.Viridis).Image)]);
        lesson.Text($"The second layer responds in {lesson.Found("corners-found", found.Length)} places:",
            $"{string.Join(", ", found.Select(place => $"row {place.Row}, column {place.Column}"))}.",
            "The square's corners are in rows 8 and 19 and columns 8 and 19.",
            "A network continues in this way, from corners to strokes, from strokes to shapes and from shapes to digits, and it learns the weights itself.");
        Fields(lesson);
        Influence(lesson);
    }

    private static void Fields(LessonWriter lesson)
    {
        lesson.Section("Receptive fields");
        lesson.Text("The receptive field of an output is the part of the input that can change it.",
            "In the first layer it is as large as the kernel; in the second it is a window of such windows.",
            "Each layer adds (k̂ − 1) times the distance between its inputs in pixels, and a stride multiplies that distance for all layers that follow.");
        var summary = ModelSummary.Of(Presets.Get("small"));
        lesson.Table("The preset small, layer by layer", ["layer", "output", "sees", "step in pixels", "parameters"], summary.Layers.Select(layer => (IReadOnlyList<string>)
            [layer.Layer.Text, layer.Layer.Output.ToString(), $"{Brief(layer.Vertical.Size)}x{Brief(layer.Horizontal.Size)}",
                Brief(layer.Horizontal.Jump), Count(layer.Layer.Parameters)]));
        double field = lesson.Found("small-field-before-linear", summary.Layers.Last(layer => !layer.Layer.Output.IsFlat).Horizontal.Size);
        lesson.Text($"Before the linear layer each output sees {Brief(field)}x{Brief(field)} pixels of the {summary.Architecture.Input.Height}x{summary.Architecture.Input.Width}.");

        double[] plain = Grow(_ => new LayerSettings()), strided = Grow(_ => new LayerSettings { Stride = 2 }), dilated = Grow(depth => new LayerSettings { Dilation = 1 << depth });
        lesson.Text($"Six 3x3 layers see {Brief(lesson.Found("six-plain", plain[^1]))} pixels across. With stride 2 in each layer they see {Brief(lesson.Found("six-strided", strided[^1]))},",
            $"and with dilations of 1, 2, 4 … they see {Brief(lesson.Found("six-dilated", dilated[^1]))} without losing resolution.");
        lesson.Show(Chart.Lines([new ChartSeries("3x3", plain), new ChartSeries("3x3, stride 2", strided), new ChartSeries("3x3, dilation 1, 2, 4 …", dilated) { Dashed = true }],
            new ChartOptions { Title = "Receptive fields of stacked layers", XLabel = "layers", YLabel = "pixels across", YLow = 0 }),
            "With stride or dilation, the receptive field grows by a factor with each layer. The two curves coincide.");
        long two = 2 * Parameters(3), one = Parameters(5);
        lesson.Text("Two 3x3 layers have the same receptive field as one 5x5 layer, with fewer products, a ReLU between them, and fewer parameters:",
            $"{Count((long)lesson.Found("two-3x3", two))} instead of {Count((long)lesson.Found("one-5x5", one))} for 64 channels.");
    }

    private static void Influence(LessonWriter lesson)
    {
        lesson.Section("The center has more influence");
        Plane ones = Filled(3, 3, 1), paths = new(1, 1, [1]);
        for (int layer = 0; layer < 3; layer++)
            paths = KernelOperator.Convolve([paths], KernelWeights.Of(ones), new LayerSettings { Padding = Convolution.Padding.Full })[0];
        float center = paths[3, 3], corner = paths[0, 0];
        double middle = paths.Crop(2, 2, 3, 3).Values.Sum() / paths.Values.Sum();
        lesson.Text("Not all pixels of the receptive field have the same influence.",
            $"Through three 3x3 layers, {Brief(lesson.Found("paths-center", center))} paths lead from the center",
            $"pixel to the output and {Brief(lesson.Found("paths-corner", corner))} from a corner pixel,",
            $"as in the example with dice. The central 3x3 pixels of these 7x7 have {Percent(lesson.Found("paths-middle-share", middle))} of all paths.");
        lesson.Show(Chart.HeatMap(paths, options: new ChartOptions { Title = "Paths from each pixel to one output", Width = 420 }),
            "Three 3x3 layers: a kernel of ones convolved with itself twice.", ColorMapping.Of(paths, ColorMap.Viridis).Image);
    }

    private static double[] Grow(Func<int, LayerSettings> layer)
    {
        ReceptiveField field = ReceptiveField.Identity;
        return [.. Enumerable.Range(0, 6).Select(depth => (field = field.Then(layer(depth).Along(Axis.Width, 1001))).Size)];
    }

    private static long Parameters(int kernel) => new LayerSettings { Kernel = kernel, InputChannels = 64, OutputChannels = 64 }.Over(28).Parameters;

    private static Plane Filled(int height, int width, float value) => new(height, width, [.. Enumerable.Repeat(value, height * width)]);

    private static Plane Rectified(Plane plane) => plane.Map(value => Math.Max(value, 0));

    /// <summary>Groups of touching answers, each by the place of its largest one (the mean of equals).</summary>
    private static IEnumerable<(int Row, int Column)> Peaks(Plane plane)
    {
        HashSet<int> left = [.. Enumerable.Range(0, plane.Values.Length).Where(place => plane.Values[place] > 0)];
        while (left.Count > 0)
        {
            List<int> group = [left.Min()];
            left.Remove(group[0]);
            for (int n = 0; n < group.Count; n++)
                group.AddRange(Neighbors(plane, group[n]).Where(left.Remove));
            float most = group.Max(place => plane.Values[place]);
            int[] largest = [.. group.Where(place => plane.Values[place] >= most - 1e-5f)];
            yield return ((int)Math.Round(largest.Average(place => place / plane.Width)), (int)Math.Round(largest.Average(place => place % plane.Width)));
        }
    }

    private static IEnumerable<int> Neighbors(Plane plane, int place) =>
        from row in Enumerable.Range((place / plane.Width) - 1, 3)
        from column in Enumerable.Range((place % plane.Width) - 1, 3)
        where row >= 0 && row < plane.Height && column >= 0 && column < plane.Width
        select (row * plane.Width) + column;
}
