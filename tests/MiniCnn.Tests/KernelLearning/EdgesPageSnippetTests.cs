using MiniCnn.KernelLearning;

namespace MiniCnn.Tests.KernelLearning;

public sealed class EdgesPageSnippetTests
{
    [Fact]
    public void The_page_about_edges_says_how_to_learn_a_kernel()
    {
        IReadOnlyList<Plane> images = Enumerable.Range(0, 16).Select(seed => DescentTests.Noise(seed, 20)).ToList();

        // README: learn
        var sobel = KernelCatalog.Get("sobel").Kernels;
        KernelLearningResult result = KernelLearner.Learn(sobel, images, new KernelLearningOptions { Seed = 1 });
        string answer = $"{result.StepsToTolerance} steps, largest error {result.LargestError}";
        // README: end

        result.StepsToTolerance.ShouldNotBeNull();
        answer.ShouldContain("steps, largest error");
    }
}
