using MiniCnn.KernelLearning;

namespace MiniCnn.Tests.KernelLearning;

public sealed class KernelLearnerTests
{
    private static readonly IReadOnlyList<Kernel> Sobel = KernelCatalog.Get("sobel").Kernels;
    private static readonly List<Plane> Noise = Enumerable.Range(0, 64).Select(seed => Centered(DescentTests.Noise(seed, 20))).ToList();

    [Fact]
    public void Sobel_is_learned_from_noise_within_ten_steps_and_the_errors_are_as_predicted()
    {
        KernelLearningResult result = KernelLearner.Learn(Sobel, Noise, new KernelLearningOptions());
        result.StepsToTolerance.ShouldNotBeNull();
        result.StepsToTolerance.Value.ShouldBeLessThanOrEqualTo(10);
        result.Moments[^1].Step.ShouldBe(result.StepsToTolerance.Value);
        result.LargestError!.Value.ShouldBeLessThanOrEqualTo(1e-6);
        result.Limits.ShouldBeEmpty();
        result.Directions.Count.ShouldBe(9);
        foreach (DirectionError direction in result.Directions)
            direction.Measured.ShouldBe(direction.Predicted, (1e-3 * direction.Predicted[0]) + 1e-6);
    }

    [Fact]
    public void The_closed_form_finds_it_at_once()
    {
        KernelLearningResult result = KernelLearner.Learn(Sobel, Noise, new KernelLearningOptions { Optimizer = KernelOptimizer.ClosedForm });
        result.LargestError!.Value.ShouldBeLessThanOrEqualTo(5e-8);
        result.Moments.Count.ShouldBe(2);
        result.Moments[1].Loss.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void The_closed_forms_loss_is_what_a_kernel_that_is_too_small_leaves()
    {
        IReadOnlyList<LearningMoment> moments = KernelLearner.Learn(Sobel, Noise, new KernelLearningOptions { Size = 1, Optimizer = KernelOptimizer.ClosedForm }).Moments;
        moments[1].Loss.ShouldBeInRange(1e-3, moments[0].Loss);
    }

    [Theory]
    [InlineData(KernelOptimizer.Adam, 0.05, 0.02)]
    [InlineData(KernelOptimizer.Lbfgs, 1.0, 1e-3)]
    public void Other_optimizers_come_near(KernelOptimizer optimizer, double rate, double error) =>
        KernelLearner.Learn([KernelCatalog.GetOne("sobel-x")], Noise, new KernelLearningOptions { Optimizer = optimizer, Rate = rate, Steps = 400 })
            .LargestError!.Value.ShouldBeLessThan(error);

    [Fact]
    public void Adams_steps_grow_smaller_to_the_end()
    {
        KernelLearningResult result = KernelLearner.Learn([KernelCatalog.GetOne("sobel-x")], Noise, new KernelLearningOptions { Optimizer = KernelOptimizer.Adam, Rate = 0.01, Steps = 10 });

        // far from the target every weight that is off walks by about the rate, which falls from all of it to a tenth
        Walked(1).ShouldBe(0.01f, 1e-3f);
        Walked(10).ShouldBeLessThan(0.002f);

        float Walked(int step) => result.Moments[step].Weights[0].Values.Zip(result.Moments[step - 1].Weights[0].Values, (now, before) => Math.Abs(now - before)).Max();
    }

    [Fact]
    public void Of_a_long_learning_some_moments_are_kept_evenly_spaced()
    {
        int steps = 0;
        KernelLearningResult result = KernelLearner.Learn(
            [KernelCatalog.GetOne("sobel-x")], [Noise[0]], new KernelLearningOptions { Steps = 1001, Tolerance = 0 }, moment => steps = moment.Step);

        steps.ShouldBe(1001);
        result.Moments.Select(moment => moment.Step).ShouldBe([.. Enumerable.Range(0, 251).Select(n => 4 * n), 1001]);
        result.Directions[0].Measured.Count.ShouldBe(252);
        result.Directions[0].Predicted.Count.ShouldBe(252);
    }

    [Fact]
    public void A_greater_kernel_learns_zeros_around_the_target()
    {
        KernelLearningResult result = KernelLearner.Learn([KernelCatalog.GetOne("sobel-x")], Noise, new KernelLearningOptions { Size = 5 });
        result.LargestError!.Value.ShouldBeLessThanOrEqualTo(1e-6);
        result.Weights[0][2, 3].ShouldBe(2f, 1e-6f);
        result.Weights[0][0, 0].ShouldBe(0f, 1e-6f);
    }

    [Fact]
    public void What_cannot_be_learned_is_said_with_its_reason()
    {
        var flat = Enumerable.Range(1, 4).Select(n => new Plane(10, 10, Enumerable.Repeat(n / 4f, 100).ToArray())).ToList();
        Kernel[] x = new[] { KernelCatalog.GetOne("sobel-x") };

        KernelLearningResult fromFlat = KernelLearner.Learn(x, flat, new KernelLearningOptions { Steps = 50 });
        fromFlat.LargestError!.Value.ShouldBeGreaterThan(0.5);
        fromFlat.Limits.ShouldContain(limit => limit.StartsWith("Every image is flat"));
        fromFlat.Limits.ShouldContain(limit => limit.Contains("span 1 of 9 directions"));
        KernelLearner.Learn(x, Noise, new KernelLearningOptions { Form = TargetForm.Absolute, Steps = 5 }).Limits.ShouldContain(limit => limit.Contains("sign stays open"));
        KernelLearner.Learn([KernelCatalog.GetOne("sobel-x:5")], Noise, new KernelLearningOptions { Size = 3, Steps = 5 }).Limits.ShouldContain(limit => limit.Contains("cannot hold the target's outer weights"));
        KernelLearner.Learn(x, Noise, new KernelLearningOptions { Padding = 1, Steps = 5 }).Limits.ShouldContain(limit => limit.StartsWith("19.0 % of the windows hang over the border")); // 400 - 324 of 400
    }

    [Fact]
    public void From_a_yes_or_no_the_pair_is_found_up_to_rotation()
    {
        var images = Enumerable.Range(0, 200).Select(Blobs).ToList();

        KernelLearningResult result = KernelLearner.Learn(Sobel, images, new KernelLearningOptions { Form = TargetForm.EdgeMap, Steps = 500 });
        result.SobelShare!.Value.ShouldBeGreaterThan(0.95);
        result.EdgeF1!.Value.ShouldBeGreaterThan(0.9);
        result.LargestError.ShouldBeNull();
    }

    [Fact]
    [NoLeakedTensors]
    public void The_same_seed_learns_the_same_bits_and_no_tensor_stays()
    {
        var options = new KernelLearningOptions { Form = TargetForm.Magnitude, Steps = 20, Seed = 4 };
        float[] one = Learned(options);
        Learned(options).ShouldBe(one);
        Learned(options with { Seed = 5 }).ShouldNotBe(one);

        static float[] Learned(KernelLearningOptions options) => [.. KernelLearner.Learn(Sobel, Noise, options).Weights.SelectMany(plane => plane.Values)];
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        KernelLearningOptions options = new() { Size = 4, Filters = 3, Optimizer = KernelOptimizer.ClosedForm, Loss = KernelLoss.CrossEntropy, Tolerance = 7, Padding = -1 };
        MiniCnnException error = Should.Throw<MiniCnnException>(() => KernelLearner.Learn(Sobel, Noise, options));
        error.Kind.ShouldBe(ErrorKind.Usage);
        foreach (string word in (string[])["size 4", "filters 3", "cross-entropy", "tolerance 7", "padding -1"]) error.Message.ShouldContain(word);
    }

    [Fact]
    public void A_step_that_is_too_large_is_called_divergence() =>
        Should.Throw<MiniCnnException>(() => KernelLearner.Learn(Sobel, Noise, new KernelLearningOptions { Rate = 100, Momentum = 0.9 })).Kind.ShouldBe(ErrorKind.Diverged);

    private static Plane Centered(Plane plane) => new(plane.Height, plane.Width, Array.ConvertAll(plane.Values, value => value - 0.5f));

    /// <summary>Disks and bars of random brightness: edges in all directions.</summary>
    private static Plane Blobs(int seed)
    {
        var random = new Random(seed);
        var image = new Plane(28, 28);
        for (int n = 0; n < 4; n++)
        {
            double cx = random.NextDouble() * 28, cy = random.NextDouble() * 28, radius = 3 + (random.NextDouble() * 6), value = random.NextDouble();
            for (int i = 0; i < 784; i++)
            {
                if (Math.Pow((i % 28) - cx, 2) + Math.Pow((i / 28) - cy, 2) < radius * radius)
                    image.Values[i] = (float)value;
            }
        }
        return image;
    }
}
