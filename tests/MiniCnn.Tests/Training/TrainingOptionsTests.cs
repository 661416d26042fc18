namespace MiniCnn.Tests.Training;

public sealed class TrainingOptionsTests
{
    [Fact]
    public void Every_recipe_is_within_its_ranges()
    {
        foreach (Recipe recipe in Recipes.All)
        {
            recipe.Options.Validate().ShouldBeEmpty(recipe.Name);
            Recipes.Get(recipe.Name).ShouldBe(recipe);
        }
    }

    [Fact]
    public void All_violations_are_told_at_once()
    {
        AffineAugmentation turn = new() { Rotation = 181 };
        TrainingOptions options = new() { Epochs = double.NaN, BatchSize = 0, Optimizer = (OptimizerKind)9, LearningRate = -1, Device = "gpu", Augmentation = turn, Keep = 0, ProxySteps = 0 };
        options.Validate().ShouldBe(
        [
            "Epochs NaN: a number from 0.001 to 10000 is expected",
            "BatchSize 0: a number from 1 to 65536 is expected",
            "Optimizer 9: one of adamw, sgd, adadelta, adam is expected",
            "LearningRate -1: a number from 1E-08 to 100 is expected",
            "Rotation 181: a number from 0 to 180 is expected",
            "Keep 0: a number from 0.01 to 1 is expected",
            "ProxySteps 0: a number from 1 to 1000000 is expected",
            "Device 'gpu': cpu, cuda or cuda:N is expected",
        ]);
        MiniCnnException error = Should.Throw<MiniCnnException>(options.ThrowIfInvalid);
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain("BatchSize");
        error.Message.ShouldContain("Rotation");
    }

    [Theory]
    [InlineData("cpu", true)]
    [InlineData("cuda", true)]
    [InlineData("cuda:1", true)]
    [InlineData("", false)]
    [InlineData("cpu:0x", false)]
    [InlineData("xcpu", false)]
    public void Devices_are_libtorchs(string device, bool expected) =>
        (new TrainingOptions { Device = device }.Validate().Count == 0).ShouldBe(expected);

    [Fact]
    public void Each_option_has_a_name_a_description_and_a_range()
    {
        TrainingOption.All.Select(option => option.Name).ShouldBe(
        [
            "epochs", "batch", "optimizer", "lr", "momentum", "beta2", "weight-decay", "label-smoothing", "schedule", "warm-up", "gamma", "rotate", "scale", "shift", "shear",
            "flip", "augment-until", "ema-decay", "ema-from", "ema-every", "keep", "keep-min", "keep-later", "proxy-steps", "validation", "patience", "seed", "threads", "step", "device",
        ]);
        TrainingOption.All.ShouldAllBe(option => option.Description.Length > 0 && (option.Range != null || option.Choices.Count > 0 || option.Type == typeof(string)));
        TrainingOption.All[1].Range.ShouldBe((1, 65_536));
    }

    [Fact]
    public void Every_option_goes_through_its_text_and_back()
    {
        foreach (TrainingOption option in TrainingOption.All)
        {
            TrainingOptions best = Recipes.Best.Options;
            TrainingOptions other = option.With(new TrainingOptions(), option.Get(best));
            option.Text(other).ShouldBe(option.Text(best), option.Name);
            option.With(other, option.Get(new TrainingOptions())).ShouldBe(new TrainingOptions());
        }

        TrainingOption schedule = TrainingOption.All.Single(option => option.Name == "schedule");
        schedule.Choices.ShouldBe(["constant", "one-cycle", "cosine", "step"]);
        schedule.With(new TrainingOptions(), "cosine").Schedule.ShouldBe(LearningRateSchedule.Cosine);
    }

    [Fact]
    public void An_unknown_recipe_is_told_with_the_known_ones() =>
        Should.Throw<MiniCnnException>(() => Recipes.Get("slow")).Message.ShouldContain("fast, quick, default, tiny, best, fashion, example");
}
