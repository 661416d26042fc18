using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

/// <summary>Each threshold from both of its sides; the evidence is that of a true Sobel filter with one measure changed.</summary>
public sealed class FilterVerdictTests
{
    private static readonly FilterComparison Sobel = Evidence() with { SteerablePValue = 0.001, MatchPValue = 0.001 };

    [Theory]
    [InlineData(0.91, VerdictKind.Sobel)]
    [InlineData(0.89, VerdictKind.No)]
    public void A_filter_is_Sobel_like_from_a_likeness_of_nine_tenths_on(double likeness, VerdictKind expected) =>
        KindOf(Nothing with { Steerable = new SteerableFit(likeness, 0), SteerablePValue = 0.001 }).ShouldBe(expected);

    [Theory]
    [InlineData(0.91, VerdictKind.Kernel)]
    [InlineData(0.89, VerdictKind.No)]
    public void And_so_it_is_like_a_kernel(double cosine, VerdictKind expected) =>
        KindOf(Nothing with { Match = Sobel.Match with { Cosine = cosine }, MatchPValue = 0.001 }).ShouldBe(expected);

    [Theory]
    [InlineData(0.009, VerdictKind.Sobel)]
    [InlineData(0.011, VerdictKind.No)]
    public void What_chance_does_as_well_is_no_finding(double p, VerdictKind expected)
    {
        KindOf(Sobel with { SteerablePValue = p }).ShouldBe(expected);
        if (expected == VerdictKind.No)
            FilterVerdict.Of("Filter 0", Sobel with { SteerablePValue = p }, 8, isDead: false).Text.ShouldContain("but chance does as well");
    }

    [Theory]
    [InlineData(0.97, VerdictKind.Sobel)]
    [InlineData(0.99, VerdictKind.No)]
    public void What_was_there_before_training_was_not_learned(double before, VerdictKind expected) =>
        KindOf(Sobel with { InitialSteerable = before }).ShouldBe(expected);

    [Theory]
    [InlineData(0.76, 0.009, VerdictKind.OrientedEdge)]
    [InlineData(0.74, 0.009, VerdictKind.No)]
    [InlineData(0.76, 0.011, VerdictKind.No)]
    public void An_edge_detector_that_is_no_kernel_is_told_as_one(double firstOrder, double p, VerdictKind expected) =>
        KindOf(Nothing with { GaussianDerivatives = Sobel.GaussianDerivatives with { FirstOrder = firstOrder }, SteerablePValue = p }).ShouldBe(expected);

    [Fact]
    public void A_dead_filter_is_dead_whatever_it_looks_like() => FilterVerdict.Of("Filter 0", Sobel, 8, isDead: true).Kind.ShouldBe(VerdictKind.Dead);

    /// <summary>Like nothing, and not by chance.</summary>
    private static FilterComparison Nothing => Sobel with
    {
        Steerable = new SteerableFit(0.5, 0),
        SteerablePValue = 0.9,
        Match = Sobel.Match with { Cosine = 0.5 },
        GaussianDerivatives = Sobel.GaussianDerivatives with { FirstOrder = 0.1 },
    };

    private static VerdictKind KindOf(FilterComparison evidence) => FilterVerdict.Of("Filter 0", evidence, 8, isDead: false).Kind;

    private static FilterComparison Evidence() =>
        BankComparison.Of(new FilterBank("conv1", 1, 1, 3, 3, SobelX.Weights.Values), null, new ComparisonOptions { Draws = 100 }).Filters[0];
}
