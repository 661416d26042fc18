using System.Numerics;
using static MiniCnn.Imaging.NumberText;

namespace MiniCnn.Lessons.Chapters;

internal static class WhatItIs
{
    private static readonly float[] First = [2, 1, 3], Second = [1, 4, 2];

    public static Chapter Chapter { get; } = new("convolution", "What a convolution is", "dice, polynomials, moving averages, and when the FFT is faster", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        Dice(lesson);
        Polynomials(lesson);
        Smoothing(lesson, options);
        Reversal(lesson);
        Spectrum(lesson);
        if (options.Clock is { } clock)
            Timing(lesson, options, clock, cancel);
    }

    private static void Dice(LessonWriter lesson)
    {
        lesson.Section("Dice");
        float[] die = [.. Enumerable.Repeat(1f, 6)];
        float[] sums = Series.Convolve(die, die);
        int best = Array.IndexOf(sums, sums.Max());
        lesson.Text("Throw two dice and add the numbers they show. How many of the throws give 7? Write the second die in reverse order under the first and slide it along:",
            "at each position, all pairs of numbers above each other have the same sum. Multiply each pair, add up the products, and move by one. That is a convolution.");
        lesson.Text($"One die is the sequence {List(die)}: one way to throw each number. Convolved with itself it gives {List(sums)}, for the sums from 2 to {sums.Length + 1}.",
            $"These are {Brief(sums.Sum())} throws in total. The most likely sum is {lesson.Found("dice-most-likely", best + 2)}; {lesson.Found("dice-ways-of-7", sums[5])} throws give 7.");
        lesson.Show(Chart.Bars([.. sums.Select((ways, n) => new ChartBar($"{n + 2}", ways))], new ChartOptions { Title = "Ways to throw each sum with two dice", Width = 460 }),
            "The sequence [1, 1, 1, 1, 1, 1] convolved with itself.");

        float[] fair = [.. Enumerable.Repeat(1 / 6f, 6)], row = fair;
        List<ChartSeries> series = [new("1 die", row.Select(chance => (double)chance))];
        for (int dice = 2; dice <= 5; dice++)
        {
            row = Series.Convolve(row, fair);
            series.Add(new ChartSeries($"{dice} dice", row.Select(chance => (double)chance), dice));
        }
        double mean = row.Select((chance, n) => chance * (n + 5.0)).Sum();
        double variance = row.Select((chance, n) => chance * Math.Pow(n + 5 - mean, 2)).Sum();
        lesson.Text($"Each further die is one more convolution. The sum of five dice has the mean {Brief(lesson.Found("five-dice-mean", mean))}",
            $"and the variance {Brief(lesson.Found("five-dice-variance", variance))}, and its distribution is already close to a bell curve.",
            "For the same reason, a box blur applied several times looks like a Gaussian blur.");
        lesson.Show(Chart.Lines(series, new ChartOptions { Title = "Probability of each sum", XLabel = "sum", YLabel = "probability", YLow = 0 }),
            "Each curve is the previous one convolved with one more die.");
    }

    private static void Polynomials(LessonWriter lesson)
    {
        lesson.Section("Polynomials");
        float[] product = Series.Convolve(First, Second);
        lesson.Text($"Multiply {Polynomial(First)} by {Polynomial(Second)} and collect the powers of x: the result is {Polynomial(product)}.",
            $"Its coefficients are the convolution of {List(First)} and {List(Second)}, because xⁱ·xʲ contributes to the power i + j.");
        lesson.Table("Each coefficient of the product", ["power", "products", "sum"], product.Select((sum, n) => (IReadOnlyList<string>)
            [$"x^{n}", Series.Products(Pairs(n)), Brief(sum)]));
        lesson.Text($"For x = 10 this is long multiplication before the carries: {Brief(At(First, 10))} · {Brief(At(Second, 10))} = {Brief(lesson.Found("product-at-10", At(product, 10)))}.");
        var slide = SlidingWindow.OverConvolution([Series.Row(First)], KernelWeights.Of(Series.Row(Second)).Flipped(), new LayerSettings { Padding = Convolution.Padding.Full });
        lesson.Animate(slide, "Two sequences convolved", "The second sequence, reversed, slides over the first, which is padded with zeros. Each position gives one number.");
    }

