using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

public sealed class TemplateMatchTests
{
    [Fact]
    public void Sobel_is_itself_whatever_its_sign_scale_and_mean()
    {
        TemplateMatch match = new TemplateSet([PrewittX, SobelX, Laplacian]).Best(Scaled(SobelX.Weights, -0.25f, 3));
        match.Template.Name.ShouldBe("sobel-x");
        match.Cosine.ShouldBe(1, 1e-6);
        match.Sign.ShouldBe(-1);
        match.Gain.ShouldBe(-0.25, 1e-6);
        match.RunnerUp!.Name.ShouldBe("prewitt-x");
        match.Margin.ShouldBe(1 - 0.943, 0.001);
    }

    [Fact]
    public void Sobel_Prewitt_and_Scharr_are_as_alike_as_published()
    {
        double[] cosines = new TemplateSet([PrewittX, ScharrX, SobelY]).Cosines(SobelX.Weights);
        cosines[0].ShouldBe(8 / Math.Sqrt(12 * 6), 1e-6); // 0.943
        cosines[1].ShouldBe(0.977, 0.0006);
        cosines[2].ShouldBe(0, 1e-9);
    }

    [Fact]
    public void A_constant_filter_is_like_nothing()
    {
        new TemplateSet([SobelX, Laplacian]).Best(Box).Cosine.ShouldBe(0);
    }

    [Fact]
    public void Another_size_or_no_kernel_at_all_is_refused()
    {
        Should.Throw<MiniCnnException>(() => new TemplateSet([])).Kind.ShouldBe(ErrorKind.Usage);
        Should.Throw<MiniCnnException>(() => new TemplateSet([SobelX]).Best(new(5, 5))).Message.ShouldContain("5x5");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(-135)]
    [InlineData(90)]
    public void A_steered_Sobel_lies_in_the_plane_of_the_pair_at_its_angle(double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        var steered = new MiniCnn.Imaging.Plane(3, 3, SobelX.Weights.Values.Zip(SobelY.Weights.Values, (x, y) => (float)((cos * x) + (sin * y))).ToArray());
        var fit = SteerableFit.Of(steered, SobelX, SobelY);
        fit.Share.ShouldBe(1, 1e-6);
        fit.Angle.ShouldBe(degrees, 1e-4);
    }
}
