using System.Globalization;
using MiniCnn.Data;
using MiniCnn.Explanations;
using MiniCnn.Filters;
using MiniCnn.Imaging;
using MiniCnn.Models;

namespace MiniCnn.Reports;

/// <summary>The image patches with the highest activation of a layer's filters.</summary>
internal static class PatchFigures
{
    private static readonly Rgb Padding = new(0x6C, 0x8E, 0xBF);
    private static readonly Rgb PaddingOther = new(0x8F, 0xAA, 0xD0);

    /// <summary>A row for each filter: itself, if its input is the image, and its patches from the highest activation down.</summary>
    public static Figure Of(
        PlacedLayer layer, LayerFilters? filters, IReadOnlyList<IReadOnlyList<BestPatch>> patches, ImageSet images, IReadOnlyList<string> classNames, int max = 32)
    {
        BestPatch[][] shown = [.. patches.Take(max).Select(row => row.ToArray())];
        bool withFilter = filters is { SeesImage: true, Bank.Inputs: 1 or 3 };
        ValueRange range = withFilter ? ValueRange.ZeroCentered(filters!.Bank.Slices) : ValueRange.Unit;
        int top = shown.Max(row => row.Length), columns = top + (withFilter ? 1 : 0);
        List<SheetCell?> cells = [];
        for (int filter = 0; filter < shown.Length; filter++)
        {
            if (withFilter)
                cells.Add(filters!.Bank.Inputs == 1 ? SheetCell.Of(filters.Bank[filter, 0]) : SheetCell.Of(FilterFigures.ColorImage(filters.Bank, filter, range.High)));
            cells.AddRange(Enumerable.Range(0, top).Select(i => i < shown[filter].Length ? Cell(shown[filter][i], images, classNames) : null));
        }

        BestPatch sample = shown[0][0];
        bool padded = shown.Any(row => row.Any(patch => patch.Region.Field != patch.Region.Seen));
        return new ContactSheet(cells, new ContactSheetOptions
        {
            Title = $"Highest activations of {layer.Name} among {images.Count} images",
            Columns = columns,
            CellPixels = 64,
            Gap = 8,
            Range = withFilter ? range : null,
            ColumnLabels = [.. withFilter ? ["filter"] : Array.Empty<string>(), .. Enumerable.Range(1, top).Select(i => i.ToString(CultureInfo.InvariantCulture))],
            RowLabels = [.. Enumerable.Range(0, shown.Length).Select(i => i.ToString(CultureInfo.InvariantCulture))],
            Note = $"Each patch is the receptive field of {sample.Region.Field.Height}×{sample.Region.Field.Width} pixels of the largest output in its image; below it the image's class and that output."
                + (padded ? " Blue: padding." : "")
                + (shown.Length < patches.Count ? $" Shown: {shown.Length} of {patches.Count} filters." : ""),
        });
    }

    /// <summary>The pixels of a receptive field; padding is blue.</summary>
    public static Image Cut(BestPatch patch, ImageSet images)
    {
        ImageRegion field = patch.Region.Field;
        ReadOnlySpan<byte> pixels = images.Image(patch.Image);
        int size = images.Height * images.Width;
        Image picture = new(field.Width, field.Height, 3);
        for (int row = 0; row < field.Height; row++)
        {
            for (int column = 0; column < field.Width; column++)
            {
                (int y, int x) = (field.Top + row, field.Left + column);
                bool inside = patch.Region.Seen.Contains(y, x);
                Rgb padding = (row + column) % 2 == 0 ? Padding : PaddingOther;
                for (int channel = 0; channel < 3; channel++)
                {
                    byte outside = channel switch { 0 => padding.R, 1 => padding.G, _ => padding.B };
                    picture[column, row, channel] = inside ? pixels[(images.Channels == 3 ? channel * size : 0) + (y * images.Width) + x] : outside;
                }
            }
        }

        return picture;
    }

    /// <summary>The class of the patch's image and the filter's output: <c>seven 2.31</c>.</summary>
    public static string Caption(BestPatch patch, ImageSet images, IReadOnlyList<string> classNames) =>
        $"{classNames[images.Labels[patch.Image]]}: {NumberText.Brief(patch.Activation)}";

    private static SheetCell Cell(BestPatch patch, ImageSet images, IReadOnlyList<string> classNames) =>
        SheetCell.Of(Cut(patch, images), Caption(patch, images, classNames));
}
