using MiniCnn.Lessons;

namespace MiniCnn.Tests.Lessons;

/// <summary>Every chapter runs, and the numbers it is about are right.</summary>
[NoLeakedTensors]
public sealed class ChapterTests
{
    private static readonly LessonOptions Quick = new() { Quick = true };

    public static TheoryData<string> Names => [.. Tutorial.Chapters.Select(chapter => chapter.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Runs_and_says_something(string name)
    {
        Lesson lesson = Tutorial.Get(name).Run(Quick);
        lesson.Blocks.Count.ShouldBeGreaterThan(5);
        foreach (TableBlock table in lesson.Blocks.OfType<TableBlock>())
            table.Rows.ShouldAllBe(row => row.Count == table.Columns.Count);
        lesson.Findings.Values.ShouldAllBe(value => double.IsFinite(value));
        lesson.Blocks.OfType<FigureBlock>().ShouldAllBe(figure => figure.Figure.Description.Length > 0 && figure.Caption.Length > 0);
    }

    [Fact]
    public void Dice_and_polynomials_are_convolutions()
    {
        Lesson lesson = Tutorial.Get("convolution").Run(Quick);
        Finds(lesson, 1e-9, ("dice-most-likely", 7), ("dice-ways-of-7", 6), ("product-at-10", 75_192));
        Text(lesson).ShouldContain("1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, for the sums from 2 to 12");
        // five times the variance of one die, 35/12
        Finds(lesson, 1e-4, ("five-dice-mean", 17.5), ("five-dice-variance", 5 * 35 / 12.0));
        // (2 + x + 3x²)(1 + 4x + 2x²) = 2 + 9x + 11x² + 14x³ + 6x⁴; 312 · 241
        Text(lesson).ShouldContain("(2 + 9x + 11x² + 14x³ + 6x⁴)");
        // the sum at place 2: 2·2 + 1·4 + 3·1
        lesson.Blocks.OfType<TableBlock>().First().Rows[2].ShouldBe(["x^2", "2·2 + 1·4 + 3·1", "11"]);
        lesson["theorem-difference"].ShouldBeLessThan(1e-12);
        lesson["noise-reduction"].ShouldBeInRange(1.8, 2.8);
    }

    [Fact]
    public void Without_a_clock_no_time_is_told_and_with_one_the_crossover_is_what_it_showed()
    {
        Chapter chapter = Tutorial.Get("convolution");
        chapter.Run(Quick).Findings.Keys.ShouldNotContain("fft-crossover");
        Lesson timed = chapter.Run(Quick with { Clock = new SteadyClock(1000) });
        timed["fft-difference"].ShouldBeLessThan(1e-9);
        // each round takes a millisecond by this clock, so what is called more often in a round is faster
        TableBlock table = timed.Blocks.OfType<TableBlock>().Last();
        table.Rows[0].ShouldBe(["16", "1 µs", "5 µs", "5 times slower"]);
        table.Rows.Select(row => row[0]).ShouldBe(["16", "32", "64", "128", "256", "512", "1,024"]);
        timed["fft-crossover"].ShouldBe(256);
    }

    [Fact]
    public void Neighboring_pixels_are_those_beside_and_those_below() =>
        MiniCnn.Lessons.Chapters.WhyItMatters.LocalContrast(new Plane(2, 3, [0, 1, 3, 4, 4, 4])).ShouldBe((1 + 2 + 0 + 0 + 4 + 3 + 1) / 7.0, 1e-12);

    [Fact]
    public void Kernels_on_the_sample_image_do_what_their_sums_say()
    {
        Lesson lesson = Tutorial.Get("images").Run(Quick);
        Finds(lesson, 1e-6, ("kernel-weights", 9), ("dense-weights", 240.0 * 320 * 238 * 318), ("blur-sum", 1), ("sharpen-sum", 1), ("flat-answer", 0));
        lesson["blur-contrast"].ShouldBeInRange(0.2, 0.95);
        lesson["sharpen-contrast"].ShouldBeGreaterThan(1.5);
        lesson["half-of-edges"].ShouldBeLessThan(0.2);
    }

    [Fact]
    public void Corners_and_receptive_fields()
    {
        Lesson lesson = Tutorial.Get("hierarchies").Run(Quick);
        // before the linear layer: 5, 6 after the pool, 6 + 2·2, 10 + 2
        Finds(lesson, 1e-9, ("corners-found", 4), ("six-plain", 13), ("six-strided", 127), ("six-dilated", 127), ("small-field-before-linear", 12));
        Finds(lesson, 1e-9, ("two-3x3", 2 * ((64 * 64 * 9) + 64)), ("one-5x5", (64 * 64 * 25) + 64));
        // 1 3 6 7 6 3 1 in both directions
        Finds(lesson, 1e-6, ("paths-center", 49), ("paths-corner", 1), ("paths-middle-share", 19 * 19 / (27.0 * 27)));
    }

    [Fact]
    public void Settings_give_the_sizes_of_the_formula()
    {
        Lesson lesson = Tutorial.Get("settings").Run(Quick);
        Finds(lesson, 1e-9, ("no-padding-no-strides-output", 2), ("half-padding-output", 5), ("no-padding-strides-output", 2), ("padding-strides-output", 3), ("dilation-output", 3));
        Finds(lesson, 1e-6, ("28 through 3x3, stride 2, padding 1", 14), ("28 through 3x3, full padding", 30), ("corner-zeros", 4 / 9.0), ("corner-reflect", 1));
        TableBlock padded = lesson.Blocks.OfType<TableBlock>().Single(table => table.Columns.Contains("padded row"));
        padded.Rows.Select(row => row[1]).ShouldBe(["0, 0, 1, 2, 3, 4, 5, 0, 0", "3, 2, 1, 2, 3, 4, 5, 4, 3", "1, 1, 1, 2, 3, 4, 5, 5, 5", "4, 5, 1, 2, 3, 4, 5, 1, 2"]);
    }

    [Fact]
    public void The_layer_of_the_example_and_the_sum_over_channels_are_libtorchs()
    {
        Lesson lesson = Tutorial.Get("conv2d").Run(Quick);
        Finds(lesson, 1e-5, ("parameters", 320), ("multiply-adds", 28 * 28 * 9 * 32), ("maps", 32), ("map-rows", 28), ("difference", 0), ("channel-sum", lesson["channel-sum-torch"]));
        Finds(lesson, 1e-9, ("parameters of 3x3 depthwise, 32 groups", 320), ("parameters of 1x1, 32 to 64", (32 * 64) + 64));
    }

    [Fact]
    public void Transposed_is_the_matrix_turned_over_and_no_inverse()
    {
        Lesson lesson = Tutorial.Get("transposed").Run(Quick);
        lesson["not-the-inverse"].ShouldBeGreaterThan(0.5);
        Finds(lesson, 1e-5, ("matrix-difference", 0), ("transposed-matrix-difference", 0));
        // taps per phase of stride 2: 2 and 1, so 4, 2, 2, 1 scatters with the mean 9/4
        Finds(lesson, 1e-9, ("uneven-3-2", 3 / 2.25), ("uneven-4-2", 0));
    }

    [Fact]
    public void A_finding_that_is_not_there_is_told_with_those_that_are() =>
        Should.Throw<MiniCnnException>(() => Tutorial.Get("images").Run(Quick)["speed"]).Message.ShouldContain("blur-sum");

    private static void Finds(Lesson lesson, double tolerance, params (string Finding, double Value)[] expected)
    {
        foreach ((string finding, double value) in expected)
            lesson[finding].ShouldBe(value, tolerance, finding);
    }

    private static string Text(Lesson lesson) => string.Join('\n', lesson.Blocks.OfType<ParagraphBlock>().Select(block => block.Text));
}

/// <summary>A clock that goes on by so many microseconds whenever it is looked at.</summary>
internal sealed class SteadyClock(long step) : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1_000_000;

    public override long GetTimestamp() => _now += step;
}
