using MiniCnn.Cli.Terminal;
using MiniCnn.Data;
using MiniCnn.Imaging;
using MiniCnn.Reports;

namespace MiniCnn.Cli.Datasets;

/// <summary>Images of a dataset side by side, a row for each class.</summary>
internal static class ImageSheet
{
    private const int TerminalColumns = 14;

    // a class with more images continues in the next row, so that a sheet of thousands has a usable shape
    private const int SheetColumns = 50;
    private const int ManyImages = 2_000;

    /// <summary>A contact sheet of the images with these indices, class by class; with one class as many rows as needed.</summary>
    public static ContactSheet Of(Dataset dataset, ImageSet images, int[] chosen, string title)
    {
        IGrouping<byte, int>[] rows = chosen.GroupBy(i => images.Labels[i]).ToArray();
        var options = new ContactSheetOptions { Title = title, CellPixels = chosen.Length > ManyImages ? 28 : 56, Gap = 4 };
        if (rows.Length == 1)
            return new ContactSheet([.. chosen.Select(i => SheetCell.Of(PatchFigures.Picture(images, i)))], options with { Note = dataset.Info.ClassNames[rows[0].Key] });
        int columns = Math.Min(SheetColumns, rows.Max(row => row.Count()));
        (string Label, int[] Part)[] lines = rows.SelectMany(row => row.Chunk(columns).Select((part, n) => (Label: n == 0 ? dataset.Info.ClassNames[row.Key] : "", Part: part))).ToArray();
        IEnumerable<SheetCell?> cells = lines.SelectMany(line => line.Part.Select(i => SheetCell.Of(PatchFigures.Picture(images, i))).Concat(Enumerable.Repeat<SheetCell?>(null, columns - line.Part.Length)));
        return new ContactSheet([.. cells], options with { Columns = columns, RowLabels = [.. lines.Select(line => line.Label)] });
    }

    /// <summary>As many of each class as fit beside each other on the terminal, under the name of the class.</summary>
    public static void Print(Dataset dataset, ImageSet images, int[] chosen, CommandContext context)
    {
        int across = Math.Min(TerminalColumns, images.Width);
        int fit = Math.Max(1, (context.Terminal.Width + 1) / (across + 1));
        TerminalColors colors = TerminalPlanes.ColorsOf(context.Terminal);
        IGrouping<byte, int>[] classes = chosen.GroupBy(i => images.Labels[i]).ToArray();
        foreach (IGrouping<byte, int> row in classes)
        {
            context.Output.Line(dataset.Info.ClassNames[row.Key]);
            foreach (int[] part in row.Take(classes.Length == 1 ? int.MaxValue : fit).Chunk(fit))
                context.Output.Out.Write(TerminalImage.RenderRow([.. part.Select(i => PatchFigures.Picture(images, i))], across, colors));
        }
    }
}
