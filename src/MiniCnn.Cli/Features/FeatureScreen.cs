using System.Globalization;
using MiniCnn.Cli.Terminal;
using MiniCnn.Explanations;
using MiniCnn.Imaging;
using MiniCnn.Reports;

namespace MiniCnn.Cli.Features;

/// <summary>Feature maps on the screen: a row of images for each layer, numbers for flat ones.</summary>
internal static class FeatureScreen
{
    private const int MaxNumbers = 10;

    public static void Print(
        string name, Image image, IReadOnlyList<FeatureMaps> layers, IReadOnlyList<FeatureMaps> all, FeatureScale scale, IReadOnlyList<string> classNames, CommandContext context)
    {
        context.Output.Out.Write(TerminalPlanes.Row([image], [name], context.Terminal, whole: true));
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
        int width = layer.Layer.Output.Width;
        int count = Math.Min(layer.Maps.Count, TerminalPlanes.Across(context.Terminal, width));
        string shown = count < layer.Maps.Count ? $"; shown: {count} of {layer.Maps.Count} maps (--out writes more)" : "";
        string legend = scale == FeatureScale.Unit ? "each map by its own largest value" : TerminalPlanes.Legend(FeatureFigures.RangeOf(layer.Maps[0], layer, all, scale), context.Terminal);
        context.Output.Line($"{layer.Name}: {layer.Layer.Text}, {layer.Layer.Output}; {legend}; {NumberText.Percent(layer.Zeros, 0)} are 0{shown}");
        context.Output.Out.Write(TerminalPlanes.Row(
            [.. layer.Maps.Take(count)], [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))],
            i => FeatureFigures.RangeOf(layer.Maps[i], layer, all, scale), context.Terminal));
    }

    private static void Flat(FeatureMaps layer, IReadOnlyList<string> classNames, Output output)
    {
        float[] values = layer.Maps[0].Values;
        bool named = classNames.Count == values.Length;
        IEnumerable<string> largest = values.Select((value, i) => (Value: value, Name: named ? classNames[i] : $"#{i}")).OrderByDescending(pair => pair.Value).Take(MaxNumbers)
            .Select(pair => $"{pair.Name} {NumberText.Fixed(pair.Value, 2)}");
        output.Line($"{layer.Name}: {layer.Layer.Text}, {values.Length} values, {NumberText.Percent(layer.Zeros, 0)} are 0; largest: {string.Join(", ", largest)}");
    }
}
