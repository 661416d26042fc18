using MiniCnn.Reports;

namespace MiniCnn.Tests.Reports;

/// <summary>The tests run in a culture whose signs are the other way round.</summary>
public sealed class PageNumbersTests
{
    [Fact]
    public void Numbers_have_points_for_decimals_and_commas_for_thousands()
    {
        PageNumbers.Count(1_234_567).ShouldBe("1,234,567");
        PageNumbers.Percent(0.98765).ShouldBe("98.77 %");
        PageNumbers.Chance(0.25).ShouldBe("0.250");
        PageNumbers.Plural(1_000, "image", "images").ShouldBe("1,000 images");
    }
}
