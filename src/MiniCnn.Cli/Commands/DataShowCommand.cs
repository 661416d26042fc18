namespace MiniCnn.Cli.Commands;

internal static class DataShowCommand
{
    // a class with more images continues in the next row, so that a sheet of thousands has a usable shape
    private const int SheetColumns = 50, ManyImages = 2_000;

    public static Command Create()
    {
        Argument<string> name = DataCommand.Name("the dataset, or a folder of your own");
        Option<string> split = Options.Choice("--split", "which part", "train", "train", "test");
        var only = new Option<string?>("--class") { Description = "only one class, by name or number", HelpName = "class" };
        Option<int> count = Options.Whole("--count", "images", 100, 1, 10_000);
        (Option<int> seed, Option<string?> folder, Option<bool> json) = (Options.Seed(), DatasetAccess.Folder(), Options.Json());
        Option<string?> file = Options.Out($"write an image ({string.Join(' ', ImageFile.WritableExtensions)})", "file");
        return new Command("show", "Shows images of a dataset, class by class.") { name, split, only, count, seed, folder, file, json }.Runs((parse, context) =>
        {
            Dataset dataset = DatasetAccess.Load(parse.GetRequiredValue(name), parse.GetValue(folder), context);
            ImageSet images = parse.GetRequiredValue(split) == "test" ? dataset.Test : dataset.Train;
            int? label = parse.GetValue(only) is { } word ? ClassOf(dataset, word) : (int?)null;
            int[] chosen = Choose(images, label, parse.GetValue(count), parse.GetValue(seed));
            if (chosen.Length == 0)
                throw MiniCnnException.BadData($"{dataset.Name}: no {parse.GetValue(split)} images of that class; choose another --class or --split");
            IGrouping<string, int>[] classes = [.. chosen.GroupBy(i => dataset.Info.ClassNames[images.Labels[i]])];
            if (parse.GetValue(file) is { } path)
                Sheet(images, classes, $"{dataset.Name}, {parse.GetValue(split)}: {chosen.Length:N0} of {images.Count:N0} images").Write(path);
            if (parse.GetValue(json))
                context.Output.Json(classes.SelectMany(row => row.Select(i => new { Index = i, Label = images.Labels[i], Class = row.Key })));
            else
                Print(images, classes, context);
            if (parse.GetValue(file) is { } written)
                context.Output.Wrote([written]);
            return 0;
        });
    }

    /// <summary>As many of each class as its share, the same for the same seed; in the order of classes.</summary>
    internal static int[] Choose(ImageSet images, int? label, int count, int seed)
    {
        int[] candidates = label is { } only ? images.IndicesOf(only) : [.. Enumerable.Range(0, images.Count)];
        IEnumerable<int> picked = count >= candidates.Length ? candidates
            : ValidationSplit.Of(Array.ConvertAll(candidates, i => images.Labels[i]), count, seed).Validation.Select(i => candidates[i]);
        return [.. picked.OrderBy(i => images.Labels[i])];
    }

    private static int ClassOf(Dataset dataset, string word)
    {
        List<string> names = [.. dataset.Info.ClassNames];
        return names.FindIndex(name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) is var label and >= 0 ? label
            : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < names.Count ? number
            : throw MiniCnnException.BadUsage(
                $"--class {word}: {dataset.Name} has no such class{Suggestion.For(word, names)}; expected a number below {names.Count} or one of {string.Join(", ", names)}");
    }

    /// <summary>A contact sheet of the images with these indices; with one class as many rows as needed.</summary>
    private static ContactSheet Sheet(ImageSet images, IGrouping<string, int>[] classes, string title)
    {
        SheetCell Cell(int i) => SheetCell.Of(PatchFigures.Picture(images, i));
        var options = new ContactSheetOptions { Title = title, CellPixels = classes.Sum(row => row.Count()) > ManyImages ? 28 : 56, Gap = 4 };
        if (classes.Length == 1)
            return new ContactSheet([.. classes[0].Select(Cell)], options with { Note = classes[0].Key });
        int columns = Math.Min(SheetColumns, classes.Max(row => row.Count()));
        (string Label, int[] Part)[] lines = [.. classes.SelectMany(row => row.Chunk(columns).Select((part, n) => (n == 0 ? row.Key : "", part)))];
        IEnumerable<SheetCell?> cells = lines.SelectMany(line => line.Part.Select(Cell).Concat(Enumerable.Repeat<SheetCell?>(null, columns - line.Part.Length)));
        return new ContactSheet([.. cells], options with { Columns = columns, RowLabels = [.. lines.Select(line => line.Label)] });
    }

    /// <summary>As many of each class as fit beside each other on the terminal, under the name of the class.</summary>
    private static void Print(ImageSet images, IGrouping<string, int>[] classes, CommandContext context)
    {
        int across = Math.Min(14, images.Width);
        int fit = Math.Max(1, (context.Terminal.Width + 1) / (across + 1));
        foreach (IGrouping<string, int> row in classes)
        {
            context.Output.Line(row.Key);
            foreach (int[] part in row.Take(classes.Length == 1 ? int.MaxValue : fit).Chunk(fit))
                context.Output.Out.Write(TerminalImage.RenderRow([.. part.Select(i => PatchFigures.Picture(images, i))], across, context.Terminal.ImageColors));
        }
    }
}
