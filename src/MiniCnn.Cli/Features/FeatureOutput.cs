using MiniCnn.Explanations;

namespace MiniCnn.Cli.Features;

/// <summary>Feature maps as JSON, as CSV, and on the screen: a row of images for each layer, numbers for flat ones.</summary>
internal static class FeatureOutput
{
    private const int MaxNumbers = 10;

    public static object Json(string run, string image, IReadOnlyList<FeatureMaps> layers, bool numbers) => new
    {
        Run = run,
        Image = image,
        Layers = layers.Select(layer => new
        {
            layer.Name,
            layer.Layer.Text,
            Shape = layer.Layer.Output.ToString(),
            layer.Zeros,
            Maps = layer.Maps.Select((map, i) => new
            {
                Map = i,
                Min = map.Values.Min(),
                Max = map.Values.Max(),
                Mean = map.Values.Average(),
                Values = numbers || layer.IsFlat ? map.Values.Chunk(map.Width) : null,
            }),
        }),
    };

    public static string Csv(IReadOnlyList<FeatureMaps> layers) => CsvText.Write(
        ["layer", "map", "row", "column", "value"],
        from layer in layers
        from map in layer.Maps.Index()
        from value in map.Item.Values.Index()
        select new object?[] { layer.Name, map.Index, value.Index / map.Item.Width, value.Index % map.Item.Width, value.Item });

    public static void Print(IReadOnlyList<FeatureMaps> layers, IReadOnlyList<FeatureMaps> all, FeatureScale scale, IReadOnlyList<string> classNames, CommandContext context)
    {
        foreach (FeatureMaps layer in layers)
        {
            if (layer.IsFlat)
                Flat(layer, classNames, context.Output);
            else
                Maps(layer, all, scale, context);
        }
    }

    private static void Maps(FeatureMaps layer, IReadOnlyList<FeatureMaps> all, FeatureScale scale, CommandContext context)
    {
        int count = Math.Min(layer.Maps.Count, TerminalPlanes.Across(context.Terminal, layer.Layer.Output.Width));
        string shown = count < layer.Maps.Count ? $"; shown: {count} of {layer.Maps.Count} maps (--out writes more)" : "";
        string legend = scale == FeatureScale.Unit ? "each map by its own largest value" : TerminalPlanes.Legend(Range(0), context.Terminal);
        context.Output.Line($"{layer.Name}: {layer.Layer.Text}, {layer.Layer.Output}; {legend}; {NumberText.Percent(layer.Zeros, 0)} are 0{shown}");
        context.Output.Out.Write(TerminalPlanes.Row([.. layer.Maps.Take(count)], [.. Enumerable.Range(0, count).Select(i => $"{i}")], Range, context.Terminal));

        ValueRange Range(int map) => FeatureFigures.RangeOf(layer.Maps[map], layer, all, scale);
    }

    private static void Flat(FeatureMaps layer, IReadOnlyList<string> classNames, Output output)
    {
        float[] values = layer.Maps[0].Values;
        IEnumerable<string> largest = values.Index().OrderByDescending(pair => pair.Item).Take(MaxNumbers)
            .Select(pair => $"{(classNames.Count == values.Length ? classNames[pair.Index] : $"#{pair.Index}")} {NumberText.Fixed(pair.Item, 2)}");
        output.Line($"{layer.Name}: {layer.Layer.Text}, {values.Length} values, {NumberText.Percent(layer.Zeros, 0)} are 0; largest: {string.Join(", ", largest)}");
    }
}
