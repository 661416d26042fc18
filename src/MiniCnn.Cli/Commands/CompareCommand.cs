using MiniCnn.Cli.Compare;
using MiniCnn.Training;

namespace MiniCnn.Cli.Commands;

internal static class CompareCommand
{
    public static Command Create()
    {
        Argument<string> run = Options.Run();
        Argument<string?> other = new("other") { Description = "another run to compare with instead of the kernels", Arity = ArgumentArity.ZeroOrOne };
        Option<string[]> layer = Options.Layers("the first convolution");
        Option<string[]> with = new("--with")
        {
            Description = $"kernels of the catalog, such as sobel,scharr,prewitt,gabor; default: {string.Join(",", ComparisonKernels.Standard)}",
            HelpName = "kernels",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<int> images = Options.Whole("--images", "held-out images for the image-based measures, 0 for none; default 64", 64, 0, 10_000);
        Option<int> draws = Options.Whole("--draws", "random kernels for the null distribution; default 5000", 5_000, 100, 1_000_000);
        Option<bool> ablation = new("--ablation") { Description = "retrain the rest with the first layer frozen to learned, Sobel, Gabor and random filters" };
        Option<int> seeds = Options.Whole("--seeds", "training runs per filter source with --ablation; default 5", 5, 2, 100);
        Option<double?> epochs = Options.OptionalReal("--epochs", "epochs of each training with --ablation; default: the run's own", 0.001, 10_000);
        Option<int?> train = Options.OptionalWhole("--train-images", "with --ablation, train on the first N images; default all", 1);
        (Option<int> seed, Option<string?> data, Option<string?> file, Option<bool> json, Option<bool> csv) =
            (Options.Seed(), DatasetAccess.Folder(), Options.Out(), Options.Json(), Options.Csv());
        return new Command("compare", "Compares a run's filters with hand-made kernels, or with those of another run.")
        {
            run, other, layer, with, images, draws, seed, ablation, seeds, epochs, train, data, file, json, csv,
        }.Runs((parse, context) =>
        {
            UsageErrors.ThrowIfAny(parse.GetValue(other) is not null && parse.GetValue(ablation) ? ["--ablation uses one run; leave the other run out"] : []);
            using var classifier = Classifier.Load(RunFolder.Find(parse.GetValue(run)!, RunFolder.DefaultParent));
            var filters = ModelFilters.Read(classifier.Folder);
            IReadOnlyList<string> names = Options.Words(parse.GetValue(layer));
            IReadOnlyList<LayerFilters> layers = names.Count > 0 ? filters.Choose(names) : [filters.Choose([]).FirstOrDefault(known => !known.IsLinear) ?? filters.Layers[0]];
            CompareResults results = new(parse.GetValue(json), parse.GetValue(csv), context);
            if (parse.GetValue(other) is { } second)
            {
                using var another = Classifier.Load(RunFolder.Find(second, RunFolder.DefaultParent));
                var theirs = ModelFilters.Read(another.Folder);
                foreach (ModelPairing.Layers pair in ModelPairing.Of(filters, theirs, layers, parse.GetValue(seed)))
                    results.Add(pair, (filters.Name, theirs.Name));
                results.Add(SameFunction.Of(classifier, another, parse.GetValue(seed)));
            }
            else
            {
                Dataset? dataset = parse.GetValue(images) > 0 || parse.GetValue(ablation) ? DatasetAccess.Load(classifier.Configuration, parse.GetValue(data), context) : null;
                IReadOnlyList<string> kernels = Options.Words(parse.GetValue(with));
                ComparisonOptions options = new() { Cancel = context.Cancel, Draws = parse.GetValue(draws), Seed = parse.GetValue(seed), Kernels = kernels.Count > 0 ? kernels : ComparisonKernels.Standard };
                foreach (LayerFilters chosen in layers)
                    results.Add(RunComparison.Of(chosen, classifier, parse.GetValue(images) > 0 ? dataset!.Test.First(parse.GetValue(images)) : null, options));
                if (parse.GetValue(ablation))
                {
                    TrainingOptions own = classifier.Configuration.Training;
                    TrainingOptions training = own with { Seed = parse.GetValue(seed), Epochs = parse.GetValue(epochs) ?? own.Epochs };
                    results.Add(Ablate(classifier, filters, dataset!, training, parse.GetValue(seeds), parse.GetValue(train) ?? int.MaxValue, context));
                }
            }

            results.Finish(classifier.Folder.Name);
            context.Output.Wrote(parse.GetValue(file), results.Figures, context.Cancel);
            return 0;
        });
    }

    private static AblationResult Ablate(Classifier classifier, ModelFilters filters, Dataset dataset, TrainingOptions training, int seeds, int train, CommandContext context)
    {
        RunDataset seen = classifier.Configuration.Dataset;
        Dataset images = dataset with { Train = dataset.Train.First(train), Info = dataset.Info with { Mean = [.. seen.Mean], StandardDeviation = [.. seen.StandardDeviation] } };
        return FirstLayerAblation.Run(
            classifier.Architecture, FirstLayerAblation.LayerOf(filters.Layers), images, training, seeds,
            (seed, source, accuracy) => context.Output.Message(
                string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {source.ToString().ToLowerInvariant()}: {100 * accuracy:0.00} %")), context.Cancel);
    }
}
