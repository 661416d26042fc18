using System.Globalization;
using MiniCnn.Explanations;
using MiniCnn.Imaging;

namespace MiniCnn.Reports;

/// <summary>Which feature maps share their colors.</summary>
public enum FeatureScale
{
    /// <summary>Each map has its own: its pattern shows, its strength does not.</summary>
    Unit,

    /// <summary>The maps of a layer share one: they can be compared.</summary>
    Module,

    /// <summary>All layers share one: where the numbers are large.</summary>
    Shared,
}

/// <summary>What the layers of a model make of one image, as contact sheets.</summary>
public static class FeatureFigures
{
    private const int MostInOverview = 12;
    private const int MostOfLayer = 64;

    /// <summary>A row for each layer with feature maps, the image first.</summary>
    /// <param name="image">As the model gets it.</param>
    /// <param name="layers">From <see cref="FeatureMaps.Of"/>; flat ones are left out.</param>
    /// <param name="scale">Which maps share their colors.</param>
    /// <param name="title">The heading.</param>
    public static Figure Overview(Image image, IReadOnlyList<FeatureMaps> layers, FeatureScale scale, string title)
    {
        FeatureMaps[] shown = [.. layers.Where(layer => !layer.IsFlat)];
        int columns = Math.Min(MostInOverview, shown.Select(layer => layer.Maps.Count).DefaultIfEmpty(1).Max());
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
            Note = $"White is 0, red positive, blue negative; {Words(scale)}.{(cut ? $" Shown: the first {columns} maps of a layer." : "")}",
        });
    }

    /// <summary>All maps of one layer; of a flat one bars, with the classes' names where it is the last.</summary>
    /// <param name="layer">What the layer made.</param>
    /// <param name="scale">Which maps share their colors.</param>
    /// <param name="classNames">Names of the numbers of a flat layer that has as many; else they are counted.</param>
    public static Figure OfLayer(FeatureMaps layer, FeatureScale scale, IReadOnlyList<string> classNames)
    {
        string title = $"{layer.Name}: {layer.Layer.Text}";
        if (layer.IsFlat)
            return layer.Layer.Output.Channels <= 40 ? Bars(layer, title, classNames) : Vector(layer, title);
        int count = Math.Min(layer.Maps.Count, MostOfLayer);
        return ContactSheet.Of(layer.Maps.Take(count), new ContactSheetOptions
        {
            Title = title,
            CellPixels = count <= 32 ? 84 : 56,
            Scale = SheetScaleOf(scale, SheetScale.Shared),
            Note = $"{layer.Maps.Count} maps of {layer.Layer.Output.Height}×{layer.Layer.Output.Width}; {NumberText.Fixed(100 * layer.Zeros, 0)} % of the numbers are 0. White is 0; {Words(scale)}."
                + (count < layer.Maps.Count ? $" Shown: the first {count}." : ""),
        }, [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>The range that a map is shown in.</summary>
    public static ValueRange RangeOf(Plane map, FeatureMaps layer, IReadOnlyList<FeatureMaps> layers, FeatureScale scale) => scale switch
    {
        FeatureScale.Unit => ValueRange.ZeroCenterd(map),
        FeatureScale.Module => ValueRange.ZeroCenterd(layer.Maps),
        _ => ValueRange.ZeroCenterd(layers.Where(other => !other.IsFlat).SelectMany(other => other.Maps)),
    };

    private static SheetScale SheetScaleOf(FeatureScale scale, SheetScale module) => scale switch
    {
        FeatureScale.Unit => SheetScale.PerCell,
        FeatureScale.Module => module,
        _ => SheetScale.Shared,
    };

    private static string Words(FeatureScale scale) => scale switch
    {
        FeatureScale.Unit => "each map by its own largest number",
        FeatureScale.Module => "one scale for each layer",
        _ => "one scale for all layers",
    };

    private static Figure Bars(FeatureMaps layer, string title, IReadOnlyList<string> classNames)
    {
        float[] values = layer.Maps[0].Values;
        bool named = classNames.Count == values.Length;
        return Chart.Bars(
            [.. values.Select((value, i) => new ChartBar(named ? classNames[i] : i.ToString(CultureInfo.InvariantCulture), value))],
            new ChartOptions { Title = title, Width = 460, Note = named ? "The answers before softmax: the largest is the model's class." : "" });
    }

    /// <summary>Many numbers in a row are hard to see: they are laid in lines, one below the other.</summary>
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
            Note = $"{values.Length} numbers in lines of {columns}{(laid.Length > values.Length ? ", filled up with 0" : "")}; {NumberText.Fixed(100 * layer.Zeros, 0)} % are 0.",
        });
    }
}
