using MiniCnn.Explanations;
using MiniCnn.Filters;
using MiniCnn.Models;

namespace MiniCnn.Reports;

/// <summary>Images of a dataset, whole or the patches with the highest activation of a layer's filters.</summary>
internal static class PatchFigures
{
    private static readonly Rgb[] Padding = [new(0x6C, 0x8E, 0xBF), new(0x8F, 0xAA, 0xD0)];

    /// <summary>A row for each filter: itself, if its input is the image, and its patches from the highest activation down.</summary>
    public static Figure Of(
        PlacedLayer layer, LayerFilters? filters, IReadOnlyList<IReadOnlyList<BestPatch>> patches, ImageSet images, IReadOnlyList<string> classNames, int max = 32)
    {
        IReadOnlyList<BestPatch>[] shown = [.. patches.Take(max)];
        FilterBank? bank = filters is { SeesImage: true, Bank.Inputs: 1 or 3 } ? filters.Bank : null;
        ValueRange range = bank is null ? ValueRange.Unit : ValueRange.ZeroCentered(bank.Slices);
        int top = shown.Max(row => row.Count);
        List<SheetCell?> cells = [];
        foreach ((int filter, IReadOnlyList<BestPatch> row) in shown.Index())
        {
            if (bank is not null)
                cells.Add(bank.Inputs == 1 ? SheetCell.Of(bank[filter, 0]) : SheetCell.Of(FilterFigures.ColorImage(bank, filter, range.High)));
            cells.AddRange(Enumerable.Range(0, top).Select(i => i < row.Count ? SheetCell.Of(Cut(row[i], images), Caption(row[i], images, classNames)) : null));
        }

        ImageRegion field = shown[0][0].Region.Field;
        bool padded = shown.Any(row => row.Any(patch => patch.Region.Field != patch.Region.Seen));
        string[] labels = [.. bank is null ? [] : new[] { "filter" }, .. Enumerable.Range(1, top).Select(i => $"{i}")];
        return new ContactSheet(cells, new ContactSheetOptions
        {
            Title = $"Highest activations of {layer.Name} among {images.Count} images",
            Columns = labels.Length,
            CellPixels = 64,
            Gap = 8,
            Range = bank is null ? null : range,
            ColumnLabels = labels,
            RowLabels = [.. Enumerable.Range(0, shown.Length).Select(i => $"{i}")],
            Note = $"Each patch is the receptive field of {field.Height}×{field.Width} pixels of the largest output in its image; below it the image's class and that output."
                + (padded ? " Blue: padding." : "") + (shown.Length < patches.Count ? $" Shown: {shown.Length} of {patches.Count} filters." : ""),
        });
    }

    /// <summary>A whole image: in color where there are three channels, else the first in gray.</summary>
    public static Image Picture(ImageSet images, int index)
    {
        ReadOnlySpan<byte> pixels = images.Image(index);
        Image picture = new(images.Width, images.Height, images.Channels == 3 ? 3 : 1);
        for (int i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = pixels[(i % picture.Channels * images.Height * images.Width) + (i / picture.Channels)];
        return picture;
    }

    /// <summary>The pixels of a receptive field; padding is blue.</summary>
    public static Image Cut(BestPatch patch, ImageSet images)
    {
        (ImageRegion field, ImageRegion seen) = (patch.Region.Field, patch.Region.Seen);
        Image whole = Picture(images, patch.Image).ToRgb(), cut = new(field.Width, field.Height, 3);
        for (int row = 0; row < field.Height; row++)
        {
            for (int column = 0; column < field.Width; column++)
            {
                (int y, int x, Rgb padding) = (field.Top + row, field.Left + column, Padding[(row + column) % 2]);
                (cut[column, row, 0], cut[column, row, 1], cut[column, row, 2]) =
                    seen.Contains(y, x) ? (whole[x, y, 0], whole[x, y, 1], whole[x, y, 2]) : (padding.R, padding.G, padding.B);
            }
        }

        return cut;
    }

    /// <summary>The class of the patch's image and the filter's output: <c>seven 2.31</c>.</summary>
    public static string Caption(BestPatch patch, ImageSet images, IReadOnlyList<string> classNames) =>
        $"{classNames[images.Labels[patch.Image]]}: {NumberText.Brief(patch.Activation)}";
}
