using MiniCnn.Kernels;
using MiniCnn.Models;
using MiniCnn.Reports;
using MiniCnn.Training;
using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Lessons.Chapters;

internal static class Translation
{
    public static Chapter Chapter { get; } = new("translation", "Translation", "how equivariant each layer is; a CNN and a plain network on shifted and on shuffled digits", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        Layers(lesson);
        Networks(lesson, options, cancel);
    }

    private static void Layers(LessonWriter lesson)
    {
        lesson.Section("Layer by layer");
        lesson.Text("If the image is shifted, the output of a convolution is shifted in the same way. This is called equivariance: what is learned at one position is known at all of them.",
            "To measure it, compare the output for the shifted image with the shifted output for the image: ‖f(Sx) − S f(x)‖ / ‖f(x)‖, which is 0 if both are the same.",
            "The image here is a 64x64 crop of the sample image text, shifted to the right with wrap-around.",
            "For a layer with stride 2 the output should be shifted half as far; if that is not a whole number of pixels, the better of the two neighbors counts.");
        Plane image = SampleImages.Read("text").ToGrayPlane().Crop(20, 20, 64, 64);
        Plane edge = KernelCatalog.GetOne("sobel-x").Weights, blur = KernelCatalog.GetOne("binomial:5").Weights, one = new(1, 1, [1]);
        (string Id, string Words, Func<Plane, Plane> Layer)[] layers =
        [
            ("circular", "convolution 3x3, circular padding", plane => Convolved(plane, edge, 1, PaddingMode.Circular)),
            ("zeros", "convolution 3x3, zero padding", plane => Convolved(plane, edge, 1, PaddingMode.Constant)),
            ("stride", "convolution 3x3, stride 2", plane => Convolved(plane, edge, 2, PaddingMode.Circular)),
            ("maxpool", "max pool 2", plane => PoolingOperator.Pool(plane, PoolingRule.Maximum, new LayerSettings { Kernel = 2, Stride = 2 })),
            ("meanpool", "mean pool 2", plane => PoolingOperator.Pool(plane, PoolingRule.Mean, new LayerSettings { Kernel = 2, Stride = 2 })),
            ("subsampled", "every second pixel of every second row", plane => Convolved(plane, one, 2, PaddingMode.Circular)),
            ("blurred", "the same after a 5x5 blur", plane => Convolved(plane, blur, 2, PaddingMode.Circular)),
        ];
        lesson.Table("Equivariance error", ["layer", "shifted by 1", "by 2", "by 3"], layers.Select(layer => (IReadOnlyList<string>)
            [layer.Words, .. Enumerable.Range(1, 3).Select(shift => Brief(lesson.Found($"{layer.Id}-{shift}", Equivariance.Error(layer.Layer, image, shift))))]));
        lesson.Text("A layer with stride 1 is exactly equivariant, unless zero padding adds a border that does not move with the image.",
            "A layer with stride 2 is exactly equivariant for even shifts only, because an odd shift selects other pixels. This is also true for pooling.",
            $"A blur before subsampling reduces the error of a shift by 1 from {Brief(lesson.Findings["subsampled-1"])} to {Brief(lesson.Findings["blurred-1"])}, but also loses detail.");
        double mean = image.Values.Average(value => (double)value), moved = Equivariance.Shift(image, 5).Values.Average(value => (double)value);
        lesson.Text("Invariance is a stronger property: the output does not change at all. The mean of the whole map (global average pooling) is invariant:",
            $"for a shift by 5 it changes by {Brief(lesson.Found("global-mean-change", Math.Abs(mean - moved) < 1e-12 ? 0 : Math.Abs(mean - moved)))}.");
    }

