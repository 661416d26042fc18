using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

public sealed class BankComparisonTests
{
    [Fact]
    public void A_bank_with_Sobel_in_it_is_told_apart_from_random_filters()
    {
        var random = new Random(11);
        FilterBank before = Bank(Enumerable.Range(0, 8).Select(_ => NullDistribution.RandomKernel(3, 3, random)));
        FilterBank after = Bank(
        [
            SobelX.Weights, Scaled(Steered(30), -0.1f), Laplacian.Weights, Scaled(SobelX.Weights, 0.001f),
            .. before.Slices.Skip(4),
        ]);
        var comparison = BankComparison.Of(after, before, new ComparisonOptions());
        comparison.Filters.Select(filter => filter.Verdict.Kind).Take(4).ShouldBe([VerdictKind.Sobel, VerdictKind.Sobel, VerdictKind.Kernel, VerdictKind.Dead]);
        comparison.Filters.Skip(4).ShouldAllBe(filter => filter.Verdict.Kind == VerdictKind.No);
        comparison.Filters[0].Verdict.Text.ShouldStartWith("Filter 0 is Sobel-like: ρ = 1.00, θ = 0°, p = ");
        comparison.Filters[1].Steerable!.Angle.ShouldBe(-150, 1e-3);
        comparison.Filters[2].Match.Template.Name.ShouldBe("laplacian-4");
        comparison.Filters.Where(filter => filter.Assigned is not null).Select(filter => filter.Assigned).ShouldBeUnique();
        comparison.Filters[0].FreiChen!.Edge.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void A_filter_that_was_Sobel_before_training_was_not_learned()
    {
        FilterBank bank = Bank([SobelX.Weights, Laplacian.Weights]);
        BankComparison.Of(bank, bank, new ComparisonOptions()).Filters[0].Verdict.Text.ShouldContain("but it was so before training");
    }

    [Fact]
    public void With_images_the_measures_of_function_are_there_and_Sobel_agrees_with_itself()
    {
        var random = new Random(2);
        var images = Enumerable.Range(0, 6).Select(_ => new Plane(20, 20, Enumerable.Range(0, 400).Select(_ => (float)random.NextDouble()).ToArray())).ToList();
        FilterComparison filter = BankComparison.Of(Bank([SobelX.Weights]), null, new ComparisonOptions { Images = images }).Filters[0];
        filter.Agreement!.Correlation.ShouldBe(1, 1e-6);
        filter.Agreement.Nrmse.ShouldBe(0, 1e-6);
        filter.SpectralCosine!.Value.ShouldBe(1, 1e-6);
        filter.InitialMatch.ShouldBeNull();
    }

    [Fact]
    public void Kernels_come_in_the_filters_size_or_are_left_out_with_the_reason()
    {
        IReadOnlyList<Kernel> five = ComparisonKernels.For(["sobel", "scharr", "gabor", "roberts"], 5, 5, out IReadOnlyList<string>? leftOut);
        five.ShouldAllBe(kernel => kernel.Height == 5 && kernel.Width == 5);
        five.Single(kernel => kernel.Name.StartsWith("sobel-x")).Weights.Values.ShouldBe(KernelCatalog.GetOne("sobel-x:5").Weights.Values);
        Plane scharr = five.Single(kernel => kernel.Name == "scharr-x").Weights;
        scharr[2, 3].ShouldBe(10f);
        scharr[0, 0].ShouldBe(0f);
        five.Count(kernel => kernel.Name.StartsWith("gabor")).ShouldBe(16);
        leftOut.ShouldHaveSingleItem().ShouldContain("roberts (2x2");
        ComparisonKernels.For(["sobel-y"], 7, 7, out _).ShouldHaveSingleItem().Height.ShouldBe(7);
    }

    [Fact]
    public void Where_no_kernel_fits_the_error_says_why() =>
        Should.Throw<MiniCnnException>(() => BankComparison.Of(new FilterBank("conv1", 1, 1, 2, 2, [1, 2, 3, 4]), null, new ComparisonOptions { Kernels = ["sobel"] }))
            .Message.ShouldContain("2x2");

    private static FilterBank Bank(IEnumerable<Plane> filters)
    {
        var all = filters.ToList();
        return new FilterBank("conv1", all.Count, 1, 3, 3, all.SelectMany(filter => filter.Values).ToArray());
    }

    private static Plane Steered(double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Plane(3, 3, SobelX.Weights.Values.Zip(SobelY.Weights.Values, (x, y) => (float)((cos * x) + (sin * y))).ToArray());
    }
}
