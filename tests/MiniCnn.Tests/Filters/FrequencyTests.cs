using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

public sealed class FrequencyTests
{
    [Theory]
    [InlineData(Math.PI / 4, 0.75, 0.16)]
    [InlineData(Math.PI / 2, 3.2, 0.29)]
    [InlineData(3 * Math.PI / 4, 8.4, 2.2)]
    public void Angle_errors_of_Sobel_and_Scharr_are_the_published_ones(double frequency, double sobel, double scharr)
    {
        GradientPair.AngleError(SobelX.Weights, SobelY.Weights, frequency).ShouldBe(sobel, 0.05);
        GradientPair.AngleError(ScharrX.Weights, ScharrY.Weights, frequency).ShouldBe(scharr, 0.05);
    }

    [Fact]
    public void A_pair_that_points_backwards_is_as_good() =>
        GradientPair.AngleError(Scaled(SobelX.Weights, -1), Scaled(SobelY.Weights, -1), Math.PI / 2).ShouldBe(3.2, 0.05);

    [Fact]
    public void Response_of_Sobel_follows_its_formula()
    {
        // H(u,v) = 2i sin u · (2 + 2 cos v)
        System.Numerics.Complex[] response = FilterSpectrum.Of(SobelX.Weights);
        for (int u = 0; u < 64; u += 7)
        {
            for (int v = 0; v < 64; v += 5)
            {
                response[(v * 64) + u].Real.ShouldBe(0, 1e-9);
                response[(v * 64) + u].Imaginary.ShouldBe(2 * Math.Sin(2 * Math.PI * u / 64) * (2 + (2 * Math.Cos(2 * Math.PI * v / 64))), 1e-6);
            }
        }
        response[16].Magnitude.ShouldBe(8, 1e-6);
    }

    [Fact]
    public void Weighted_cosine_without_weights_is_the_cosine_of_the_weights()
    {
        System.Numerics.Complex[] sobel = FilterSpectrum.Of(SobelX.Weights);
        FilterSpectrum.WeightedCosine(sobel, FilterSpectrum.Of(PrewittX.Weights)).ShouldBe(8 / Math.Sqrt(72), 1e-6);
        FilterSpectrum.WeightedCosine(sobel, FilterSpectrum.Of(Scaled(SobelX.Weights, -3))).ShouldBe(-1, 1e-9);
    }

    [Fact]
    public void In_smooth_images_Sobel_and_Prewitt_do_nearly_the_same()
    {
        var random = new Random(1);
        var smooth = Enumerable.Range(0, 8).Select(_ => Smooth(random)).ToList();
        Plane power = FilterSpectrum.Power(smooth);
        System.Numerics.Complex[] sobel = FilterSpectrum.Of(SobelX.Weights);
        FilterSpectrum.WeightedCosine(sobel, FilterSpectrum.Of(PrewittX.Weights), power).ShouldBeGreaterThan(0.99);
        Plane brighter = FilterSpectrum.Power([.. smooth.Select(image => Scaled(image, 1, 5))]);
        brighter.Values.Zip(power.Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-2f * (1 + pair.Second));
    }

    [Fact]
    public void Ideal_derivative_has_a_circular_variance_of_two_thirds_and_a_blur_of_one()
    {
        OrientationSelectivity.Of([SobelX.Weights], 0.05).CircularVariance.ShouldBe(2.0 / 3, 0.01);
        OrientationSelectivity.Of([SobelX.Weights]).Preferred.ShouldBe(0, 0.01);
        OrientationSelectivity.Of([SobelY.Weights]).Preferred.ShouldBe(90, 0.01);
        OrientationSelectivity.Of([Box], 0.05).CircularVariance.ShouldBe(1, 0.01);
        OrientationSelectivity.Of([new Plane(3, 3)]).CircularVariance.ShouldBe(1);
    }

    private static Plane Smooth(Random random)
    {
        var image = new Plane(64, 64);
        double fx = 0.05 + (0.15 * random.NextDouble()), fy = 0.05 + (0.15 * random.NextDouble()), phase = random.NextDouble() * 6;
        for (int y = 0; y < 64; y++)
        {
            for (int x = 0; x < 64; x++) image[y, x] = (float)Math.Sin((fx * x) + (fy * y) + phase);
        }
        return image;
    }
}
