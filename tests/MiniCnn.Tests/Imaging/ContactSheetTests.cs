using System.Xml.Linq;

namespace MiniCnn.Tests.Imaging;

public sealed class ContactSheetTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly Plane Sobel = new(3, 3, [-1, 0, 1, -2, 0, 2, -1, 0, 1]);

    [Fact]
    public void Small_kernels_become_whole_squares_of_their_exact_colors()
    {
        var sheet = ContactSheet.Of([Sobel]);
        var image = sheet.ToImage();
        // 72 / 3 = 24 pixels for each weight, at the margin of 14.
        foreach ((int row, int column) in Enumerable.Range(0, 9).Select(i => Math.DivRem(i, 3)))
        {
            Rgb color = ColorMap.Diverging.At(ValueRange.ZeroCentered(Sobel).PositionOf(Sobel[row, column]));
            foreach ((int x, int y) in new[] { (0, 0), (23, 0), (0, 23), (23, 23) })
            {
                (int px, int py) = (14 + (24 * column) + x, 14 + (24 * row) + y);
                new Rgb(image[px, py, 0], image[px, py, 1], image[px, py, 2]).ShouldBe(color, $"{row},{column} {x},{y}");
            }
        }
    }

    [Fact]
    public void A_shared_scale_compares_cells_and_a_scale_of_their_own_shows_structure()
    {
        Plane small = new(1, 1, [0.1f]);
        Plane large = new(1, 1, [1]);
        CellColors([small, large], SheetScale.Shared).ShouldBe([ColorMap.Diverging.At(0.55), ColorMap.Diverging.At(1)]);
        CellColors([small, large], SheetScale.PerCell).ShouldBe([ColorMap.Diverging.At(1), ColorMap.Diverging.At(1)]);
        CellColors([small, large, large, small], SheetScale.PerRow, columns: 2).ShouldBe([ColorMap.Diverging.At(0.55), ColorMap.Diverging.At(1), ColorMap.Diverging.At(1), ColorMap.Diverging.At(0.55)]);
        CellColors([small, small, large, small], SheetScale.PerRow, columns: 2).ShouldBe([ColorMap.Diverging.At(1), ColorMap.Diverging.At(1), ColorMap.Diverging.At(1), ColorMap.Diverging.At(0.55)]);
    }

    [Fact]
    public void The_scale_is_written_beside_the_sheet()
    {
        Texts(ContactSheet.Of([Sobel])).ShouldBe(["−2", "0", "2"]);
        Texts(ContactSheet.Of([Sobel], new() { ShowScale = false })).ShouldBeEmpty();
        Texts(ContactSheet.Of([Sobel, new Plane(1, 1, [0.5f])], new() { Scale = SheetScale.PerCell })).ShouldBe(["−2", "2", "0", "−0.5", "0.5", "0"]);
        Texts(ContactSheet.Of([new Plane(1, 2, [3, 4])], new() { Map = ColorMap.Viridis })).ShouldBe(["3", "3.5", "4"]);
    }

    [Fact]
    public void Numbers_captions_labels_signs_and_title_are_there()
    {
        ContactSheet sheet = new(
            [SheetCell.Of(new Image(28, 28, 1), "image <28>"), SheetCell.Of(Sobel, "kernel") with { ShowNumbers = true }, null],
            new() { Title = "One & two", Note = "a note", RowLabels = ["row"], ColumnLabels = ["A", "B", "C"], Signs = ["∗", "="], ShowScale = false });
        new[] { "One & two", "a note", "row", "A", "B", "C", "∗", "image <28>", "kernel", "−2", "−1" }.Except(Texts(sheet)).ShouldBeEmpty();
        Texts(sheet).ShouldNotContain("=", "no cell follows the second sign");
        var svg = XElement.Parse(sheet.ToSvg());
        svg.Element(Svg + "title")!.Value.ShouldBe("One & two");
        svg.Element(Svg + "desc")!.Value.ShouldStartWith("2 images in 1 row of 3.");
        svg.Descendants(Svg + "g").Select(g => g.Element(Svg + "title")!.Value).ShouldBe(["image <28>", "kernel: 3×3, −2 to 2"]);
    }

    [Fact]
    public void Pixels_and_svg_come_from_one_layout()
    {
        var sheet = ContactSheet.Of(Enumerable.Repeat(Sobel, 12), new() { Title = "t" });
        var svg = XElement.Parse(sheet.ToSvg());
        ((int)svg.Attribute("width")!, (int)svg.Attribute("height")!).ShouldBe(((int)sheet.Width, (int)sheet.Height));
        var image = sheet.ToImage(2);
        (image.Width, image.Height).ShouldBe((2 * (int)sheet.Width, 2 * (int)sheet.Height));
        svg.Descendants(Svg + "image").Count().ShouldBe(12 + 1);
    }

    [Fact]
    public void What_colors_cannot_show_is_said()
    {
        var sheet = ContactSheet.Of([new Plane(1, 4, [float.NaN, 5, 0, -3])], new() { Range = new ValueRange(-1, 1) });
        sheet.Clipped.ShouldBe(2);
        string words = string.Join(' ', Texts(sheet));
        words.ShouldContain("2 numbers outside the scale");
        words.ShouldContain("1 number not finite");
        sheet.Description.ShouldContain("2 numbers outside the scale");
        new ContactSheet([SheetCell.Of(new Image(1000, 500, 1))]).Description.ShouldContain("smaller than they are");
    }

    [Fact]
    public void Columns_fill_rows_without_holes_where_possible()
    {
        foreach ((int count, int columns) in new[] { (1, 1), (3, 3), (8, 8), (16, 8), (32, 8), (64, 8), (12, 6), (25, 5) })
            ContactSheet.Of(Enumerable.Repeat(Sobel, count)).Description.ShouldContain($"of {columns}.", Case.Sensitive, count.ToString());
    }

    [Fact]
    public void Wrong_options_are_told_all_at_once()
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => ContactSheet.Of([Sobel], new() { Gap = -1, CellPixels = 5, Decimals = 9 }));
        error.Kind.ShouldBe(ErrorKind.Usage);
        new[] { "Gap -1", "CellPixels 5", "Decimals 9" }.ShouldAllBe(word => error.Message.Contains(word));
        Should.Throw<MiniCnnException>(() => new ContactSheet([null]));
        Should.Throw<MiniCnnException>(() => ContactSheet.Of([Sobel], new() { RowLabels = ["a", "b"] })).Message.ShouldContain("2 row labels");
    }

    [Fact]
    public void Sheets_are_written_by_extension()
    {
        using TemporaryFolder folder = new();
        var sheet = ContactSheet.Of([Sobel]);
        sheet.Write(folder.File("a.png"));
        sheet.Write(folder.File("a.svg"));
        ImageFile.Read(folder.File("a.png")).Width.ShouldBe(2 * (int)sheet.Width);
        XElement.Load(folder.File("a.svg")).Name.ShouldBe(Svg + "svg");
        Should.Throw<MiniCnnException>(() => sheet.Write(folder.File("a.tiff")));
    }

    private static Rgb[] CellColors(Plane[] planes, SheetScale scale, int columns = 0)
    {
        var svg = XElement.Parse(ContactSheet.Of(planes, new() { Scale = scale, Columns = columns, ShowScale = false }).ToSvg());
        return [.. svg.Descendants(Svg + "image")
            .Select(image => ImageFile.Decode(Convert.FromBase64String(image.Attribute("href")!.Value.Split(',')[1])))
            .Select(decoded => new Rgb(decoded[0, 0, 0], decoded[0, 0, 1], decoded[0, 0, 2]))];
    }

    private static string[] Texts(Figure figure) => [.. XElement.Parse(figure.ToSvg()).Descendants(Svg + "text").Select(text => text.Value)];
}
