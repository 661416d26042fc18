using System.CommandLine;
using System.Globalization;
using MiniCnn.Cli.Datasets;
using MiniCnn.Cli.Terminal;
using MiniCnn.Data;
using MiniCnn.Imaging;

namespace MiniCnn.Cli.Commands;

/// <summary><c>minicnn data show NAME</c>: some images of a dataset, as a contact sheet.</summary>
internal static class DataShowCommand
{
    public static Command Create()
    {
        Argument<string> name = DataCommand.Name("the dataset, or a folder of your own");
        Option<string> split = Options.Choice("--split", "which part", "train", "train", "test");
        var only = new Option<string?>("--class") { Description = "one class only: its name or number", HelpName = "class" };
        Option<int> count = Options.Whole("--count", "images", 100, 1, 10_000);
        (Option<int> seed, Option<string?> folder, Option<bool> json) = (Options.Seed(), DatasetAccess.Folder(), Options.Json());
        var file = new Option<string?>("--out") { Description = $"write a picture ({string.Join(' ', ImageFile.WritableExtensions)})", HelpName = "file" };
        return new Command("show", "Shows images of a dataset, class by class.") { name, split, only, count, seed, folder, file, json }.Runs((parse, context) =>
        {
            Dataset dataset = DatasetAccess.Load(parse.GetRequiredValue(name), parse.GetValue(folder), context);
            ImageSet images = parse.GetRequiredValue(split) == "test" ? dataset.Test : dataset.Train;
            int? label = parse.GetValue(only) is { } word ? ClassOf(dataset, word) : (int?)null;
            int[] chosen = Choose(images, label, parse.GetValue(count), parse.GetValue(seed));
            if (chosen.Length == 0)
                throw MiniCnnException.BadData($"{dataset.Name}: no {parse.GetValue(split)} images of that class; choose another --class or --split");
            if (parse.GetValue(file) is { } path)
                ImageSheet.Of(dataset, images, chosen, $"{dataset.Name}, {parse.GetValue(split)}: {chosen.Length:N0} of {images.Count:N0} images").Write(path);
            if (parse.GetValue(json))
                context.Output.Json(chosen.Select(i => new { Index = i, Label = images.Labels[i], Class = dataset.Info.ClassNames[images.Labels[i]] }));
            else
                ImageSheet.Print(dataset, images, chosen, context);
            if (parse.GetValue(file) is { } written)
                context.Output.Message($"wrote {written}");
            return 0;
        });
    }

    /// <summary>As many of each class as its share, the same for the same seed; in the order of classes.</summary>
    internal static int[] Choose(ImageSet images, int? label, int count, int seed)
    {
        int[] candidates = label is { } only ? images.IndicesOf(only) : [.. Enumerable.Range(0, images.Count)];
        byte[] labels = Array.ConvertAll(candidates, i => images.Labels[i]);
        int[] picked = count >= candidates.Length ? [.. Enumerable.Range(0, candidates.Length)] : ValidationSplit.Of(labels, count, seed).Validation;
        return [.. picked.Select(i => candidates[i]).OrderBy(i => images.Labels[i])];
    }

    private static int ClassOf(Dataset dataset, string word)
    {
        IReadOnlyList<string> names = dataset.Info.ClassNames;
        for (int label = 0; label < names.Count; label++)
        {
            if (names[label].Equals(word, StringComparison.OrdinalIgnoreCase))
                return label;
        }

        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < names.Count
            ? number
            : throw MiniCnnException.BadUsage(
                $"--class {word}: {dataset.Name} has no such class{Suggestion.For(word, names)}; expected a number below {names.Count} or one of {string.Join(", ", names)}");
    }
}