    private static void Smoothing(LessonWriter lesson, LessonOptions options)
    {
        lesson.Section("Moving averages");
        var random = new SplitMix64(options.Seed, 11);
        float[] clean = [.. Enumerable.Range(0, 90).Select(n => n is >= 30 and < 60 ? 1f : 0)], noisy = [.. clean.Select(value => value + (0.15f * random.Normal()))];
        var same = new LayerSettings { Padding = Convolution.Padding.Half, PaddingMode = PaddingMode.Replicate };
        float[] smooth = KernelOperator.Correlate(Series.Row(noisy), Series.Row([.. Enumerable.Repeat(1 / 5f, 5)]), same).Values;
        double before = Noise(noisy, clean), after = Noise(smooth, clean);
        lesson.Text("The mean of five neighbors is a convolution with [1/5, 1/5, 1/5, 1/5, 1/5].",
            $"In the flat parts it reduces the noise from {Brief(before)} to {Brief(after)}, by a factor of {Brief(lesson.Found("noise-reduction", before / after))};",
            $"independent noise would be reduced by √5 = {Brief(Math.Sqrt(5))}. The steps become ramps: smoothing noise also smooths edges.");
        lesson.Show(Chart.Lines(
            [new ChartSeries("measured", Doubles(noisy)), new ChartSeries("mean of five", Doubles(smooth))],
            new ChartOptions { Title = "A noisy step and its moving average", XLabel = "position" }), "A kernel of equal weights that sum to 1 smooths its input.");
    }

    private static void Reversal(LessonWriter lesson)
    {
        lesson.Section("Convolution and cross-correlation");
        lesson.Text("Convolution reverses the second sequence.",
            $"Without the reversal it is called cross-correlation; for the same sequences that gives {List(Series.Correlate(First, Second))}.",
            "What deep learning calls convolution, including `nn.Conv2d`, is cross-correlation. For learned weights this makes no difference: the flipped kernel is learned instead.",
            "For a named kernel with a direction it does matter. In this library `KernelOperator.Convolve` flips the kernel and `KernelOperator.Correlate` does not.");
        float[] other = Series.Convolve(Second, First);
        float[] three = Series.Convolve(Series.Convolve(First, Second), [1, -1]), regrouped = Series.Convolve(First, Series.Convolve(Second, [1, -1]));
        bool commutes = other.SequenceEqual(Series.Convolve(First, Second)), associates = three.SequenceEqual(regrouped);
        lesson.Text($"Convolution is commutative: the second sequence convolved with the first gives {List(other)}, {(commutes ? "the same" : "something else")}.",
            "It is also associative: convolving with [1, −1] afterwards, or convolving the kernel with it first,",
            $"gives {(associates ? "the same sequence" : "different sequences")}, {List(three)}.",
            "So two filters applied one after the other are one larger filter.");
    }

    private static void Spectrum(LessonWriter lesson)
    {
        lesson.Section("The convolution theorem");
        float[] product = Series.Convolve(First, Second);
        Complex[] left = Series.Transform(Doubles(First), 8), right = Series.Transform(Doubles(Second), 8), result = Series.Transform(Doubles(product), 8);
        double difference = Enumerable.Range(0, 8).Max(k => (left[k] * right[k] - result[k]).Magnitude);
        lesson.Text("A Fourier transform writes a sequence as a sum of waves. Convolution changes only the amplitude and the phase of each wave, not its frequency.",
            "In the frequency domain, a convolution is therefore a multiplication at each frequency.");
        lesson.Table("Transforms of length 8 of both sequences, their product, and the transform of the convolution", ["frequency", "first", "second", "product", "of the convolution"],
            Enumerable.Range(0, 5).Select(k => (IReadOnlyList<string>)[$"{k}/8", Text(left[k]), Text(right[k]), Text(left[k] * right[k]), Text(result[k])]));
        lesson.Text($"Over all frequencies, the last two columns differ by at most {Brief(lesson.Found("theorem-difference", difference))}, which is rounding error.",
            $"At frequency 0 the transform is the sum of the sequence: {Brief(First.Sum())} · {Brief(Second.Sum())} = {Brief(product.Sum())}.",
            "The transform of a kernel is its frequency response.");
    }

