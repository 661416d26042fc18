using MiniCnn.KernelLearning;
using MiniCnn.Kernels;
using MiniCnn.Pictures;

namespace MiniCnn.Tests.KernelLearning;

public sealed class LargestErrorTests
{
    private static readonly Kernel Target = KernelCatalogue.GetOne("sobel-x");
    private static readonly Plane Found = Times(1.25f);

    [Theory]
    [InlineData(TargetForm.Response, 1, 0.5)]
    [InlineData(TargetForm.Response, -1, 4.5)]
    [InlineData(TargetForm.Absolute, 1, 0.5)]
    [InlineData(TargetForm.Absolute, -1, 0.5)]
    public void It_is_the_weight_farthest_off_and_an_absolute_target_leaves_the_sign_open(TargetForm form, float sign, double expected) =>
        Task(form).LargestError([Times(1.25f * sign)])!.Value.ShouldBe(expected, 1e-6);

    [Theory]
    [InlineData(TargetForm.Magnitude)]
    [InlineData(TargetForm.EdgeMap)]
    public void Where_the_target_leaves_more_open_there_is_none(TargetForm form) => Task(form).LargestError([Found, Found]).ShouldBeNull();

    private static LearningTask Task(TargetForm form) => LearningTask.Of(
        form is TargetForm.Magnitude or TargetForm.EdgeMap ? [Target, KernelCatalogue.GetOne("sobel-y")] : [Target],
        [DescentTests.Noise(1, 8)], new KernelLearningOptions { Form = form });

    private static Plane Times(float factor) => new(3, 3, Array.ConvertAll(Target.Weights.Values, weight => weight * factor));
}
