using MiniCnn.Explanations;

namespace MiniCnn.Reports;

/// <summary>Which feature maps share their colors: none, so that patterns show but not strengths; those of a layer; all.</summary>
internal enum FeatureScale
{
    Unit,
    Module,
    Shared,
}

internal static class FeatureFigures
{
    private const int MaxInOverview = 12;
    private const int MaxOfLayer = 64;

    /// <summary>The image, then a row for each layer that is not flat.</summary>
    public static Figure Overview(Image image, IReadOnlyList<FeatureMaps> layers, FeatureScale scale, string title)
    {
        FeatureMaps[] shown = [.. layers.Where(layer => !layer.IsFlat)];
        int columns = Math.Min(MaxInOverview, shown.Select(layer => layer.Maps.Count).DefaultIfEmpty(1).Max());
        string cut = shown.Any(layer => layer.Maps.Count > columns) ? $" Shown: the first {columns} maps of a layer." : "";
        IEnumerable<SheetCell?[]> rows = shown.Select(layer => layer.Maps.Select(map => SheetCell.Of(map)).ToArray()).Prepend([SheetCell.Of(image)]);
        return new ContactSheet([.. rows.SelectMany(row => Enumerable.Range(0, columns).Select(row.ElementAtOrDefault))], new ContactSheetOptions
        {
            Title = title,
            Columns = columns,
            Gap = 14,
            Scale = Meaning(scale, SheetScale.PerRow).Scale,
            RowLabels = ["image", .. shown.Select(layer => $"{layer.Name}\n{layer.Layer.Output.ToString().Replace('x', '×')}")],
            Note = $"White is 0, red positive, blue negative; {Meaning(scale, SheetScale.PerRow).Text}.{cut}",
        });
    }

    /// <summary>All maps of one layer; of a flat one bars, with the classes' names where it has as many values.</summary>
    public static Figure OfLayer(FeatureMaps layer, FeatureScale scale, IReadOnlyList<string> classNames)
    {
        string title = $"{layer.Name}: {layer.Layer.Text}";
        if (layer.IsFlat)
            return layer.Layer.Output.Channels <= 40 ? Bars(layer.Maps[0].Values, title, classNames) : Vector(layer, title);
        int count = Math.Min(layer.Maps.Count, MaxOfLayer);
        (SheetScale sheetScale, string text) = Meaning(scale, SheetScale.Shared);
        return new ContactSheet([.. layer.Maps.Take(count).Select((map, i) => SheetCell.Of(map, $"{i}"))], new ContactSheetOptions
        {
            Title = title,
            CellPixels = count <= 32 ? 84 : 56,
            Scale = sheetScale,
            Note = $"{layer.Maps.Count} maps of {layer.Layer.Output.Height}×{layer.Layer.Output.Width}; {NumberText.Percent(layer.Zeros, 0)} of the values are 0. White is 0; {text}."
                + (count < layer.Maps.Count ? $" Shown: the first {count}." : ""),
        });
    }

    /// <summary>The range that a map is shown in.</summary>
    public static ValueRange RangeOf(Plane map, FeatureMaps layer, IReadOnlyList<FeatureMaps> layers, FeatureScale scale) => ValueRange.ZeroCentered(scale switch
    {
        FeatureScale.Unit => [map],
        FeatureScale.Module => layer.Maps,
        _ => layers.Where(other => !other.IsFlat).SelectMany(other => other.Maps),
    });

    private static (SheetScale Scale, string Text) Meaning(FeatureScale scale, SheetScale module) => scale switch
    {
        FeatureScale.Unit => (SheetScale.PerCell, "each map by its own largest value"),
        FeatureScale.Module => (module, "one scale for each layer"),
        _ => (SheetScale.Shared, "one scale for all layers"),
    };

    private static Figure Bars(float[] values, string title, IReadOnlyList<string> classNames)
    {
        bool named = classNames.Count == values.Length;
        return Chart.Bars(
            [.. values.Select((value, i) => new ChartBar(named ? classNames[i] : $"{i}", value))],
            new ChartOptions { Title = title, Width = 460, Note = named ? "The logits: the largest is the predicted class." : "" });
    }

    /// <summary>Many values in one row are hard to see: they are wrapped into lines.</summary>
    private static ContactSheet Vector(FeatureMaps layer, string title)
    {
        float[] values = layer.Maps[0].Values;
        int columns = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(2.0 * values.Length))), rows = (values.Length + columns - 1) / columns;
        var lines = new Plane(rows, columns);
        values.CopyTo(lines.Values, 0);
        return ContactSheet.Of([lines], new ContactSheetOptions
        {
            Title = title,
            CellPixels = 420,
            Note = $"{values.Length} values in lines of {columns}{(rows * columns > values.Length ? ", filled up with 0" : "")}; {NumberText.Percent(layer.Zeros, 0)} are 0.",
        });
    }
}
