using System.CommandLine;
using System.Globalization;
using MiniCnn.Cli.Compare;
using MiniCnn.Cli.Datasets;
using MiniCnn.Cli.Terminal;
using MiniCnn.Cli.Training;
using MiniCnn.Data;
using MiniCnn.Filters;
using MiniCnn.Reports;
using MiniCnn.Runs;
using MiniCnn.Training;

namespace MiniCnn.Cli.Commands;

/// <summary><c>minicnn compare RUN [RUN2]</c>: learned filters against hand-made kernels, or against those of another run.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        Argument<string> run = Options.Run();
        Argument<string?> other = new("other") { Description = "another run, whose filters are compared instead of the kernels", Arity = ArgumentArity.ZeroOrOne };
        Option<string[]> layer = Options.Layers("the first convolution");
        Option<string[]> with = new("--with")
        {
            Description = $"kernels of the catalog, such as sobel,scharr,prewitt,gabor; default: {string.Join(",", ComparisonKernels.Standard)}",
            HelpName = "kernels",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<int> images = Options.Whole("--images", "held-out images for the measures on images, 0 for none; default 64", 64, 0, 10_000);
        Option<int> draws = Options.Whole("--draws", "random kernels of the null distribution; default 5000", 5_000, 100, 1_000_000);
        Option<bool> ablation = new("--ablation") { Description = "retrain the rest with the first layer frozen to learned, Sobel, Gabor and random filters" };
        Option<int> seeds = Options.Whole("--seeds", "trainings of each with --ablation; default 5", 5, 2, 100);
        Option<double?> epochs = Options.OptionalReal("--epochs", "epochs of each training with --ablation; default: the run's own", 0.001, 10_000);
        Option<int?> train = Options.OptionalWhole("--train-images", "training images with --ablation, the first so many; default all", 1);
        (Option<int> seed, Option<string?> data, Option<string?> file, Option<bool> json, Option<bool> csv) = (Options.Seed(), DatasetAccess.Folder(), Options.Out(), Options.Json(), Options.Csv());
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
            Results results = new(parse.GetValue(json), parse.GetValue(csv), context);
            if (parse.GetValue(other) is { } second)
            {
                Pair(filters, ModelFilters.Read(RunFolder.Find(second, RunFolder.DefaultParent)), layers, parse.GetValue(seed), results);
            }
            else
            {
                Dataset? dataset = parse.GetValue(images) > 0 || parse.GetValue(ablation) ? RunImages.Load(classifier.Configuration, parse.GetValue(data), context) : null;
                ComparisonOptions options = new() { Draws = parse.GetValue(draws), Seed = parse.GetValue(seed) };
                if (Options.Words(parse.GetValue(with)) is { Count: > 0 } kernels)
                    options = options with { Kernels = kernels };
                foreach (LayerFilters chosen in layers)
                    results.Add(RunComparison.Of(chosen, classifier, parse.GetValue(images) > 0 ? dataset!.Test.First(parse.GetValue(images)) : null, options));
                if (parse.GetValue(ablation))
                    Ablate(classifier, filters, dataset!, parse.GetValue(seeds), parse.GetValue(seed), parse.GetValue(epochs), parse.GetValue(train), results);
            }

            results.Finish(classifier.Folder.Name);
            if (parse.GetValue(file) is { } path)
                context.Output.Wrote(NamedFigure.Write(path, results.Figures, context.Cancel));
            return 0;
        });
    }

    private static void Pair(ModelFilters mine, ModelFilters theirs, IReadOnlyList<LayerFilters> layers, int seed, Results results)
    {
        foreach (LayerFilters layer in layers)
            results.Add(layer, theirs.Choose([layer.Name])[0], (mine.Name, theirs.Name), seed);
    }

    private static void Ablate(Classifier classifier, ModelFilters filters, Dataset dataset, int seeds, int seed, double? epochs, int? train, Results results)
    {
        TrainingOptions training = classifier.Configuration.Training with { Seed = seed };
        if (epochs is { } passes)
            training = training with { Epochs = passes };
        Dataset images = dataset with
        {
            Train = dataset.Train.First(train ?? int.MaxValue),
            Info = dataset.Info with { Mean = [.. classifier.Configuration.Dataset.Mean], StandardDeviation = [.. classifier.Configuration.Dataset.StandardDeviation] },
        };
        CommandContext context = results.Context;
        results.Add(FirstLayerAblation.Run(
            classifier.Architecture, FirstLayerAblation.LayerOf(filters.Layers), images, training, seeds,
            (at, source, accuracy) => context.Output.Message(string.Create(CultureInfo.InvariantCulture, $"seed {at}, {source.ToString().ToLowerInvariant()}: {100 * accuracy:0.00} %")), context.Cancel));
    }

    /// <summary>Prints text at once, collects JSON, CSV and figures.</summary>
    private sealed class Results(bool json, bool csv, CommandContext context)
    {
        private readonly List<RunComparison> _layers = [];
        private readonly List<object> _pairings = [];
        private object? _ablation;

        public CommandContext Context => context;

        public List<NamedFigure> Figures { get; } = [];

        public void Add(RunComparison compared)
        {
            _layers.Add(compared);
            Figures.AddRange(ComparisonFigures.Of(compared));
            if (!json && !csv)
                CompareScreen.Print(compared, context.Output);
        }

        public void Add(LayerFilters mine, LayerFilters theirs, (string Mine, string Theirs) names, int seed)
        {
            var pairing = BankPairing.Of(mine.Bank, theirs.Bank, seed: seed);
            string? sharing = RunComparison.SharedWeights(mine, theirs);
            _pairings.Add(CompareData.Json(mine.Name, pairing, sharing));
            Figures.Add(new($"pairs-{mine.Name}", ComparisonFigures.Pairs(mine, theirs, pairing, names)));
            if (csv)
                context.Output.Out.Write(CompareData.Csv(mine.Name, pairing));
            else if (!json)
                CompareScreen.Print(pairing, names, mine.Name, sharing, context.Output);
        }

        public void Add(AblationResult result)
        {
            _ablation = CompareData.Json(result);
            Figures.Add(new("ablation", ComparisonFigures.Ablation(result)));
            if (!json && !csv)
                CompareScreen.Print(result, context.Output);
        }

        public void Finish(string run)
        {
            if (json)
                context.Output.Json(new { Run = run, Layers = _layers.Select(CompareData.Json), Pairings = _pairings, Ablation = _ablation });
            else if (csv && _layers.Count > 0)
                context.Output.Out.Write(CompareData.Csv(_layers));
        }
    }
}
