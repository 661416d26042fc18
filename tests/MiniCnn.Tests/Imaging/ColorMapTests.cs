namespace MiniCnn.Tests.Imaging;

public sealed class ColorMapTests
{
    /// <summary>The contrast ratio of WCAG 2.1, 1 (same) to 21 (black on white).</summary>
    internal static double Contrast(Rgb a, Rgb b) => (Math.Max(a.Luminance, b.Luminance) + 0.05) / (Math.Min(a.Luminance, b.Luminance) + 0.05);

    [Fact]
    public void Zero_is_exactly_neutral_and_opposites_are_equally_light()
    {
        Rgb zero = ColorMap.Diverging.At(0.5);
        (zero.R == zero.G && zero.G == zero.B && zero.R > 240).ShouldBeTrue(zero.ToString());
        IReadOnlyList<Rgb> colors = ColorMap.Diverging.Colors;
        colors.Count.ShouldBe(255);
        for (int i = 0; i < 127; i++)
        {
            (Rgb negative, Rgb positive) = (colors[i], colors[254 - i]);
            // Equal in OKLab is nearly equal in luminance.
            Contrast(negative, positive).ShouldBeLessThan(1.5, i.ToString());
            (negative.B >= negative.R && positive.R >= positive.B).ShouldBeTrue(i.ToString());
            // Size is monotone in lightness on each side.
            negative.Luminance.ShouldBeLessThanOrEqualTo(colors[i + 1].Luminance + 1e-3);
            positive.Luminance.ShouldBeLessThanOrEqualTo(colors[253 - i].Luminance + 1e-3);
        }
    }

    [Fact]
    public void Every_diverging_color_exists_in_sRGB()
    {
        static bool InGamut(int i) => ColorMap.DivergingAt(i / 127.0, out bool inGamut) is var _ && inGamut;
        Enumerable.Range(-127, 255).Where(i => !InGamut(i)).ShouldBeEmpty();
    }

    [Fact]
    public void Viridis_has_its_published_ends_and_middle()
    {
        ColorMap.Viridis.At(0).ToString().ShouldBe("#440154");
        ColorMap.Viridis.At(1).ToString().ShouldBe("#fde725");
        ColorMap.Viridis.Colors[128].ToString().ShouldBe("#21918c");
        for (int i = 1; i < 256; i++)
            ColorMap.Viridis.Colors[i].Luminance.ShouldBeGreaterThanOrEqualTo(ColorMap.Viridis.Colors[i - 1].Luminance - 1e-3);
    }

    [Fact]
    public void A_zero_centred_range_paints_zero_neutral_whatever_the_numbers()
    {
        Plane kernel = new(1, 4, [-0.2f, 0, 3, 1e-9f]);
        var mapping = ColorMapping.Of(kernel, ColorMap.Diverging);
        mapping.Range.ShouldBe(new ValueRange(-3, 3));
        Rgb zero = ColorMap.Diverging.At(0.5);
        (mapping.Image[1, 0, 0], mapping.Image[1, 0, 2]).ShouldBe((zero.R, zero.B));
        mapping.Clipped.ShouldBe(0);
        mapping.Warning.ShouldBe("");
    }

    [Fact]
    public void What_does_not_fit_the_range_is_counted_and_told()
    {
        Plane plane = new(2, 3, [-2, 0, 1, 5, float.NaN, float.PositiveInfinity]);
        var mapping = ColorMapping.Of(plane, ColorMap.Viridis, ValueRange.Unit);
        (mapping.Below, mapping.Above, mapping.NotFinite).ShouldBe((1, 1, 2));
        mapping.Warning.ShouldBe("1 below 0, 1 above 1, 2 not finite");
        (mapping.Image[1, 1, 0], mapping.Image[1, 1, 1], mapping.Image[1, 1, 2]).ShouldBe(((byte)255, (byte)0, (byte)255));
        ColorMapping.Of(plane, ColorMap.Gray, ValueRange.Unit).Image.Channels.ShouldBe(3);
    }

    [Fact]
    public void Ranges_of_nothing_and_of_one_number_are_still_ranges()
    {
        ValueRange.Of(new Plane(1, 1, [float.NaN])).ShouldBe(ValueRange.Unit);
        ValueRange.ZeroCentered(new Plane(2, 2)).ShouldBe(new ValueRange(-1, 1));
        ValueRange.ZeroCentered(new Plane(1, 3, [-5, 2, float.NaN])).ShouldBe(new ValueRange(-5, 5));
        ValueRange.Of(new Plane(1, 2, [3, 3])).PositionOf(3).ShouldBe(0.5);
        ColorMapping.Of(new Plane(1, 2, [3, 3]), ColorMap.Gray).Image.Pixels.ShouldBe([128, 128]);
    }

    [Fact]
    public void A_wrong_name_lists_the_right_ones() =>
        Should.Throw<MiniCnnException>(() => ColorMap.Get("jet")).Message.ShouldContain("gray, viridis, diverging");

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.25, "0.25")]
    [InlineData(-1.304, "−1.3")]
    [InlineData(12.54, "12.5")]
    [InlineData(1500, "1500")]
    [InlineData(0.00123, "0.00123")]
    [InlineData(-0.0312499, "−0.0312")]
    [InlineData(0.000025, "2.5e−5")]
    [InlineData(1234567, "1.23e6")]
    [InlineData(99.96, "100")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Numbers_are_short(double value, string text) => NumberText.Brief(value).ShouldBe(text);

    [Fact]
    public void Fixed_numbers_have_no_negative_zero() =>
        (NumberText.Fixed(-0.0004, 2), NumberText.Fixed(-0.126, 2)).ShouldBe(("0.00", "−0.13"));
}
