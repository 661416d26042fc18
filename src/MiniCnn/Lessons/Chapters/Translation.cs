using MiniCnn.Convolution;
using MiniCnn.Data;
using MiniCnn.Kernels;
using MiniCnn.Models;
using MiniCnn.Reports;
using MiniCnn.Training;
using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Lessons.Chapters;

/// <summary>What moves with the image and what does not; a network with and without convolutions.</summary>
internal static class Translation
{
    public static Chapter Chapter { get; } = new("translation", "Translation", "what moves with the image, measured; a CNN against a plain network on moved and on shuffled digits", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        Layers(lesson);
        Networks(lesson, options, cancel);
    }

    private static void Layers(LessonWriter lesson)
    {
        lesson.Section("Layer by layer");
        lesson.Text("If the image moves, the answer of a convolution moves with it: equivariance. So what is learned at one place is known at all. To measure it, compare the output for the moved image with the moved output for the image: ‖f(Sx) − S f(x)‖ / ‖f(x)‖, 0 where both are the same. The image here is a piece of 64x64 of the sample image text whose ends are taken to meet, moved to the right; for a layer of stride 2 the output should move half as far, and where that is half a step the nearer whole one counts.");
        Plane image = SampleImages.Read("text").ToGrayPlane().Crop(20, 20, 64, 64);
        Plane edge = KernelCatalog.GetOne("sobel-x").Weights, blur = KernelCatalog.GetOne("binomial:5").Weights, one = new(1, 1, [1]);
        (string Id, string Words, Func<Plane, Plane> Layer)[] layers =
        [
            ("circular", "convolution 3x3, ends meeting", plane => Convolved(plane, edge, 1, PaddingMode.Circular)),
            ("zeros", "convolution 3x3, zeros at the border", plane => Convolved(plane, edge, 1, PaddingMode.Constant)),
            ("stride", "convolution 3x3, stride 2", plane => Convolved(plane, edge, 2, PaddingMode.Circular)),
            ("maxpool", "max pool 2", plane => PoolingOperator.Pool(plane, PoolingRule.Maximum, new LayerSettings { Kernel = 2, Stride = 2 })),
            ("meanpool", "mean pool 2", plane => PoolingOperator.Pool(plane, PoolingRule.Mean, new LayerSettings { Kernel = 2, Stride = 2 })),
            ("subsampled", "every second pixel of every second row", plane => Convolved(plane, one, 2, PaddingMode.Circular)),
            ("blurred", "the same after a blur of 5x5", plane => Convolved(plane, blur, 2, PaddingMode.Circular)),
        ];
        lesson.Table("Equivariance error", ["layer", "moved by 1", "by 2", "by 3"], layers.Select(layer => (IReadOnlyList<string>)
            [layer.Words, .. Enumerable.Range(1, 3).Select(shift => Brief(lesson.Found($"{layer.Id}-{shift}", Equivariance.Error(layer.Layer, image, shift))))]));
        lesson.Text($"Stride 1 is exact, unless zeros at the border make an edge that does not move along. A stride of 2 is exact for even shifts only: an odd one shows it other pixels. Pools have strides too. Who blurs before leaving pixels out takes the error of a shift by 1 from {Brief(lesson.Findings["subsampled-1"])} to {Brief(lesson.Findings["blurred-1"])}, at the price of detail.");
        double mean = image.Values.Average(value => (double)value), moved = Equivariance.Shift(image, 5).Values.Average(value => (double)value);
        lesson.Text($"Invariance is more: an answer that does not change at all. The mean of the whole map, global average pooling, has it: moved by 5 it changes by {Brief(lesson.Found("global-mean-change", Math.Abs(mean - moved) < 1e-12 ? 0 : Math.Abs(mean - moved)))}.");
    }

    private static void Networks(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        lesson.Section("With and without convolutions");
        Dataset digits = DigitDataset.Create(new DigitOptions { Train = options.Quick ? 600 : 3000, Test = options.Quick ? 200 : 600, Seed = options.Seed });
        Architecture convolutional = Presets.Get("small"), plain = Presets.Get("mlp");
        lesson.Text($"The preset small, two convolutions and a linear layer, has {Count(ModelSummary.Of(convolutional).Parameters)} parameters; the preset mlp, a plain feed-forward network, has {Count(ModelSummary.Of(plain).Parameters)}. Both were trained just now on {Count(digits.Train.Count)} drawn digits, in the same way and from the same seed, and asked about {digits.Test.Count} others.");
        int[] shifts = [0, 1, 2, 3, 4, 6];
        double[] seenByCnn = Moved(convolutional), seenByMlp = Moved(plain);
        lesson.Table("Right answers for digits moved by so many pixels, mean of left, right, up and down", ["moved by", "CNN", "plain"], shifts.Select((shift, n) => (IReadOnlyList<string>)
            [Brief(shift), Percent(lesson.Found($"cnn-moved-{shift}", seenByCnn[n])), Percent(lesson.Found($"mlp-moved-{shift}", seenByMlp[n]))]));
        lesson.Show(Chart.Lines(
            [Line("CNN", seenByCnn), Line("plain feed-forward", seenByMlp)],
            new ChartOptions { Title = "Digits that were moved after training", XLabel = "pixels", YLabel = "right", Percent = true, YLow = 0, YHigh = 1 }), "Neither network saw moved digits while it learned.");
        lesson.Text($"By 4 pixels the CNN falls to {Percent(seenByCnn[4])}, the plain network to {Percent(seenByMlp[4])}. The CNN is not perfect either: its last layer is a linear one, with weights for each place.");

        lesson.Section("Shuffled pixels");
        int[] order = MovedPixels.Order(digits.Test.ImageSize, options.Seed);
        Dataset shuffled = digits with { Train = MovedPixels.Shuffle(digits.Train, order), Test = MovedPixels.Shuffle(digits.Test, order) };
        double cnnShuffled = Accuracies(convolutional, shuffled, [shuffled.Test])[0], mlpShuffled = Accuracies(plain, shuffled, [shuffled.Test])[0];
        lesson.Text("The opposite experiment: the pixels of every image are put in the same random order, and both networks are trained again. No information is lost, but neighbors are neighbors no more.");
        Image[] pictures = [.. new[] { digits.Test, shuffled.Test }.SelectMany(set => Enumerable.Range(0, 4).Select(n => PatchFigures.Picture(set, n)))];
        lesson.Show(new ContactSheet([.. pictures.Select(picture => SheetCell.Of(picture))], new ContactSheetOptions { Columns = 4, CellPixels = 112, RowLabels = ["digits", "shuffled"] }),
            "Four digits, and the same with all pixels in one new order.", pictures[0], pictures[4], pictures[1], pictures[5]);
        lesson.Table("Right answers", ["network", "digits", "shuffled"],
        [
            ["CNN", Percent(seenByCnn[0]), Percent(lesson.Found("cnn-shuffled", cnnShuffled))],
            ["plain", Percent(seenByMlp[0]), Percent(lesson.Found("mlp-shuffled", mlpShuffled))],
        ]);
        lesson.Text($"To the plain network every order of the pixels is as good as any other: its result changes by {Percent(Math.Abs(mlpShuffled - seenByMlp[0]))}, by chance. The CNN loses {Percent(seenByCnn[0] - cnnShuffled)}: what it knows beforehand about pictures, that near pixels belong together and that a stroke is a stroke anywhere, no longer holds.");

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
