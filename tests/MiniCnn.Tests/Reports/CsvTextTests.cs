
namespace MiniCnn.Tests.Reports;

/// <summary>The tests run in a culture with a decimal comma, which would be a cell more.</summary>
public sealed class CsvTextTests
{
    [Fact]
    public void A_table_has_decimal_points_and_quotes_where_a_cell_needs_them() =>
        CsvText.Write(["name", "a \"b\", c"], [["x,y", 0.5], ["line\nbreak", null], [true, float.NaN]])
            .ShouldBe("name,\"a \"\"b\"\", c\"\n\"x,y\",0.5\n\"line\nbreak\",\n1,\n");
}
