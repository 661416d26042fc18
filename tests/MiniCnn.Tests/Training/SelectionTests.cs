using static TorchSharp.torch;

namespace MiniCnn.Tests.Training;

[NoLeakedTensors]
public sealed class SelectionTests
{
    [Fact]
    public void A_margin_is_the_true_logit_minus_the_largest_other()
    {
        ImageOrder.Margin([1, 5, 2], 1).ShouldBe(3);
        ImageOrder.Margin([1, 5, 2], 2).ShouldBe(-3);
        ImageOrder.Lowest([3, -1, 7, 0.5f, -2], 3).ShouldBe([1, 3, 4]);
    }

    [Fact]
    public void Later_passes_are_over_the_lowest_margins_of_the_first_and_what_has_none()
    {
        ImageOrder order = new([10, 11, 12, 13, 14, 15], 0.5, seed: 1);
        int[] first = [.. Enumerable.Range(0, 6).Select(place => order.At(place))];
        first.Order().ShouldBe(order.Images);
        order.Record(0, [4, 1, 3, 2]);
        // this batch ends in the second pass, so the margins of its first two images come too late
        int[] second = [.. Enumerable.Range(6, 3).Select(place => order.At(place))];
        order.Record(4, [9, 9, 9]);
        second.Order().ShouldBe(new[] { first[1], first[4], first[5] }.Order());
        int[] third = [.. Enumerable.Range(9, 3).Select(place => order.At(place))];
        third.Order().ShouldBe(second.Order());

        ImageOrder resumed = new([10, 11, 12, 13, 14, 15], 0.5, seed: 1, order.Margins);
        Enumerable.Range(9, 3).Select(place => resumed.At(place)).ShouldBe(third);
    }

    [Fact]
    public void The_proxys_images_are_means_of_squares()
    {
        byte[] pixels = [.. Enumerable.Repeat((byte)9, 15), 0, 2, 10, 20, 99, 4, 8, 30, 40, 99, 77, 77, 77, 77, 77];
        ImageSet small = ProxySelection.Shrunk(new ImageSet(pixels, [3, 5], 1, 3, 5), [1], factor: 2);
        small.Pixels.ShouldBe([4, 25]);
        (small.Labels[0], small.Shape).ShouldBe(((byte)5, "1x1x2"));
        // 9 · 8 + 8 · 9 · 16 weights, two numbers for each filter, and 4 · 16 · 10 + 10
        ModelSummary.Of(ProxySelection.Network(new ImageSet(new byte[196], [0], 1, 14, 14), 10)).Parameters.ShouldBe(1_922);
    }

    [Theory]
    [InlineData(StepKind.Compiled)]
    [InlineData(StepKind.Torchsharp)]
    public void The_images_that_the_proxy_finds_hardest_are_trained_on_whatever_the_step(StepKind step)
    {
        // of 60 images 6, two of each class, are of another class than they look like
        ImageSet images = TinyTask.Images(60);
        int[] wrong = [0, 11, 22, 33, 44, 55];
        foreach (int image in wrong)
            images.Labels[image] = (byte)((images.Labels[image] + 1) % TinyTask.Classes);
        TrainingOptions options = TinyTask.Selecting with { Keep = 1 / 3.0, ValidationImages = 0, ProxySteps = 20, Step = step, KeepLater = 1 };
        using ArchitectureModule module = TinyTask.Module();
        Watcher watcher = new();
        using Trainer trainer = new(module, images, TinyTask.Mean, TinyTask.Deviation, TinyTask.Classes, options, watcher);
        trainer.Run();
        (trainer.Plan.TrainingImages, trainer.Plan.LeftOut).ShouldBe((20, 40));
        watcher.Selection.ShouldBe(trainer.Selection);
        (watcher.Selection!.Kept, watcher.Selection.Images, watcher.Selection.Steps).ShouldBe((20, 60, 20));
        using TrainerState state = trainer.StateDict();
        int[] kept = state.Tensors["order.images"].data<int>().ToArray();
        kept.Intersect(wrong).Count().ShouldBe(6);
        watcher.Epochs.Select(epoch => epoch.Step).ShouldBe([3, 6, 9, 12, 15, 18]);
    }

    [Fact]
    public void Both_steps_give_the_same_margins_and_the_proxy_has_a_stream_of_its_own()
    {
        (int[] images, float[] margins) = Order(TinyTask.Selecting with { Epochs = 1 });
        (int[] other, float[] others) = Order(TinyTask.Selecting with { Epochs = 1, Step = StepKind.Torchsharp });
        other.ShouldBe(images);
        margins.Count(float.IsFinite).ShouldBe(21);
        foreach ((float one, float two) in margins.Zip(others).Where(pair => float.IsFinite(pair.First)))
            two.ShouldBe(one, 0.01f);
        Order(TinyTask.Selecting with { Epochs = 1, Seed = 2 }).Images.ShouldNotBe(images);
    }

    [Fact]
    public void Stopped_while_images_are_selected_it_has_made_no_step()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        using ArchitectureModule module = TinyTask.Module();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Selecting);
        trainer.Run(source.Token);
        (trainer.StepsDone, trainer.Selection, trainer.IsDone).ShouldBe((0, null, false));
    }

    private static (int[] Images, float[] Margins) Order(TrainingOptions options)
    {
        manual_seed(1).Dispose();
        // dropout draws other numbers in the two steps
        using ArchitectureModule module = ModelBuilder.Build(Architecture.Parse("input 1x6x8\nconv 4 3x3\nrelu\nflatten\nlinear 3\n", "plain"));
        using Trainer trainer = TinyTask.Trainer(module, options with { Augmentation = AffineAugmentation.None });
        trainer.Run();
        using TrainerState state = trainer.StateDict();
        using Tensor images = state.Tensors["order.images"].clone(), margins = state.Tensors["order.margins"].clone();
        return (images.data<int>().ToArray(), margins.data<float>().ToArray());
    }
}
