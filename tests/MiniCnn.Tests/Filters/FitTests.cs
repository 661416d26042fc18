using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

public sealed class FitTests
{
    [Fact]
    public void Sobel_is_nearly_a_first_derivative_of_a_Gaussian()
    {
        var fit = GaussianDerivativeFit.Of(SobelX.Weights);
        // x·exp(−r²/2σ²) has the ratio 2:1 of Sobel's middle to its corners exactly at σ = 1/√(2 ln 2) = 0.849.
        fit.Share.ShouldBe(1, 1e-3);
        fit.FirstOrder.ShouldBe(1, 1e-3);
        fit.Sigma.ShouldBe(0.849, 0.03);
    }

    [Fact]
    public void A_made_Gaussian_derivative_is_found_again()
    {
        var filter = new Plane(7, 7);
        for (int y = 0; y < 7; y++)
        {
            for (int x = 0; x < 7; x++) filter[y, x] = (float)((x - 3) * Math.Exp(-(((x - 3) * (x - 3)) + ((y - 3) * (y - 3))) / (2 * 1.3 * 1.3)));
        }
        var fit = GaussianDerivativeFit.Of(filter);
        fit.Sigma.ShouldBe(1.3, 0.03);
        fit.FirstOrder.ShouldBeGreaterThan(0.999);
    }

    [Fact]
    public void Random_filters_are_explained_by_six_of_nine_dimensions_and_more()
    {
        var random = new Random(5);
        Enumerable.Range(0, 200).Average(_ => GaussianDerivativeFit.Of(NullDistribution.RandomKernel(3, 3, random)).Share).ShouldBeInRange(0.66, 0.85);
    }

    [Theory]
    [InlineData(5, 30, 4, 90)]
    [InlineData(7, 110, 5, 0)]
    public void A_made_Gabor_function_is_found_again(int side, double angle, double wavelength, double phase)
    {
        var filter = new Plane(side, side);
        double middle = (side - 1) / 2.0;
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                double x = column - middle, y = row - middle;
                double along = (x * Math.Cos(angle * Math.PI / 180)) + (y * Math.Sin(angle * Math.PI / 180));
                filter[row, column] = (float)(Math.Exp(-((x * x) + (y * y)) / (2 * 1.6 * 1.6)) * Math.Cos((2 * Math.PI * along / wavelength) + (phase * Math.PI / 180)));
            }
        }
        var fit = GaborFit.Of(filter);
        fit.Share.ShouldBeGreaterThan(0.995);
        fit.Angle.ShouldBe(angle, 5);
        fit.Wavelength.ShouldBe(wavelength, 0.5);
        Math.Abs(fit.Phase).ShouldBe(phase, 8);
    }

    [Fact]
    public void A_Gabor_function_needs_five_by_five() => Should.Throw<MiniCnnException>(() => GaborFit.Of(SobelX.Weights)).Message.ShouldContain("5x5");
}
