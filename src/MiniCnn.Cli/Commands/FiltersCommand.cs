using MiniCnn.Cli.Filters;

namespace MiniCnn.Cli.Commands;

internal static class FiltersCommand
{
    public static Command Create()
    {
        Argument<string> run = Options.Run();
        Option<string[]> layer = Options.Layers("every layer with filters");
        Option<string> scale = Options.Choice("--scale", "one color scale per layer, or one per filter; default shared", "shared", "shared", "per-filter");
        Option<bool> before = new("--before") { Description = "also show the filters before training" };
        Option<bool> numbers = new("--numbers") { Description = "show the weights as numbers, in images too" };
        Option<int?> max = Options.OptionalWhole("--filters", "show the first N filters of a layer; default 64, for deep layers 16 in images and 8 in the terminal", 1, 4096);
        (Option<string?> file, Option<bool> json, Option<bool> csv) = (Options.Out(), Options.Json(), Options.Csv());
        return new Command("filters", "Shows the filters of a run's layers.") { run, layer, scale, before, numbers, max, file, json, csv }.Runs((parse, context) =>
        {
            var filters = ModelFilters.Read(RunFolder.Find(parse.GetValue(run)!, RunFolder.DefaultParent));
            IReadOnlyList<LayerFilters> layers = filters.Choose(Options.Words(parse.GetValue(layer)));
            FilterFigureOptions options = new()
            {
                ScalePerFilter = parse.GetValue(scale) == "per-filter",
                ShowInitial = parse.GetValue(before),
                ShowNumbers = parse.GetValue(numbers),
                MaxFilters = parse.GetValue(max),
            };
            if (parse.GetValue(json))
                context.Output.Json(FilterData.Json(filters, layers, options.ShowNumbers));
            else if (parse.GetValue(csv))
                context.Output.Out.Write(FilterData.Csv(layers, options.ShowNumbers));
            else
                layers.ToList().ForEach(chosen => FilterScreen.Print(chosen, options, context));
            if (parse.GetValue(file) is { } path)
                context.Output.Wrote(path, [.. layers.SelectMany(chosen => FilterFigures.Of(chosen, options))], context.Cancel);
            return 0;
        });
    }
}