    private static void Networks(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        lesson.Section("With and without convolutions");
        Dataset digits = DigitDataset.Create(new DigitOptions { Train = options.Quick ? 600 : 3000, Test = options.Quick ? 200 : 600, Seed = options.Seed });
        Architecture convolutional = Presets.Get("small"), plain = Presets.Get("mlp");
        lesson.Text($"The preset small, two convolutions and a linear layer, has {Count(ModelSummary.Of(convolutional).Parameters)} parameters;",
            $"the preset mlp, a plain feed-forward network, has {Count(ModelSummary.Of(plain).Parameters)}.",
            $"Both were trained on {Count(digits.Train.Count)} synthetic digits, with the same options and the same seed, and evaluated on {digits.Test.Count} others.");
        int[] shifts = [0, 1, 2, 3, 4, 6];
        double[] seenByCnn = Moved(convolutional), seenByMlp = Moved(plain);
        lesson.Table("Accuracy on digits shifted by a number of pixels, mean of left, right, up and down",
            ["shifted by", "CNN", "plain"], shifts.Select((shift, n) => (IReadOnlyList<string>)
            [Brief(shift), Percent(lesson.Found($"cnn-moved-{shift}", seenByCnn[n])), Percent(lesson.Found($"mlp-moved-{shift}", seenByMlp[n]))]));
        lesson.Show(Chart.Lines(
            [Line("CNN", seenByCnn), Line("plain feed-forward", seenByMlp)],
            new ChartOptions { Title = "Accuracy on shifted digits", XLabel = "pixels", YLabel = "accuracy", Percent = true, YLow = 0, YHigh = 1 }),
            "Neither network was trained on shifted digits.");
        lesson.Text($"For a shift of 4 pixels the accuracy of the CNN falls to {Percent(seenByCnn[4])}, that of the plain network to {Percent(seenByMlp[4])}.",
            "The CNN is not invariant either: its last layer is linear, with separate weights for each position.");

        lesson.Section("Shuffled pixels");
        int[] order = MovedPixels.Order(digits.Test.ImageSize, options.Seed);
        Dataset shuffled = digits with { Train = MovedPixels.Shuffle(digits.Train, order), Test = MovedPixels.Shuffle(digits.Test, order) };
        double cnnShuffled = Accuracies(convolutional, shuffled, [shuffled.Test])[0], mlpShuffled = Accuracies(plain, shuffled, [shuffled.Test])[0];
        lesson.Text("The opposite experiment: the pixels of every image are put in the same random order, and both networks are trained again.",
            "No information is lost, but neighboring pixels are no longer next to each other.");
        Image[] pictures = [.. new[] { digits.Test, shuffled.Test }.SelectMany(set => Enumerable.Range(0, 4).Select(n => PatchFigures.Picture(set, n)))];
        lesson.Show(new ContactSheet(
            [.. pictures.Select(picture => SheetCell.Of(picture))], new ContactSheetOptions { Columns = 4, CellPixels = 112, RowLabels = ["digits", "shuffled"] }),
            "Four digits, and the same digits with their pixels shuffled in one order.", pictures[0], pictures[4], pictures[1], pictures[5]);
        lesson.Table("Accuracy", ["network", "digits", "shuffled"],
        [
            ["CNN", Percent(seenByCnn[0]), Percent(lesson.Found("cnn-shuffled", cnnShuffled))],
            ["plain", Percent(seenByMlp[0]), Percent(lesson.Found("mlp-shuffled", mlpShuffled))],
        ]);
        lesson.Text($"The order of the pixels makes no difference to the plain network: its accuracy changes by {Points(Math.Abs(mlpShuffled - seenByMlp[0]))}, by chance.",
            $"The CNN loses {Points(seenByCnn[0] - cnnShuffled)}, because its assumptions about images no longer hold:",
            "that neighboring pixels belong together, and that a pattern means the same at every position.");

        static string Points(double difference) => $"{Brief(Math.Round(100 * difference, 2))} percentage points";

        ChartSeries Line(string name, double[] shares) => new(name, [.. shifts.Zip(shares, (shift, share) => new Point2(shift, share))]);

        // mean of four directions, except where nothing moves
        double[] Moved(Architecture architecture)
        {
            (int Shift, ImageSet Images)[] sets = [.. shifts.SelectMany(by => (by == 0 ? [(0, 0)] : new[] { (by, 0), (-by, 0), (0, by), (0, -by) })
                .Select(way => (by, MovedPixels.Shift(digits.Test, way.Item1, way.Item2))))];
            double[] right = Accuracies(architecture, digits, sets.Select(set => set.Images));
            return [.. sets.Zip(right).GroupBy(pair => pair.First.Shift, pair => pair.Second).Select(group => group.Average())];
        }

        // of a small network trained for a few seconds
        double[] Accuracies(Architecture architecture, Dataset data, IEnumerable<ImageSet> tests)
        {
            var training = new TrainingOptions { Epochs = options.Quick ? 2 : 3, BatchSize = 64, ValidationImages = 0, Seed = options.Seed };
            using ArchitectureModule module = RandomStreams.BuildModule(architecture, training);
            using var trainer = new Trainer(module, data.Train, data.Info.Mean, data.Info.StandardDeviation, data.Classes, training);
            trainer.Run(cancel);
            cancel.ThrowIfCancellationRequested();
            trainer.Finish();
            return [.. tests.Select(test => trainer.Evaluate(test, cancel).Accuracy)];
        }
    }

    private static Plane Convolved(Plane plane, Plane kernel, int stride, PaddingMode mode) =>
        KernelOperator.Correlate(plane, kernel, new LayerSettings { Stride = stride, Padding = Convolution.Padding.Half, PaddingMode = mode });
}
