namespace MiniCnn.Tests.Reports;

/// <summary>The tests run in a culture with a decimal comma, whose signs would make other tables, pages and commands.</summary>
public sealed class TextTests
{
    [Fact]
    public void A_table_has_decimal_points_and_quotes_where_a_cell_needs_them() =>
        CsvText.Write(["name", "a \"b\", c"], [["x,y", 0.5], ["line\nbreak", null], [true, float.NaN]])
            .ShouldBe("name,\"a \"\"b\"\", c\"\n\"x,y\",0.5\n\"line\nbreak\",\n1,\n");

    [Fact]
    public void Numbers_have_points_for_decimals_and_commas_for_thousands()
    {
        NumberText.Count(1_234_567).ShouldBe("1,234,567");
        NumberText.Percent(0.98765).ShouldBe("98.77 %");
        NumberText.Percent(double.NaN).ShouldBe("–");
        NumberText.Chance(0.25).ShouldBe("0.250");
        NumberText.Plural(1_000, "image", "images").ShouldBe("1,000 images");
        NumberText.Time(0.0125).ShouldBe("12.5 ms");
        NumberText.List([1.5f, -2]).ShouldBe("1.5, −2");
    }
}
