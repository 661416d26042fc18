using System.Xml.Linq;

namespace MiniCnn.Tests.Imaging;

public sealed class DrawingTests
{
    private static readonly FigureTheme BlackOnWhite = new() { Foreground = Rgb.Black };

    [Fact]
    public void Every_printable_letter_of_ASCII_and_the_signs_of_the_field_are_drawn()
    {
        const string Signs = "×·±−Σ°→←↑↓↔≤≥≈≠∞√Δ∇∂∈∗⊛µπσλθρηαβγδεφωτ‖÷¹²³ᵀ…–—’“”✓";
        foreach (bool bold in new[] { false, true })
        {
            HashSet<string> shapes = [Convert.ToHexString(Draw("\uE000", bold).Pixels)]; // the box that stands for a missing letter
            foreach (char letter in Enumerable.Range(33, 94).Select(i => (char)i).Concat(Signs))
            {
                Image image = Draw(letter.ToString(), bold);
                image.Pixels.Count(value => value < 128).ShouldBeGreaterThan(3, letter.ToString());
                shapes.Add(Convert.ToHexString(image.Pixels)).ShouldBeTrue($"{letter} ({(int)letter:x}) looks like another letter or a missing one");
            }
        }
        static Image Draw(string text, bool bold)
        {
            using var canvas = new RasterCanvas(60, 60, 1, BlackOnWhite);
            canvas.Text(10, 42, text, new TextStyle(36, Bold: bold), Tone.Foreground);
            return canvas.ToImage();
        }
    }

    [Fact]
    public void A_figure_as_pixels_has_its_text()
    {
        // The same sheet with and without its texts: what is missing from the image is counted in dark pixels.
        var options = new ContactSheetOptions { Title = "∇ of σ: √2 × −1 → Σ", Note = "a note", ShowScale = false };
        Plane kernel = new(3, 3);
        int with = Dark(ContactSheet.Of([kernel], options, ["a caption"])), without = Dark(ContactSheet.Of([kernel], options with { Title = "", Note = "" }));
        (with - without).ShouldBeGreaterThan(400);

        static int Dark(Figure figure) => figure.ToImage().Pixels.Count(value => value < 128);
    }

    [Fact]
    public void Digits_are_equally_wide_and_text_stays_within_its_measure()
    {
        "0123456789".Select(digit => TextMeasure.Width(digit.ToString(), 12)).Distinct().Count().ShouldBe(1);
        foreach (bool vertical in new[] { false, true })
        {
            foreach (double scale in new[] { 1.0, 2, 3 })
            {
                using var canvas = new RasterCanvas(200, 200, scale, BlackOnWhite);
                canvas.Text(vertical ? 20 : 10, vertical ? 190 : 20, "Width: 28×28 = 784", new TextStyle(12, Vertical: vertical), Tone.Foreground);
                double width = TextMeasure.Width("Width: 28×28 = 784", 12);
                var image = canvas.ToImage();
                int[] dark = [.. Enumerable.Range(0, image.Width).Where(i => Enumerable.Range(0, image.Width).Any(j => (vertical ? image[j, image.Width - 1 - i, 0] : image[i, j, 0]) < 128))];
                (dark[0] / scale).ShouldBeInRange(9.5, 12);
                ((dark[^1] + 1) / scale).ShouldBeInRange(10 + width - 3, 10 + width + 2);
            }
        }
    }

    [Fact]
    public void Wrapping_keeps_words_and_line_breaks()
    {
        TextMeasure.Wrap("one two three", 12, TextMeasure.Width("one two", 12)).ShouldBe(["one two", "three"]);
        TextMeasure.Wrap("a\nb", 12, 1000).ShouldBe(["a", "b"]);
        TextMeasure.Wrap("indivisible", 12, 5).ShouldBe(["indivisible"]);
    }

