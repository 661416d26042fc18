using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Training;

[NoLeakedTensors]
public sealed class PartsTests
{
    [Fact]
    public void Normalization_takes_each_channels_mean_and_deviation()
    {
        Normalization normalization = new([0.5f, 0.2f], [0.25f, 0.1f]);
        using Tensor pixels = tensor(new byte[] { 0, 255, 51, 0 }, new long[] { 1, 2, 1, 2 });
        using Tensor numbers = normalization.Apply(pixels);
        numbers.data<float>().ToArray().ShouldBe([-2f, 2f, 0f, -2f], 1e-5f);
        Should.Throw<MiniCnnException>(() => new Normalization([], []));
        Should.Throw<MiniCnnException>(() => new Normalization([1f], [1f, 2f]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Channels_last_changes_the_memory_and_not_the_numbers(int channels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = arange(0, 2 * channels * 4 * 5, dtype: ScalarType.Float32).reshape(2, channels, 4, 5);
        Tensor last = AutogradStep.ChannelsLast(images);
        last.shape.ShouldBe(images.shape);
        last.stride().ShouldBe([channels * 20L, 1, channels * 5L, channels]);
        last.eq(images).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Every_epoch_has_each_image_once_in_an_order_of_its_own()
    {
        using TrainingBatches batches = Batches(1), same = Batches(1), other = Batches(2);
        long[] seen = [.. Enumerable.Range(0, 14).SelectMany(step => batches.IndicesAt(step))];
        long[][] epochs = [.. seen.Chunk(7)];
        foreach (long[] epoch in epochs)
            epoch.Order().ShouldBe(epochs[0].Order());
        epochs[0].ShouldBeUnique();
        epochs.Select(epoch => string.Join(',', epoch)).Distinct().Count().ShouldBe(6);
        same.IndicesAt(9).ShouldBe(batches.IndicesAt(9));
        other.IndicesAt(9).ShouldNotBe(batches.IndicesAt(9));

        static TrainingBatches Batches(int seed)
        {
            TrainingOptions options = new() { BatchSize = 3, Seed = seed };
            return new TrainingBatches(TinyTask.Images(8), TrainingPlan.For(options, 8), options, null!, CPU);
        }
    }

    [Fact]
    public void The_validation_images_are_the_same_for_every_seed_and_never_trained_on()
    {
        ImageSet images = TinyTask.Images(50);
        TrainingOptions options = new() { BatchSize = 4 };
        var plan = TrainingPlan.For(options, 50);
        Normalization normalization = new([0f], [1 / 255f]);
        using TrainingBatches one = new(images, plan, options, normalization, CPU);
        using TrainingBatches two = new(images, plan, options with { Seed = 2 }, normalization, CPU);
        one.Validation!.Pixels.ShouldBe(two.Validation!.Pixels);
        HashSet<string> kept = [.. Enumerable.Range(0, 10).Select(n => Convert.ToHexString(one.Validation.Image(n)))];
        HashSet<string> trained = [];
        for (long step = 0; step < 10; step++)
        {
            (Tensor batch, Tensor labels) = one.At(step);
            batch.shape.ShouldBe([4, 1, 6, 8]);
            foreach (float[] image in batch.data<float>().ToArray().Chunk(48))
                trained.Add(Convert.ToHexString(image.Select(pixel => (byte)MathF.Round(pixel)).ToArray()));
            labels.shape.ShouldBe([4]);
            batch.Dispose();
            labels.Dispose();
        }

        trained.Count.ShouldBe(40);
        trained.Overlaps(kept).ShouldBeFalse();
    }

    [Fact]
    public void A_shift_of_one_pixel_moves_an_oblong_image_by_one_pixel()
    {
        float[] map = TrainingBatches.AffineMaps(new TrainingOptions { Augmentation = new AffineAugmentation { Shift = 3 }, Seed = 5 }, 1, 3, 5, step: 0);
        new[] { map[0], map[1], map[3], map[4] }.ShouldBe([1, 0, 0, 1]);
        Math.Abs(map[2]).ShouldBeLessThanOrEqualTo(3 * 2 / 5f);
        Math.Abs(map[5]).ShouldBeLessThanOrEqualTo(3 * 2 / 3f);
    }

    [Fact]
    public void A_quarter_turn_of_an_oblong_image_turns_its_pixels()
    {
        // a cross of unequal pixels in 3x5: a turn of 90 degrees sends the pixel right of the center above or below it
        using DisposeScope scope = NewDisposeScope();
        Tensor image = zeros(new long[] { 1, 1, 3, 5 });
        image[0, 0, 1, 3] = 1f;
        float[] map = [0, -3 / 5f, 0, 5 / 3f, 0, 0];
        Tensor theta = tensor(map, new long[] { 1, 2, 3 });
        Tensor grid = nn.functional.affine_grid(theta, new long[] { 1, 1, 3, 5 }, align_corners: false);
        Tensor turned = nn.functional.grid_sample(image, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Zeros, align_corners: false);
        turned[0, 0, 0, 2].item<float>().ShouldBe(1f, 1e-5);
        // and that is the map of a turn: cosine 0, sine 1, sides 3 and 5
        float[] drawn = TrainingBatches.AffineMaps(new TrainingOptions { Augmentation = new AffineAugmentation { Rotation = 90 } }, 64, 3, 5, step: 2);
        for (int i = 0; i < 64; i++)
        {
            float cosine = drawn[i * 6];
            float sine = drawn[(i * 6) + 3] * 3 / 5;
            ((cosine * cosine) + (sine * sine)).ShouldBe(1f, 1e-5);
            drawn[(i * 6) + 1].ShouldBe(-sine * 3 / 5, 1e-5);
        }
    }

    [Fact]
    public void A_flip_mirrors_an_image_left_to_right()
    {
        static float[] Maps(double flip, double turn) =>
            TrainingBatches.AffineMaps(new TrainingOptions { Augmentation = new AffineAugmentation { Flip = flip, Rotation = turn } }, 64, 3, 5, step: 1);
        using Tensor images = rand(new long[] { 64, 1, 3, 5 });
        using Tensor mirrored = TrainingBatches.Augmented(images, Maps(1, 0));
        using Tensor expected = images.flip(3);
        mirrored.data<float>().ToArray().ShouldBe(expected.data<float>().ToArray(), 1e-5f);

        Maps(0.5, 0).Where((_, i) => i % 6 == 0).Count(x => x < 0).ShouldBeInRange(16, 48);
        float[] turned = Maps(1, 90); // x of the new image is negated in both rows of a map
        turned.Where((_, i) => i % 6 == 3).Zip(turned.Where((_, i) => i % 6 == 1)).ShouldAllBe(pair => Math.Abs((pair.First * 9 / 25) - pair.Second) < 1e-5);
    }

    [Fact]
    public void Augmentation_differs_from_step_to_step_and_repeats_for_the_same_step()
    {
        float[] third = TrainingBatches.AffineMaps(TinyTask.Everything, 4, 6, 8, 3);
        TrainingBatches.AffineMaps(TinyTask.Everything, 4, 6, 8, 3).ShouldBe(third);
        TrainingBatches.AffineMaps(TinyTask.Everything, 4, 6, 8, 4).ShouldNotBe(third);
        using Tensor images = rand(new long[] { 4, 1, 6, 8 });
        using Tensor none = TrainingBatches.Augmented(images, TrainingBatches.AffineMaps(new TrainingOptions(), 4, 6, 8, 0));
        none.data<float>().ToArray().ShouldBe(images.data<float>().ToArray(), 1e-5f);
    }

    [Fact]
    public void The_moving_average_of_weights_and_buffers_is_calculated_by_hand()
    {
        using TorchSharp.Modules.BatchNorm2d module = nn.BatchNorm2d(1);
        Set(module, 1, batches: 1);
        using ExponentialMovingAverage average = new(module, new TrainingOptions { EmaDecay = 0.75, EmaFrom = 0.5, EmaEvery = 2 }, steps: 8);
        average.Update(3);
        average.HasBegun.ShouldBeFalse();
        average.Update(4); // starts at 1
        Set(module, 3, batches: 2);
        average.Update(5); // not one of every two
        Set(module, 7, batches: 3);
        average.Update(6); // 0.75 * 1 + 0.25 * 7
        average.Swap();
        Get(module).ShouldBe((2.5f, 2.5f, 3));
        average.Swap();
        Get(module).ShouldBe((7f, 7f, 3));
    }

    [Fact]
    public void A_confusion_matrix_counts_classes_and_answers()
    {
        ConfusionMatrix confusion = new(3);
        foreach ((int truth, int answer) in new[] { (0, 0), (0, 0), (0, 1), (1, 1), (1, 0), (1, 0) })
            confusion.Add(truth, answer);
        confusion.Total.ShouldBe(6);
        confusion.Accuracy.ShouldBe(0.5);
        confusion.Recall(0).ShouldBe(2 / 3.0);
        confusion.Precision(0).ShouldBe(0.5);
        confusion.Recall(2).ShouldBe(double.NaN);
        confusion.Precision(2).ShouldBe(double.NaN);
        new ConfusionMatrix(confusion.Rows).Rows.ShouldBe([[2, 1, 0], [2, 1, 0], [0, 0, 0]]);
        Should.Throw<MiniCnnException>(() => new ConfusionMatrix([[1, 2], [3]]));
    }

    [Fact]
    public void Evaluation_leaves_the_module_in_its_mode_and_makes_no_gradients()
    {
        using ArchitectureModule module = TinyTask.Module();
        Normalization normalization = new(TinyTask.Mean, TinyTask.Deviation);
        ImageSet images = TinyTask.Images(2_100);
        string before = TinyTask.Sha256(module);
        module.train();
        var evaluation = Evaluation.Of(module, images, normalization, 3);
        module.training.ShouldBeTrue();
        TinyTask.Sha256(module).ShouldBe(before);
        evaluation.Confusion.Total.ShouldBe(2_100);
        module.parameters().Where(parameter => parameter.grad is not null).ShouldBeEmpty();

        // against the definition, from the probabilities
        float[][] probabilities = Evaluation.Probabilities(module, images, normalization);
        probabilities.ShouldAllBe(row => Math.Abs(row.Sum() - 1) < 1e-5);
        double loss = probabilities.Select((row, n) => -Math.Log(row[images.Labels[n]])).Average();
        evaluation.Loss.ShouldBe(loss, 1e-4);
        int correct = probabilities.Where((row, n) => Array.IndexOf(row, row.Max()) == images.Labels[n]).Count();
        evaluation.Confusion.Correct.ShouldBe(correct);
    }

    [Fact]
    public void What_a_network_takes_images_for_stands_in_the_rows_of_what_they_are()
    {
        using ArchitectureModule module = TinyTask.Module();
        Normalization normalization = new(TinyTask.Mean, TinyTask.Deviation);
        using (no_grad())
        {
            using DisposeScope scope = NewDisposeScope();
            module.state_dict()["linear1.weight"].zero_();
            module.state_dict()["linear1.bias"].copy_(tensor(new[] { 0f, 1, 0 }));
        }

        // it takes everything for class 1
        Evaluation.Of(module, TinyTask.Images(31), normalization, 3).Confusion.Rows.ShouldBe([[0, 11, 0], [0, 10, 0], [0, 10, 0]]);
    }

    [Fact]
    public void Weights_go_in_only_where_all_of_them_fit()
    {
        using ArchitectureModule module = TinyTask.Module();
        string before = TinyTask.Sha256(module);
        Dictionary<string, Tensor> weights = ModuleWeights.Copy(module.state_dict());
        using Tensor small = zeros(new long[] { 2 });
        Refused("linear1.bias", new Dictionary<string, Tensor>(weights) { ["linear1.bias"] = small });
        Refused("other", new Dictionary<string, Tensor>(weights) { ["other"] = small });
        Refused("linear1.bias", weights.Where(pair => pair.Key != "linear1.bias").ToDictionary());
        TinyTask.Sha256(module).ShouldBe(before);
        using ArchitectureModule other = TinyTask.Module(seed: 2);
        ModuleWeights.Load(other, weights, "w");
        TinyTask.Sha256(other).ShouldBe(before);
        ModuleWeights.Dispose(weights);

        void Refused(string name, Dictionary<string, Tensor> wrong) =>
            Should.Throw<MiniCnnException>(() => ModuleWeights.Load(module, wrong, "w")).Message.ShouldContain(name);
    }

    private static void Set(nn.Module module, float value, long batches)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Dictionary<string, Tensor> state = module.state_dict();
        state["weight"].fill_(value);
        state["running_mean"].fill_(value);
        state["num_batches_tracked"].fill_(batches);
    }

    private static (float Weight, float Mean, long Batches) Get(nn.Module module)
    {
        Dictionary<string, Tensor> state = module.state_dict();
        return (state["weight"].item<float>(), state["running_mean"].item<float>(), state["num_batches_tracked"].item<long>());
    }
}
