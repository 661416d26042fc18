using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

public sealed class StructureTests
{
    [Fact]
    public void Sobel_is_separable_and_odd_a_Laplacian_is_even_a_box_all_brightness_and_zeros_are_nothing()
    {
        var structure = FilterStructure.Of(SobelX.Weights);
        structure.Separability.ShouldBe(1, 1e-9);
        structure.OddEnergy.ShouldBe(1, 1e-9);
        structure.DcShare.ShouldBe(0, 1e-9);
        structure.Norm.ShouldBe(Math.Sqrt(12), 1e-6);
        structure.Sparsity.ShouldBe(3.0 / 9);
        var laplacian = FilterStructure.Of(Laplacian.Weights);
        laplacian.OddEnergy.ShouldBe(0, 1e-9);
        // Its matrix is [0 1 0; 1 -4 1; 0 1 0] with singular values 2+√6, √6−2 and 0: (10+4√6)/20.
        laplacian.Separability.ShouldBe((10 + (4 * Math.Sqrt(6))) / 20, 1e-6);
        FilterStructure.Of(Box).DcShare.ShouldBe(1, 1e-9);
        FilterStructure.Of(new Plane(3, 3)).ShouldBe(new FilterStructure(0, 0, 0, 0, 0, 1));
    }

    [Fact]
    public void Frei_Chen_shares_of_Sobel_box_and_Laplacian()
    {
        // ⟨Sobel, isotropic⟩² = (4 + 4√2)²/(12·8) = 0.9714
        FreiChenEnergy.Of(SobelX.Weights).Gradient.ShouldBe(Math.Pow(4 + (4 * Math.Sqrt(2)), 2) / 96, 1e-6);
        FreiChenEnergy.Of(SobelX.Weights).Edge.ShouldBe(1, 1e-6);
        FreiChenEnergy.Of(Box).Mean.ShouldBe(1, 1e-9);
        FreiChenEnergy.Of(Laplacian.Weights).Line.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Frei_Chen_shares_sum_to_one_and_random_filters_average_four_ninths()
    {
        var random = new Random(3);
        var energies = Enumerable.Range(0, 4000).Select(_ => FreiChenEnergy.Of(NullDistribution.RandomKernel(3, 3, random))).ToList();
        energies.ShouldAllBe(e => Math.Abs(e.Edge + e.Line + e.Mean - 1) < 1e-9);
        energies.Average(e => e.Edge).ShouldBe(0.444, 0.01);
        energies.Average(e => e.Gradient).ShouldBe(0.222, 0.01);
    }

    [Fact]
    public void Frei_Chen_is_for_three_by_three() => Should.Throw<MiniCnnException>(() => FreiChenEnergy.Of(new Plane(5, 5)));
}