    [Fact]
    public void Rectangles_cover_exactly_their_pixels()
    {
        using var canvas = new RasterCanvas(6, 5, 2, BlackOnWhite);
        canvas.Fill(1, 1, 2, 3, new Rgb(10, 20, 30));
        var image = canvas.ToImage();
        for (int y = 0; y < 10; y++)
        {
            for (int x = 0; x < 12; x++)
                (image[x, y, 0] == 10).ShouldBe(x is >= 2 and < 6 && y is >= 2 and < 8);
        }
        canvas.Fill(-5, -5, 100, 100, Rgb.Black);
        canvas.ToImage().Pixels.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Covered_areas_are_those_of_geometry()
    {
        Area(canvas => canvas.Polygon([new(10, 10), new(60, 20), new(30, 55)], Tone.Foreground)).ShouldBe(((50 * 45) - (20 * 10)) / 2.0, 2);
        Area(canvas => canvas.Disc(new(50, 50), 20, Tone.Foreground)).ShouldBe(Math.PI * 400, 8);
        Area(canvas => canvas.Polyline([new(10, 10), new(70, 50)], Tone.Foreground, 4)).ShouldBe((Math.Sqrt((60 * 60) + (40 * 40)) * 4) + (Math.PI * 4), 12);
        Area(canvas => canvas.Polyline([new(10, 10), new(70, 50)], Tone.Foreground, 4, dash: 6)).ShouldBeInRange(120, 170);
        Area(canvas => canvas.Line(new(10, 20), new(60, 20), Tone.Foreground, 2)).ShouldBe(100, 1e-6);
    }

    [Fact]
    public void Images_keep_hard_edges_when_enlarged()
    {
        using var canvas = new RasterCanvas(8, 8, 1, BlackOnWhite);
        canvas.DrawImage(0, 0, 8, 8, new Image(2, 2, 1, [0, 255, 255, 0]));
        var image = canvas.ToImage();
        image.Pixels.ShouldAllBe(value => value == 0 || value == 255);
        image[3, 3, 0].ShouldBe((byte)0);
        image[4, 3, 0].ShouldBe((byte)255);
    }

    [Fact]
    public void Svg_is_well_formed_whatever_the_text()
    {
        var canvas = new SvgCanvas(100, 50);
        string text = "a<b & \"c\" 'd' \u0001 \uD800 ∗ ⊛ 😀";
        canvas.BeginGroup(text);
        canvas.Text(1, 2.345678, text, new TextStyle(12, TextAnchor.End, Bold: true, Vertical: true), Tone.Foreground);
        canvas.EndGroup();
        canvas.DrawImage(0, 0, 10, 10, new Image(2, 2, 3));
        canvas.Polyline([new(0.1 + 0.2, -0.001), new(1e-9, 1e7)], Tone.Grid, 1, 3);
        var svg = XElement.Parse(canvas.ToSvg(text, text));
        svg.Attribute("role")!.Value.ShouldBe("img");
        XNamespace ns = "http://www.w3.org/2000/svg";
        string safe = "a<b & \"c\" 'd' \uFFFD \uFFFD ∗ ⊛ 😀";
        svg.Element(ns + "title")!.Value.ShouldBe(safe);
        svg.Element(ns + "desc")!.Value.ShouldBe(safe);
        string[] ids = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        ids.ShouldBe([svg.Element(ns + "title")!.Attribute("id")!.Value, svg.Element(ns + "desc")!.Attribute("id")!.Value]);
        svg.Descendants(ns + "polyline").Single().Attribute("points")!.Value.ShouldBe("0.3,0 0,10000000");
        string data = svg.Descendants(ns + "image").Single().Attribute("href")!.Value;
        // Enlarged to twice the size at which it is shown, so that no viewer blurs it.
        ImageFile.Decode(Convert.FromBase64String(data["data:image/png;base64,".Length..])).Width.ShouldBe(20);
    }

    [Fact]
    public void Svg_for_a_page_has_no_background_and_takes_its_colors()
    {
        Figure figure = Chart.Lines([new ChartSeries("a", [1.0, 2, 3])]);
        string page = figure.ToSvg();
        page.ShouldContain("currentColor");
        page.ShouldNotContain("#ffffff");
        string light = figure.ToSvg(FigureTheme.Light);
        light.ShouldContain("fill=\"#ffffff\"");
        light.ShouldNotContain("currentColor");
    }

    [Fact]
    public void Text_is_legible()
    {
        ColorMapTests.Contrast(FigureTheme.Light.Foreground, FigureTheme.Light.Background).ShouldBeGreaterThan(10);
        ColorMapTests.Contrast(FigureTheme.Light.Muted, FigureTheme.Light.Background).ShouldBeGreaterThan(4.5);
        foreach (Rgb color in ColorMap.All.SelectMany(map => map.Colors))
            ColorMapTests.Contrast(color, color.TextColor).ShouldBeGreaterThan(3.7);
    }

    [Fact]
    public void Sizes_beyond_reason_are_refused()
    {
        Should.Throw<MiniCnnException>(() => new RasterCanvas(10, 10, 0));
        Should.Throw<MiniCnnException>(() => new RasterCanvas(10, 10, double.NaN));
        Should.Throw<MiniCnnException>(() => new RasterCanvas(20_000, 20_000, 2)).Message.ShouldContain("40000x40000");
    }

    private static double Area(Action<Canvas> draw)
    {
        using var canvas = new RasterCanvas(100, 100, 1, BlackOnWhite);
        draw(canvas);
        return canvas.ToImage().Pixels.Sum(value => 255.0 - value) / 3 / 255;
    }
}
