using MiniCnn.Cli.Features;
using MiniCnn.Explanations;

namespace MiniCnn.Cli.Commands;

internal static class FeaturesCommand
{
    public static Command Create()
    {
        Argument<string> run = Options.Run();
        Argument<string?> image = new("image")
        {
            Description = "an image file, or mnist:17 for test image 17 of a dataset; without it, the patches of a dataset that activate each filter most",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> dataset = new("--dataset") { Description = "search the test images of this dataset; default: that of the run", HelpName = "dataset" };
        Option<int> top = Options.Whole("--top", "patches per filter; default 9", 9, 1, 100);
        Option<int?> count = Options.OptionalWhole("--images", "search only the first N images; default all", 1);
        Option<string[]> layer = Options.Layers("every layer for an image, every convolution for a dataset");
        Option<string> scale = Options.Choice("--scale", "maps with a common color scale: none, those of a layer, all; default module", "module", "unit", "module", "shared");
        Option<bool> numbers = new("--numbers") { Description = "include all values of the maps in --json" };
        (Option<string?> data, Option<string?> file, Option<bool> json, Option<bool> csv) = (DatasetAccess.Folder(), Options.Out(), Options.Json(), Options.Csv());
        return new Command("features", "Shows the feature maps of an image, or the strongest patches of each filter.") { run,
            image, dataset, top, count, layer, scale, numbers, data, file, json, csv }.Runs((parse, context) =>
        {
            using var classifier = Classifier.Load(RunFolder.Find(parse.GetValue(run)!, RunFolder.DefaultParent));
            IReadOnlyList<string> names = Options.Words(parse.GetValue(layer));
            Format format = parse.GetValue(json) ? Format.Json : parse.GetValue(csv) ? Format.Csv : Format.Text;
            IEnumerable<NamedFigure> figures;
            if (parse.GetValue(image) is { } wanted)
            {
                UsageErrors.ThrowIfAny(parse.GetValue(dataset) is null ? [] : ["an image and --dataset cannot both be looked at; leave one of them out"]);
                FeatureScale colors = Enum.Parse<FeatureScale>(parse.GetValue(scale)!, ignoreCase: true);
                figures = OneImage(classifier, ChosenImage.Find(wanted, classifier, parse.GetValue(data), context), names, colors, format, parse.GetValue(numbers), context);
            }
            else
            {
                Dataset images = parse.GetValue(dataset) is { } other
                    ? DatasetAccess.Load(other, parse.GetValue(data), context, classifier.Architecture.Input)
                    : DatasetAccess.Load(classifier.Configuration, parse.GetValue(data), context);
                figures = WholeDataset(classifier, images.Test.First(parse.GetValue(count) ?? int.MaxValue), names, parse.GetValue(top), format, context);
            }

            if (parse.GetValue(file) is not null)
                context.Output.Wrote(parse.GetValue(file), [.. figures], context.Cancel);
            return 0;
        });
    }

    private enum Format { Text, Json, Csv }

    private static IEnumerable<NamedFigure> OneImage(
        Classifier classifier, ChosenImage image, IReadOnlyList<string> names, FeatureScale scale, Format format, bool numbers, CommandContext context)
    {
        using TorchSharp.torch.Tensor normalized = classifier.Normalize(image.Images);
        IReadOnlyList<FeatureMaps> all = FeatureMaps.Of(classifier.Module, normalized);
        FeatureMaps[] layers = names.Count == 0 ? [.. all] : [.. names.Select(name => classifier.Architecture[name].Name).Select(name => all.First(maps => maps.Name == name))];
        Image picture = PatchFigures.Picture(image.Images, 0);
        if (format == Format.Json)
        {
            context.Output.Json(FeatureOutput.Json(classifier.Folder.Name, image.Name, layers, numbers));
        }
        else if (format == Format.Csv)
        {
            context.Output.Out.Write(FeatureOutput.Csv(layers));
        }
        else
        {
            context.Output.Out.Write(TerminalPlanes.Row([picture], [image.Name], context.Terminal, whole: true));
            FeatureOutput.Print(layers, all, scale, classifier.ClassNames, context);
        }

        IEnumerable<NamedFigure> single = layers.Select(maps => new NamedFigure($"features-{maps.Name}", FeatureFigures.OfLayer(maps, scale, classifier.ClassNames)));
        return layers.Length == 1 ? single : single.Prepend(new("features", FeatureFigures.Overview(picture, layers, scale, $"{classifier.Folder.Name}: {image.Name}, layer by layer")));
    }

    private static IEnumerable<NamedFigure> WholeDataset(Classifier classifier, ImageSet images, IReadOnlyList<string> names, int top, Format format, CommandContext context)
    {
        classifier.CheckSize(images);
        classifier.CheckLabels(images);
        PatchSearch[] found = [.. PatchSearch.Layers(classifier.Architecture, names).Select(layer => new PatchSearch(classifier, layer, images, top, context.Cancel))];
        if (format == Format.Json)
            context.Output.Json(found.SelectMany(search => search.Json()));
        else if (format == Format.Csv)
            context.Output.Out.Write(PatchSearch.Csv(found));
        else
            Array.ForEach(found, search => search.Print(context));
        return found.Select(search => search.Figure());
    }
}
