using MiniCnn.Tests.Training;
using static MiniCnn.Tests.Filters.Kernels3;

namespace MiniCnn.Tests.Filters;

[NoLeakedTensors]
public sealed class AblationTests
{
    [Fact]
    public void Students_interval_by_hand()
    {
        // differences 1, 2, 3, 4: mean 2.5, deviation √(5/3), t(0.975, 3) = 3.182446
        var difference = PairedDifference.Of([2, 4, 6, 8], [1, 2, 3, 4]);
        difference.Mean.ShouldBe(2.5, 1e-12);
        (difference.High - difference.Mean).ShouldBe(3.182446305 * Math.Sqrt(5.0 / 3) / 2, 1e-6);
        difference.IsReal.ShouldBeTrue();
        PairedDifference.Of([1, 2], [2, 1]).IsReal.ShouldBeFalse();
        Should.Throw<MiniCnnException>(() => PairedDifference.Of([1], [1])).Message.ShouldContain("two pairs");
    }

    [Fact]
    public void Sobel_is_steered_around_the_circle_with_the_learned_norm()
    {
        FilterBank learned = Bank(4, 2);
        float[] sobel = FilterSourceWeights.Of(FilterSource.Sobel, learned, seed: 1);
        FilterBank bank = new("conv1", 4, 2, 3, 3, sobel);
        SteerableFit[] fits = [.. bank.Slices.Select(slice => SteerableFit.Of(slice, SobelX, SobelY))];
        fits.ShouldAllBe(fit => fit.Share > 0.9999);
        fits.Where((_, i) => i % 2 == 0).Select(fit => Math.Round(fit.Angle)).ShouldBe([0, 90, 180, -90]);
        double norm = FilterStatistics.Of(learned).Average(statistics => statistics.Norm);
        FilterStatistics.Of(bank).ShouldAllBe(statistics => Math.Abs(statistics.Norm - norm) < 1e-5);
    }

    [Fact]
    public void Grafts_are_what_they_are_called()
    {
        FilterBank learned = Bank(8, 1);
        FilterSourceWeights.Of(FilterSource.Learned, learned, 1).ShouldBe(learned.Slices.SelectMany(slice => slice.Values));
        FilterSourceWeights.Of(FilterSource.Random, learned, 1).ShouldNotBe(FilterSourceWeights.Of(FilterSource.Random, learned, 2));
        FilterSourceWeights.Of(FilterSource.Random, learned, 1).ShouldBe(FilterSourceWeights.Of(FilterSource.Random, learned, 1));
        FilterBank gabor = new("conv1", 8, 1, 3, 3, FilterSourceWeights.Of(FilterSource.Gabor, learned, 1));
        gabor.Slices.Select(slice => string.Join(' ', slice.Values)).Distinct().Count().ShouldBe(8);
        gabor.Slices.Select(slice => FilterStructure.Of(slice).OddEnergy).Count(odd => odd > 0.99).ShouldBe(4);
        Should.Throw<MiniCnnException>(() => FilterSourceWeights.Of(FilterSource.Sobel, new FilterBank("conv1", 1, 1, 2, 2, [1, 2, 3, 4]), 1)).Message.ShouldContain("2x2");
    }

    [Fact]
    public void The_first_layer_stays_as_it_was_put_and_the_same_seed_gives_the_same_result()
    {
        LayerFilters layer;
        using (ArchitectureModule module = TinyTask.Module())
            layer = FirstLayerAblation.LayerOf(ModelFilters.Of(module).Layers);
        TrainingOptions options = new() { Epochs = 1, BatchSize = 10, LearningRate = 0.02, Threads = 1 };
        int threads = TorchSharp.torch.get_num_threads();
        TorchSharp.torch.set_num_threads(2);
        List<(int Seed, FilterSource FilterSource)> told = [];
        Dataset dataset = TinyTask.Dataset(test: 300);

        AblationResult result = FirstLayerAblation.Run(TinyTask.Architecture, layer, dataset, options, 2, (seed, source, _) => told.Add((seed, source)));
        TorchSharp.torch.manual_seed(9).Dispose(); // whatever was drawn before
        AblationResult again = FirstLayerAblation.Run(TinyTask.Architecture, layer, dataset, options, 2);

        TorchSharp.torch.get_num_threads().ShouldBe(1, "as the options say");
        TorchSharp.torch.set_num_threads(threads);
        result.Layer.ShouldBe("conv1");
        told.Count.ShouldBe(8);
        result.Seeds.ShouldBe([1, 2]);
        result.Accuracies.Keys.ShouldBe([FilterSource.Learned, FilterSource.Sobel, FilterSource.Gabor, FilterSource.Random]);
        result.Accuracies.Values.ShouldAllBe(accuracies => accuracies.Count == 2);
        foreach (FilterSource source in result.Accuracies.Keys)
            again.Accuracies[source].ShouldBe(result.Accuracies[source]);
        result.Accuracies[FilterSource.Learned].ShouldBeUnique("each seed is a training of its own");
        result.Accuracies[FilterSource.Sobel].Average().ShouldBeGreaterThan(0.5, "bars are told apart by their edges");
        result.Verdict(FilterSource.Sobel).ShouldStartWith("Sobel instead of the learned filters: ");
    }

    [Fact]
    public void A_frozen_layer_does_not_learn()
    {
        using ArchitectureModule module = TinyTask.Module();
        float[] before = Weights(module);
        module.named_parameters().First(pair => pair.Item1 == "conv1.weight").Item2.requires_grad = false;
        using (Trainer trainer = TinyTask.Trainer(module, new TrainingOptions { Epochs = 1, BatchSize = 10, WeightDecay = 0.1, EmaDecay = 0.5 }))
        {
            trainer.Run();
            trainer.Finish();
        }

        Weights(module).ShouldBe(before);

        static float[] Weights(ArchitectureModule module) => [.. ModelFilters.Of(module).Layers[0].Bank.Slices.SelectMany(slice => slice.Values)];
    }

    [Fact]
    public void What_cannot_be_done_is_said()
    {
        Should.Throw<MiniCnnException>(() => FirstLayerAblation.LayerOf([])).Message.ShouldContain("no convolution of the image");
        using ArchitectureModule module = TinyTask.Module();
        Should.Throw<MiniCnnException>(() => FirstLayerAblation.Run(TinyTask.Architecture, ModelFilters.Of(module).Layers[0], TinyTask.Dataset(), new TrainingOptions(), seeds: 1)).Message.ShouldContain("2 to 100");
    }

    private static FilterBank Bank(int outputs, int inputs)
    {
        var random = new Random(4);
        return new FilterBank("conv1", outputs, inputs, 3, 3, [.. Enumerable.Range(0, outputs * inputs).SelectMany(_ => NullDistribution.RandomKernel(3, 3, random).Values)]);
    }
}
