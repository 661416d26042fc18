using MiniCnn.KernelLearning;

namespace MiniCnn.Tests.KernelLearning;

[NoLeakedTensors]
public sealed class LearningTaskTests
{
    private static readonly Kernel Target = KernelCatalog.GetOne("sobel-x");
    private static readonly Plane Found = Times(1.25f);

    [Theory]
    [InlineData(TargetForm.Response, 1, 0.5)]
    [InlineData(TargetForm.Response, -1, 4.5)]
    [InlineData(TargetForm.Absolute, 1, 0.5)]
    [InlineData(TargetForm.Absolute, -1, 0.5)]
    public void The_largest_error_is_the_weight_farthest_off_and_an_absolute_target_leaves_the_sign_open(TargetForm form, float sign, double expected)
    {
        using LearningTask task = Task(form);
        task.LargestError([Times(1.25f * sign)])!.Value.ShouldBe(expected, 1e-6);
    }

    [Theory]
    [InlineData(TargetForm.Magnitude)]
    [InlineData(TargetForm.EdgeMap)]
    public void Where_the_target_leaves_more_open_no_error_is_reported(TargetForm form)
    {
        using LearningTask task = Task(form);
        task.LargestError([Found, Found]).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    public void The_responses_are_the_targets_to_the_image_with_zeros_around_it(int padding, int size)
    {
        Plane image = DescentTests.Noise(2, 8);
        using var task = LearningTask.Of([Target], [image], new KernelLearningOptions { Padding = padding, Size = size, Center = false });
        // a wider kernel has zeros around the target, so its windows reach farther for the same answer
        Plane expected = KernelOperator.Correlate(image, task.TargetWeights![0], new LayerSettings { Padding = Padding.Of(padding, padding) });
        task.Wanted.data<double>().ToArray().ShouldBe(expected.Values.Select(value => (double)value), 1e-5);
    }

    private static LearningTask Task(TargetForm form) => LearningTask.Of(
        form is TargetForm.Magnitude or TargetForm.EdgeMap ? [Target, KernelCatalog.GetOne("sobel-y")] : [Target],
        [DescentTests.Noise(1, 8)], new KernelLearningOptions { Form = form });

    private static Plane Times(float factor) => new(3, 3, Array.ConvertAll(Target.Weights.Values, weight => weight * factor));
}
