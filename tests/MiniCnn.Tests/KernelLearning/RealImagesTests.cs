using MiniCnn.KernelLearning;

namespace MiniCnn.Tests.KernelLearning;

public sealed class RealImagesTests
{
    private static readonly IReadOnlyList<Kernel> Sobel = KernelCatalog.Get("sobel").Kernels;

    [MnistFact]
    public void Sobel_is_learned_from_digits_within_350_steps() => Learn(TestData.Mnist.Train);

    [FashionFact]
    public void Sobel_is_learned_from_clothes_within_350_steps() => Learn(TestData.Fashion.Train);

    [FashionFact]
    public void The_closed_form_is_exact_on_clothes() =>
        KernelLearner.Learn(Sobel, Planes(TestData.Fashion.Train, 64), new KernelLearningOptions { Optimizer = KernelOptimizer.ClosedForm })
            .LargestError!.Value.ShouldBeLessThanOrEqualTo(5e-8);

    private static void Learn(ImageSet images)
    {
        for (int seed = 1; seed <= 3; seed++)
        {
            KernelLearningResult result = KernelLearner.Learn(Sobel, Planes(images, 64), new KernelLearningOptions { Seed = seed });
            result.LargestError!.Value.ShouldBeLessThanOrEqualTo(1e-6);
            result.StepsToTolerance!.Value.ShouldBeLessThanOrEqualTo(350);
        }
    }

    private static List<Plane> Planes(ImageSet images, int count) => Enumerable.Range(0, count)
        .Select(n => new Plane(images.Height, images.Width, Array.ConvertAll(images.Image(n).ToArray(), value => value / 255f)))
        .ToList();
}
