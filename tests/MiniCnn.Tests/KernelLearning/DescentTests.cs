using MiniCnn.KernelLearning;

namespace MiniCnn.Tests.KernelLearning;

public sealed class DescentTests
{
    [Fact]
    public void Moments_of_one_image_are_the_mean_of_its_windows_products()
    {
        // 2×3 image, 1×1 windows: the mean square. 2×2 windows: two of them.
        var image = new Plane(2, 3, [1, 2, 3, 4, 5, 6]);
        PatchSpectrum.Of([image], 1).Moments[0, 0].ShouldBe((1 + 4 + 9 + 16 + 25 + 36) / 6.0, 1e-9);
        var spectrum = PatchSpectrum.Of([image], 2);
        spectrum.Windows.ShouldBe(2);
        spectrum.Moments[0, 3].ShouldBe(((1 * 5) + (2 * 6)) / 2.0, 1e-9);
        spectrum.Rank.ShouldBe(2);
    }

    [Fact]
    public void A_flat_image_has_one_direction_and_the_border_adds_more()
    {
        var flat = new Plane(8, 8, Enumerable.Repeat(0.5f, 64).ToArray());
        PatchSpectrum.Of([flat], 3).Rank.ShouldBe(1);
        PatchSpectrum.Of([flat], 3).Eigenvalues[0].ShouldBe(9 * 0.25, 1e-9);
        PatchSpectrum.Of([flat], 3, 1).Rank.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Without_momentum_the_error_shrinks_geometrically() =>
        new DescentPlan(0.1, 0).Remaining(3, 4).ShouldBe([1, 0.7, 0.49, 0.343, 0.2401], 1e-12);

    [Fact]
    public void The_fastest_plan_brings_every_direction_down_at_the_rate_of_theory()
    {
        var spectrum = PatchSpectrum.Of([Noise(3, 20)], 3);
        var plan = DescentPlan.Fastest(spectrum);
        double kappa = spectrum.ConditionNumber;
        double rate = (Math.Sqrt(kappa) - 1) / (Math.Sqrt(kappa) + 1);

        foreach (double eigenvalue in spectrum.Eigenvalues)
        {
            double[] remaining = plan.Remaining(2 * eigenvalue, 60);
            // t·rateᵗ at worst: the two roots coincide at the ends of the spectrum.
            Math.Abs(remaining[60]).ShouldBeLessThan(130 * Math.Pow(rate, 59));
        }
    }

    internal static Plane Noise(int seed, int side)
    {
        var random = new Random(seed);
        return new Plane(side, side, Enumerable.Range(0, side * side).Select(_ => (float)random.NextDouble()).ToArray());
    }
}
