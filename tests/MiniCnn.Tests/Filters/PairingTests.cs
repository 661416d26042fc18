using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

public sealed class PairingTests
{
    private static readonly TemplateSet Sobel = new([SobelX, SobelY]);

    [Fact]
    public void Sobel_errs_by_what_is_known_and_Scharr_by_less()
    {
        GradientPair sobel = GradientPair.Of(Bank(Scaled(SobelY.Weights, -3), Laplacian.Weights, SobelX.Weights), Sobel)!;
        (sobel.X, sobel.Y).ShouldBe((2, 0));
        sobel.CosineX.ShouldBe(1, 1e-9);
        sobel.Errors[0].ShouldBe(0.75, 0.005);
        sobel.Errors[1].ShouldBe(3.2, 0.05);
        sobel.Errors[2].ShouldBe(8.4, 0.05);
        GradientPair scharr = GradientPair.Of(Bank(ScharrX.Weights, ScharrY.Weights), Sobel)!;
        scharr.CosineX.ShouldBe(0.977, 5e-4);
        scharr.Errors[0].ShouldBe(0.16, 0.005);
        scharr.Errors[2].ShouldBe(2.2, 0.05);
        GradientPair.Of(Bank(SobelX.Weights), Sobel).ShouldBeNull("one filter has no direction to tell");
    }

    [Fact]
    public void A_bank_pairs_with_itself_in_any_order_and_sign()
    {
        FilterBank mine = Bank(SobelX.Weights, Laplacian.Weights, Of(1, -2, 3, 0, 1, -1, 2, 2, -3));
        FilterBank theirs = Bank(Scaled(mine.Slices[2], 2, shift: 5), Scaled(SobelX.Weights, -1), Scaled(Laplacian.Weights, 0.1f));
        var pairing = BankPairing.Of(mine, theirs);
        pairing.Pairs.Select(pair => pair.Theirs).ShouldBe([1, 2, 0]);
        pairing.Pairs[0].Cosine.ShouldBe(-1, 1e-6);
        pairing.MeanCosine.ShouldBe(1, 1e-6);
        pairing.PValue.ShouldBeLessThan(0.01);
        pairing.Mine.Count.ShouldBe(3);
    }

    [Fact]
    public void Random_banks_pair_no_better_than_chance()
    {
        var random = new Random(5);
        FilterBank[] banks = [.. Enumerable.Range(0, 2).Select(_ => Bank([.. Enumerable.Range(0, 8).Select(_ => NullDistribution.RandomKernel(3, 3, random))]))];
        var pairing = BankPairing.Of(banks[0], banks[1]);
        pairing.PValue.ShouldBeGreaterThan(0.02);
        pairing.MeanCosine.ShouldBe(pairing.Random.Mean, 0.1);
    }

    [Fact]
    public void Where_the_other_bank_is_smaller_some_go_without()
    {
        var pairing = BankPairing.Of(Bank(Laplacian.Weights, SobelX.Weights), Bank(SobelX.Weights));
        pairing.Pairs.Select(pair => pair.Theirs).ShouldBe([null, 0]);
        pairing.MeanCosine.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Filters_of_different_sizes_are_refused() =>
        Should.Throw<MiniCnnException>(() => BankPairing.Of(Bank(SobelX.Weights), new FilterBank("conv1", 1, 1, 5, 5, new float[25]))).Message.ShouldContain("1x5x5");

    private static FilterBank Bank(params Plane[] filters) => new("conv1", filters.Length, 1, 3, 3, [.. filters.SelectMany(filter => filter.Values)]);
}
