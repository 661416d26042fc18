using System.Globalization;
using MiniCnn.Explanations;
using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>Which feature maps share their colors.</summary>
internal enum FeatureScale
{
    /// <summary>Each map has its own: its pattern is visible, its strength is not.</summary>
    Unit,

    /// <summary>The maps of a layer share one.</summary>
    Module,

    /// <summary>All layers share one.</summary>
    Shared,
}

/// <summary>The feature maps of one image, as contact sheets.</summary>
internal static class FeatureFigures
{
    private const int MaxInOverview = 12;
    private const int MaxOfLayer = 64;

    /// <summary>The image, then a row for each layer that is not flat.</summary>
    public static Figure Overview(Image image, IReadOnlyList<FeatureMaps> layers, FeatureScale scale, string title)
    {
        FeatureMaps[] shown = [.. layers.Where(layer => !layer.IsFlat)];
        int columns = Math.Min(MaxInOverview, shown.Select(layer => layer.Maps.Count).DefaultIfEmpty(1).Max());
        List<SheetCell?> cells = [SheetCell.Of(image), .. Enumerable.Repeat<SheetCell?>(null, columns - 1)];
        foreach (FeatureMaps layer in shown)
            cells.AddRange(Enumerable.Range(0, columns).Select(i => i < layer.Maps.Count ? SheetCell.Of(layer.Maps[i]) : null));
        bool cut = shown.Any(layer => layer.Maps.Count > columns);
        return new ContactSheet(cells, new ContactSheetOptions
        {
            Title = title,
            Columns = columns,
            CellPixels = 72,
            Gap = 14,
            Scale = SheetScaleOf(scale, SheetScale.PerRow),
            RowLabels = ["image", .. shown.Select(layer => $"{layer.Name}\n{layer.Layer.Output.ToString().Replace('x', '×')}")],
            Note = $"White is 0, red positive, blue negative; {ScaleText(scale)}.{(cut ? $" Shown: the first {columns} maps of a layer." : "")}",
        });
    }

    /// <summary>All maps of one layer; of a flat one bars, with the classes' names where it has as many values.</summary>
    public static Figure OfLayer(FeatureMaps layer, FeatureScale scale, IReadOnlyList<string> classNames)
    {
        string title = $"{layer.Name}: {layer.Layer.Text}";
        if (layer.IsFlat)
            return layer.Layer.Output.Channels <= 40 ? Bars(layer, title, classNames) : Vector(layer, title);
        int count = Math.Min(layer.Maps.Count, MaxOfLayer);
        return ContactSheet.Of(layer.Maps.Take(count), new ContactSheetOptions
        {
            Title = title,
            CellPixels = count <= 32 ? 84 : 56,
            Scale = SheetScaleOf(scale, SheetScale.Shared),
            Note = $"{layer.Maps.Count} maps of {layer.Layer.Output.Height}×{layer.Layer.Output.Width}; {NumberText.Percent(layer.Zeros, 0)} of the values are 0. White is 0; {ScaleText(scale)}."
                + (count < layer.Maps.Count ? $" Shown: the first {count}." : ""),
        }, [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>The range that a map is shown in.</summary>
    public static ValueRange RangeOf(Plane map, FeatureMaps layer, IReadOnlyList<FeatureMaps> layers, FeatureScale scale) => scale switch
    {
        FeatureScale.Unit => ValueRange.ZeroCentered(map),
        FeatureScale.Module => ValueRange.ZeroCentered(layer.Maps),
        _ => ValueRange.ZeroCentered(layers.Where(other => !other.IsFlat).SelectMany(other => other.Maps)),
    };

    private static SheetScale SheetScaleOf(FeatureScale scale, SheetScale module) => scale switch
    {
        FeatureScale.Unit => SheetScale.PerCell,
        FeatureScale.Module => module,
        _ => SheetScale.Shared,
    };

    private static string ScaleText(FeatureScale scale) => scale switch
    {
        FeatureScale.Unit => "each map by its own largest value",
        FeatureScale.Module => "one scale for each layer",
        _ => "one scale for all layers",
    };

    private static Figure Bars(FeatureMaps layer, string title, IReadOnlyList<string> classNames)
    {
        float[] values = layer.Maps[0].Values;
        bool named = classNames.Count == values.Length;
        return Chart.Bars(
            [.. values.Select((value, i) => new ChartBar(named ? classNames[i] : i.ToString(CultureInfo.InvariantCulture), value))],
            new ChartOptions { Title = title, Width = 460, Note = named ? "The logits: the largest is the predicted class." : "" });
    }

    /// <summary>Many values in one row are hard to see: they are wrapped into lines.</summary>
    private static ContactSheet Vector(FeatureMaps layer, string title)
    {
        float[] values = layer.Maps[0].Values;
        int columns = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(2.0 * values.Length)));
        int rows = (values.Length + columns - 1) / columns;
        float[] laid = new float[rows * columns];
        Array.Copy(values, laid, values.Length);
        return ContactSheet.Of([new Plane(rows, columns, laid)], new ContactSheetOptions
        {
            Title = title,
            CellPixels = 420,
            Note = $"{values.Length} values in lines of {columns}{(laid.Length > values.Length ? ", filled up with 0" : "")}; {NumberText.Percent(layer.Zeros, 0)} are 0.",
        });
    }
}