    private static void Timing(LessonWriter lesson, LessonOptions options, TimeProvider clock, CancellationToken cancel)
    {
        lesson.Section("Direct or by FFT");
        int[] lengths = [.. Enumerable.Range(4, options.Quick ? 7 : 10).Select(power => 1 << power)];
        IReadOnlyList<FftTiming> timings = FftTiming.Measure(clock, lengths, options.Seed, cancel);
        double[] ramp = [.. Enumerable.Range(0, lengths[^1]).Select(n => n % 17 / 17.0)];
        double difference = Series.Direct(ramp, ramp).Zip(Series.ByFft(ramp, ramp), (x, y) => Math.Abs(x - y)).Max();
        int? crossover = FftTiming.Crossover(timings);
        lesson.Found("fft-crossover", crossover ?? double.NaN);
        lesson.Text("Convolving two sequences of n numbers takes n² products by the definition, but only about n·log n operations with the FFT: transform both, multiply, and transform back.",
            $"Both methods give the same numbers, here to within {Brief(lesson.Found("fft-difference", difference))}. Which one is faster was measured on this machine:");
        lesson.Table("Time to convolve two sequences of n numbers, the fastest of five rounds", ["n", "direct", "by FFT", "FFT is"],
            timings.Select(timing => (IReadOnlyList<string>)[Count(timing.Length), Time(timing.Direct), Time(timing.Fft), Ratio(timing)]));
        if (timings.All(timing => timing is { Direct: > 0, Fft: > 0 }))
        {
            lesson.Show(Chart.Lines([Line("direct", timing => timing.Direct), Line("by FFT", timing => timing.Fft)],
                new ChartOptions { Title = "Direct convolution and FFT", XLabel = "numbers in each sequence", YLabel = "microseconds", LogX = true, LogY = true }),
                "Both axes are logarithmic: a steeper line grows with a higher power of n.");
        }
        lesson.Text(crossover is { } from ? $"From n = {Count(from)} on, the FFT was faster." : $"Up to n = {Count(lengths[^1])}, the direct method was faster.",
            "The kernels of neural networks are much smaller than that, mostly 3x3. Nine products per pixel are hard to beat, so networks convolve directly.");

        ChartSeries Line(string name, Func<FftTiming, double> seconds) => new(name, [.. timings.Select(timing => new Point2(timing.Length, seconds(timing) * 1e6))]);
    }

    private static IEnumerable<(double, double)> Pairs(int place) =>
        Enumerable.Range(0, First.Length).Where(i => place - i >= 0 && place - i < Second.Length).Select(i => ((double)First[i], (double)Second[place - i]));

    private static string Polynomial(float[] row) =>
        "(" + string.Join(" + ", row.Select((value, n) => n == 0 ? Brief(value) : (value == 1 ? "" : Brief(value)) + (n == 1 ? "x" : "x" + "⁰¹²³⁴⁵⁶⁷⁸⁹"[n]))) + ")";

    private static double At(float[] row, double x) => row.Select((value, n) => value * Math.Pow(x, n)).Sum();

    private static double Noise(float[] values, float[] clean)
    {
        // away from the steps, where the average mixes both levels
        double[] errors = [.. values.Select((value, n) => (double)value - clean[n]).Where((_, n) => n is < 27 or (> 32 and < 57) or > 62)];
        return Math.Sqrt(errors.Average(error => error * error));
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static string Text(Complex value) => Brief(Math.Abs(value.Real) < 1e-9 ? 0 : value.Real)
        + (Math.Abs(value.Imaginary) < 1e-9 ? "" : $" {(value.Imaginary < 0 ? "−" : "+")} {Brief(Math.Abs(value.Imaginary))}i");

    private static string Ratio(FftTiming timing) => timing is not { Direct: > 0, Fft: > 0 } ? "too short to measure"
        : timing.Fft < timing.Direct ? $"{Brief(timing.Direct / timing.Fft)} times faster" : $"{Brief(timing.Fft / timing.Direct)} times slower";
}
