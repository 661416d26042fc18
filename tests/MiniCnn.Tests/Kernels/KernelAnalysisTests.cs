using System.Numerics;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Tests.Kernels;

public sealed class KernelAnalysisTests
{
    [Fact]
    public void Sobel_is_a_column_times_a_row_and_Laplacian_is_not()
    {
        var sobel = Separation.Of(KernelCatalog.GetOne("sobel-x").Weights);
        sobel.IsSeparable.ShouldBeTrue();
        sobel.Share.ShouldBe(1, 1e-9);
        for (int y = 0; y < 3; y++)
        {
            for (int x = 0; x < 3; x++)
                (sobel.Column[y] * sobel.Row[x]).ShouldBe(KernelCatalog.GetOne("sobel-x").Weights[y, x], 1e-9);
        }
        var laplacian = Separation.Of(KernelCatalog.GetOne("laplacian-4").Weights);
        laplacian.Rank.ShouldBe(2);
        // singular values of [0 1 0; 1 -4 1; 0 1 0]: 2 + √6 and √6 - 2
        laplacian.SingularValues[0].ShouldBe(2 + Math.Sqrt(6), 1e-9);
        laplacian.SingularValues[1].ShouldBe(Math.Sqrt(6) - 2, 1e-9);
        Separation.Of(new Plane(2, 3)).Share.ShouldBe(0);
        Separation.Of(KernelText.Parse("1 2 3; 2 4 6")).IsSeparable.ShouldBeTrue();
    }

    [Fact]
    public void The_response_is_the_discrete_Fourier_transform()
    {
        Plane weights = KernelText.Parse("1 -2 0.5; 3 0 4");
        Plane response = FrequencyResponse.Of(weights, 8);
        for (int v = 0; v < 8; v++)
        {
            for (int u = 0; u < 8; u++)
            {
                Complex sum = 0;
                for (int y = 0; y < 2; y++)
                {
                    for (int x = 0; x < 3; x++)
                        sum += weights[y, x] * Complex.Exp(-2 * Math.PI * Complex.ImaginaryOne * (((u - 4) * x) + ((v - 4) * y)) / 8);
                }
                ((double)response[v, u]).ShouldBe(sum.Magnitude, 1e-5);
            }
        }
    }

    [Fact]
    public void Responses_of_known_kernels()
    {
        FrequencyResponse.Of(KernelCatalog.GetOne("identity").Weights).Values.ShouldAllBe(value => Math.Abs(value - 1) < 1e-6);
        Plane box = FrequencyResponse.Of(KernelCatalog.GetOne("box").Weights);
        ((double)box[32, 32]).ShouldBe(1, 1e-6);
        ((double)box[32, 0]).ShouldBe(1 / 3.0, 1e-6); // 1/3 |1 - 1 + 1| at half a cycle per pixel
        Plane sobel = FrequencyResponse.Of(KernelCatalog.GetOne("sobel-x").Weights);
        ((double)sobel[32, 48]).ShouldBe(8, 1e-5); // 4 * 2 sin(pi/2)
        ((double)sobel[48, 32]).ShouldBe(0, 1e-5);
        Should.Throw<MiniCnnException>(() => FrequencyResponse.Of(box, 1));
    }
}
