using MiniCnn.Lessons;
using MiniCnn.Tests.Support;

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
        lesson["dice-most-likely"].ShouldBe(7);
        lesson["dice-ways-of-7"].ShouldBe(6);
        Text(lesson).ShouldContain("1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, for the sums from 2 to 12");
        // five times the variance of one die, 35/12
        lesson["five-dice-mean"].ShouldBe(17.5, 1e-4);
        lesson["five-dice-variance"].ShouldBe(5 * 35 / 12.0, 1e-4);
        // (2 + x + 3x²)(1 + 4x + 2x²) = 2 + 9x + 11x² + 14x³ + 6x⁴; 312 · 241
        Text(lesson).ShouldContain("(2 + 9x + 11x² + 14x³ + 6x⁴)");
        lesson["product-at-10"].ShouldBe(75_192);
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
    public void Kernels_on_the_sample_image_do_what_their_sums_say()
    {
        Lesson lesson = Tutorial.Get("images").Run(Quick);
        lesson["kernel-weights"].ShouldBe(9);
        lesson["dense-weights"].ShouldBe(240.0 * 320 * 238 * 318);
        lesson["blur-sum"].ShouldBe(1, 1e-6);
        lesson["sharpen-sum"].ShouldBe(1, 1e-6);
        lesson["blur-contrast"].ShouldBeInRange(0.2, 0.95);
        lesson["sharpen-contrast"].ShouldBeGreaterThan(1.5);
        lesson["flat-answer"].ShouldBe(0, 1e-6);
        lesson["half-of-edges"].ShouldBeLessThan(0.2);
    }

    [Fact]
    public void Corners_and_receptive_fields()
    {
        Lesson lesson = Tutorial.Get("hierarchies").Run(Quick);
        lesson["corners-found"].ShouldBe(4);
        lesson["six-plain"].ShouldBe(13);
        lesson["six-strided"].ShouldBe(127);
        lesson["six-dilated"].ShouldBe(127);
        // 5, 6 after the pool, 6 + 2·2, 10 + 2
        lesson["small-field-before-linear"].ShouldBe(12);
        lesson["two-3x3"].ShouldBe(2 * ((64 * 64 * 9) + 64));
        lesson["one-5x5"].ShouldBe((64 * 64 * 25) + 64);
        // 1 3 6 7 6 3 1 in both directions
        lesson["paths-center"].ShouldBe(49);
        lesson["paths-corner"].ShouldBe(1);
        lesson["paths-middle-share"].ShouldBe(19 * 19 / (27.0 * 27), 1e-6);
    }

    [Fact]
    public void Settings_give_the_sizes_of_the_formula()
    {
        Lesson lesson = Tutorial.Get("settings").Run(Quick);
        lesson["no-padding-no-strides-output"].ShouldBe(2);
        lesson["half-padding-output"].ShouldBe(5);
        lesson["no-padding-strides-output"].ShouldBe(2);
        lesson["padding-strides-output"].ShouldBe(3);
        lesson["dilation-output"].ShouldBe(3);
        lesson["28 through 3x3, stride 2, padding 1"].ShouldBe(14);
        lesson["28 through 3x3, full padding"].ShouldBe(30);
        lesson["corner-zeros"].ShouldBe(4 / 9.0, 1e-6);
        lesson["corner-reflect"].ShouldBe(1, 1e-6);
        TableBlock padded = lesson.Blocks.OfType<TableBlock>().Single(table => table.Columns.Contains("padded row"));
        padded.Rows.Select(row => row[1]).ShouldBe(["0, 0, 1, 2, 3, 4, 5, 0, 0", "3, 2, 1, 2, 3, 4, 5, 4, 3", "1, 1, 1, 2, 3, 4, 5, 5, 5", "4, 5, 1, 2, 3, 4, 5, 1, 2"]);
    }

    [Fact]
    public void The_layer_of_the_example_and_the_sum_over_channels_are_libtorchs()
    {
        Lesson lesson = Tutorial.Get("conv2d").Run(Quick);
        lesson["parameters"].ShouldBe(320);
        lesson["multiply-adds"].ShouldBe(28 * 28 * 9 * 32);
        (lesson["maps"], lesson["map-rows"]).ShouldBe((32, 28));
        lesson["difference"].ShouldBeLessThan(1e-5);
        lesson["channel-sum"].ShouldBe(lesson["channel-sum-torch"], 1e-5);
        lesson["parameters of 3x3 depthwise, 32 groups"].ShouldBe(320);
        lesson["parameters of 1x1, 32 to 64"].ShouldBe((32 * 64) + 64);
    }

    [Fact]
    public void Transposed_is_the_matrix_turned_over_and_no_inverse()
    {
        Lesson lesson = Tutorial.Get("transposed").Run(Quick);
        lesson["matrix-difference"].ShouldBeLessThan(1e-5);
        lesson["transposed-matrix-difference"].ShouldBeLessThan(1e-5);
        lesson["not-the-inverse"].ShouldBeGreaterThan(0.5);
        // taps per phase of stride 2: 2 and 1, so 4, 2, 2, 1 scatters with the mean 9/4
        lesson["uneven-3-2"].ShouldBe(3 / 2.25, 1e-9);
        lesson["uneven-4-2"].ShouldBe(0);
    }

    [Fact]
    public void A_finding_that_is_not_there_is_told_with_those_that_are() =>
        Should.Throw<MiniCnnException>(() => Tutorial.Get("images").Run(Quick)["speed"]).Message.ShouldContain("blur-sum");

    private static string Text(Lesson lesson) => string.Join('\n', lesson.Blocks.OfType<ParagraphBlock>().Select(block => block.Text));
}
