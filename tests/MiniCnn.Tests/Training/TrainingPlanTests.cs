namespace MiniCnn.Tests.Training;

public sealed class TrainingPlanTests
{
    [Fact]
    public void Mnist_in_batches_of_128_keeps_back_5000_images()
    {
        var plan = TrainingPlan.For(new TrainingOptions { Epochs = 2, BatchSize = 128 }, 60_000);
        plan.ShouldBe(new TrainingPlan(55_000, 5_000, 128, 860));
        new long[] { 429, 430, 860 }.Select(plan.EndsEpoch).ShouldBe([false, true, true]);
        plan.EpochsAt(429).ShouldBe(0);
    }

    [Fact]
    public void Small_sets_keep_back_a_fifth_and_fill_one_batch()
    {
        TrainingPlan.For(new TrainingOptions { Epochs = 3 }, 10).ShouldBe(new TrainingPlan(8, 2, 8, 3));
        TrainingPlan.For(new TrainingOptions { Epochs = 0.001 }, 1).ShouldBe(new TrainingPlan(1, 0, 1, 1));
    }

    [Fact]
    public void Epochs_are_of_the_images_that_are_kept_and_a_small_set_is_kept_whole()
    {
        TrainingPlan.For(Recipes.Fast.Options, 60_000).ShouldBe(new TrainingPlan(11_800, 1_000, 64, 295) { LeftOut = 47_200 });
        TrainingPlan.For(Recipes.Fast.Options, 21_000).ShouldBe(new TrainingPlan(10_000, 1_000, 64, 250) { LeftOut = 10_000 });
        TrainingPlan.For(Recipes.Fast.Options, 6_000).ShouldBe(new TrainingPlan(5_000, 1_000, 64, 125));
    }

    [Theory]
    [InlineData(0.1, 300, 10, 3)]
    [InlineData(0.75, 60_000, 128, 352)]
    [InlineData(1, 10, 4, 3)]
    [InlineData(2, 10, 4, 5)]
    public void Fractions_of_an_epoch_are_rounded_up_to_steps(double epochs, int images, int batch, long steps) =>
        TrainingPlan.For(new TrainingOptions { Epochs = epochs, BatchSize = batch, ValidationImages = 0 }, images).Steps.ShouldBe(steps);

    [Fact]
    public void Each_pass_ends_once_and_the_last_step_always_ends_one()
    {
        var plan = TrainingPlan.For(new TrainingOptions { Epochs = 2.5, BatchSize = 3, ValidationImages = 0 }, 10);
        plan.Steps.ShouldBe(9);
        Enumerable.Range(1, 9).Where(step => plan.EndsEpoch(step)).ShouldBe([4, 7, 9]);
    }
}
