using System.Xml.Linq;

namespace MiniCnn.Tests.Imaging;

public sealed class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Axes_have_round_numbers_that_hold_all_points()
    {
        var axis = AxisScale.Of([0.034, 0.534], isLog: false, about: 5, tight: false);
        axis.Ticks.Select(t => Math.Round(t, 9)).ShouldBe([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
        axis.PositionOf(0.3).ShouldBe(0.5, 1e-9);
        AxisScale.Of([1, 20], isLog: false, about: 5, tight: true).Ticks.ShouldBe([5, 10, 15, 20]);
        var log = AxisScale.Of([2e-6, 0.9], isLog: true, about: 6, tight: false);
        (log.Low, log.High).ShouldBe((1e-6, 1));
        log.PositionOf(1e-3).ShouldBe(0.5, 1e-9);
        log.Ticks.Count.ShouldBe(7);
        // One number alone still has an axis around it.
        AxisScale.Of([3], isLog: false, about: 4, tight: false).PositionOf(3).ShouldBeInRange(0.2, 0.8);
        AxisScale.Of([], isLog: true, about: 4, tight: false).Ticks.ShouldNotBeEmpty();
    }

    [Fact]
    public void Points_of_a_line_stand_where_their_numbers_say()
    {
        Figure chart = Chart.Lines([new ChartSeries("a", [new(0, 0), new(5, 1), new(10, 2)])], new() { Width = 400, PlotHeight = 100 });
        double[][] marks = [.. Elements(chart, "circle").Select(c => new[] { (double)c.Attribute("cx")!, (double)c.Attribute("cy")! })];
        marks.Length.ShouldBe(3);
        (marks[1][0] - marks[0][0]).ShouldBe(marks[2][0] - marks[1][0], 0.02);
        (marks[0][1] - marks[1][1]).ShouldBe(50, 0.02);
        (marks[0][1] - marks[2][1]).ShouldBe(100, 0.02);
    }

    [Fact]
    public void A_number_that_an_axis_cannot_show_breaks_the_line_and_is_counted()
    {
        Figure chart = Chart.Lines([new ChartSeries("error", [1, 0.1, 0, 0.01, double.NaN, 0.001])], new() { LogY = true });
        Elements(chart, "polyline").Count().ShouldBe(3);
        Texts(chart).ShouldContain("Numbers that these axes cannot show are left out: 1");
        Chart.Lines([new ChartSeries("none", [double.NaN])]).ToImage().Width.ShouldBe(560);
    }

    [Fact]
    public void Charts_tell_their_numbers_in_words()
    {
        Chart.Lines([new ChartSeries("loss", [0.5, 0.25])], new() { XLabel = "epoch" }).Description
            .ShouldBe("Line chart of loss. Across: epoch. loss from 0.5 to 0.25.");
        Chart.Bars([new("a", 0.9876), new("b", 0.5)], new() { Percent = true, XLabel = "accuracy" }, 0.1, "chance").Description
            .ShouldBe("Bar chart of accuracy. a 98.76 %; b 50 %. chance 10 %.");
        Chart.Confusion(new[,] { { 9, 1 }, { 0, 5 } }, ["cat", "dog"]).Description.ShouldStartWith("Confusion matrix: 14 of 15 right; most often cat is taken for dog, 1 times.");
        Chart.Rose([0, 1, 179, 90]).Description.ShouldBe("Rose plot of 4 orientations in 12 wedges. Most, 75 %, around 0°.");
    }

    [Fact]
    public void Bars_are_as_long_as_their_numbers()
    {
        Figure chart = Chart.Bars([new("a", 1), new("b", 2), new("c", -1)]);
        double[] widths = [.. Elements(chart, "g").Select(g => (double)g.Element(Svg + "rect")!.Attribute("width")!)];
        (widths[1] / widths[0]).ShouldBe(2, 0.01);
        widths[2].ShouldBe(widths[0], 0.02);
        Should.Throw<MiniCnnException>(() => Chart.Bars([new("a", double.NaN)]));
        Should.Throw<MiniCnnException>(() => Chart.Bars([]));
    }

    [Fact]
    public void A_confusion_matrix_is_blue_where_right_and_red_where_wrong()
    {
        Figure chart = Chart.Confusion(new[,] { { 90, 10, 0 }, { 0, 100, 0 }, { 0, 5, 95 } });
        XElement image = Elements(chart, "image").Single();
        Image colors = ImageFile.Decode(Convert.FromBase64String(image.Attribute("href")!.Value.Split(',')[1])).Resize(3, 3);
        colors[1, 1, 2].ShouldBeGreaterThan(colors[1, 1, 0]);
        colors[1, 0, 0].ShouldBeGreaterThan(colors[1, 0, 2]);
        // The rarer error is lighter.
        colors[1, 2, 1].ShouldBeGreaterThan(colors[1, 0, 1]);
        Rgb zero = ColorMap.Diverging.At(0.5);
        colors[2, 0, 0].ShouldBeInRange((byte)(zero.R - 1), zero.R);
        new[] { "90", "10", "100", "5", "95" }.Except(Texts(chart)).ShouldBeEmpty();
        Should.Throw<MiniCnnException>(() => Chart.Confusion(new int[2, 3]));
        Should.Throw<MiniCnnException>(() => Chart.Confusion(new int[2, 2], ["a"])).Message.ShouldContain("1 row");
    }

    [Fact]
    public void Heat_maps_write_numbers_and_say_what_does_not_fit()
    {
        Figure chart = Chart.HeatMap(new Plane(1, 2, [0.25f, 7]), ["r"], ["a", "b"], range: ValueRange.Unit);
        Texts(chart).ShouldContain("0.25");
        Texts(chart).ShouldContain("Outside the scale: 1 above 1");
    }

    [Fact]
    public void Roses_count_angles_modulo_their_period()
    {
        Chart.Rose([10, 190, -170, 370], bins: 18).Description.ShouldContain("100 %, around 10°");
        Chart.Rose([10, 190], bins: 36, period: 360).Description.ShouldContain("50 %, around 10°");
        // A wedge of 20° around 20° reaches from 10° to 30°.
        Chart.Rose([10.1, 29.9, 29, 9.9], bins: 9).Description.ShouldContain("75 %, around 20°");
        Chart.Rose([0, 90], weights: [1, 3]).Description.ShouldContain("75 %, around 90°");
        Chart.Rose([double.NaN]).ToImage().Width.ShouldBe(300);
        Should.Throw<MiniCnnException>(() => Chart.Rose([0], bins: 1));
        Should.Throw<MiniCnnException>(() => Chart.Rose([0], period: 90));
    }

    [Fact]
    public void Wrong_options_are_told_all_at_once()
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(
            () => Chart.Lines([new ChartSeries("a", [1.0])], new() { Width = 1, PlotHeight = 1, YLow = 2, YHigh = 1 }));
        new[] { "Width 1", "PlotHeight 1", "YLow 2" }.ShouldAllBe(word => error.Message.Contains(word));
        Should.Throw<MiniCnnException>(() => Chart.Lines([]));
    }

    [Fact]
    public void All_charts_draw_in_both_ways_without_leaving_their_frame()
    {
        Figure[] charts =
        [
            Chart.Lines([new ChartSeries("a", [1.0, 5, 2]), new ChartSeries("b", [2.0, 3, 9]) { Dashed = true }], new() { Title = "A title that is long enough to need more than the one line which a narrow chart has for it", XLabel = "x", YLabel = "y", Note = "note", Width = 240 }),
            // a dashed series of one point beside a whole one
            Chart.Lines([new ChartSeries("one", [new Point2(0, 1)]) { Dashed = true }, new ChartSeries("two", [new Point2(0, 1), new Point2(1, 2)])]),
            Chart.Bars([new("one", 3, 2, 4), new("two", -1)], new() { Title = "t", XLabel = "x" }, 1, "reference"),
            Chart.HeatMap(new Plane(3, 4), ["a", "b", "c"], ["long name", "b", "c", "d"], options: new() { Title = "t" }),
            Chart.Confusion(new int[10, 10]),
            Chart.Rose([1, 2, 3], options: new() { Width = 200, Title = "t" }),
        ];
        foreach (Figure chart in charts)
        {
            var image = chart.ToImage();
            Rgb[] border = [.. Enumerable.Range(0, image.Width).SelectMany(x => new[] { At(image, x, 0), At(image, x, image.Height - 1) })
                .Concat(Enumerable.Range(0, image.Height).SelectMany(y => new[] { At(image, 0, y), At(image, image.Width - 1, y) }))];
            border.ShouldAllBe(color => color == Rgb.White);
            XElement.Parse(chart.ToSvg()).Element(Svg + "desc")!.Value.ShouldNotBeEmpty();
        }
    }

    private static Rgb At(Image image, int x, int y) => new(image[x, y, 0], image[x, y, 1], image[x, y, 2]);

    private static IEnumerable<XElement> Elements(Figure figure, string name) => XElement.Parse(figure.ToSvg()).Descendants(Svg + name);

    private static string[] Texts(Figure figure) => [.. Elements(figure, "text").Select(text => text.Value)];
}
