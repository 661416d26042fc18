namespace MiniCnn.Tests.Training;

public sealed class LearningRateTests
{
    [Theory]
    [InlineData(LearningRateSchedule.OneCycle, 0, 0.2)]
    [InlineData(LearningRateSchedule.OneCycle, 1, 1.1)]
    [InlineData(LearningRateSchedule.OneCycle, 2, 2.0)]
    [InlineData(LearningRateSchedule.OneCycle, 6, 1.0)]
    [InlineData(LearningRateSchedule.OneCycle, 9, 0.25)]
    [InlineData(LearningRateSchedule.Cosine, 1, 1.1)]
    [InlineData(LearningRateSchedule.Cosine, 2, 2.0)]
    [InlineData(LearningRateSchedule.Cosine, 4, 1.7071067811865475)]
    [InlineData(LearningRateSchedule.Cosine, 6, 1.0)]
    [InlineData(LearningRateSchedule.Constant, 0, 0.2)]
    [InlineData(LearningRateSchedule.Constant, 2, 2.0)]
    [InlineData(LearningRateSchedule.Constant, 9, 2.0)]
    [InlineData(LearningRateSchedule.Step, 2, 2.0)]
    [InlineData(LearningRateSchedule.Step, 4, 1.0)]
    [InlineData(LearningRateSchedule.Step, 9, 0.5)]
    public void Follows_its_schedule(LearningRateSchedule schedule, long step, double expected)
    {
        TrainingOptions options = new() { LearningRate = 2, WarmUp = 0.2, Gamma = 0.5, Schedule = schedule };
        LearningRate.At(options, step, 10, 4).ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Steps_down_where_an_epoch_ends_within_a_step()
    {
        TrainingOptions options = new() { LearningRate = 1, WarmUp = 0, Gamma = 0.5, Schedule = LearningRateSchedule.Step };
        Enumerable.Range(0, 6).Select(step => LearningRate.At(options, step, 6, 2.5)).ShouldBe([1, 1, 1, 0.5, 0.5, 0.25]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.9)]
    public void Is_always_above_zero_and_never_above_its_highest(double warmUp)
    {
        foreach (LearningRateSchedule schedule in Enum.GetValues<LearningRateSchedule>())
        {
            TrainingOptions options = new() { LearningRate = 0.3, WarmUp = warmUp, Schedule = schedule };
            for (int steps = 1; steps < 30; steps++)
                Enumerable.Range(0, steps).ShouldAllBe(step => LearningRate.At(options, step, steps, 7) >= 1e-9 && LearningRate.At(options, step, steps, 7) <= 0.3);
        }
    }
}
