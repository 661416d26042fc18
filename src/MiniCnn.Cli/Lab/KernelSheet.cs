namespace MiniCnn.Cli.Lab;

internal static class KernelSheet
{
    private const int LargestWithNumbers = 9;

    public static SheetCell Wheel { get; } = SheetCell.Of(DirectionColors.Wheel(120), "hue: where it gets brighter");

    /// <summary>For one kernel the triptych; for a pair a row each, of a gradient with magnitude and direction; for more a row of kernels over a row of results.</summary>
    public static ContactSheet Of(KernelRun run, ColorMap? map, ValueRange? range)
    {
        var options = new ContactSheetOptions { Title = TitleOf(run), Note = NoteOf(run, map, range), Scale = SheetScale.PerCell, LargestCellPixels = 360, CellPixels = 150, Gap = 18 };
        var original = SheetCell.Of(run.Image.ToImage(), $"{run.Image.Name}, {Times(run.Image.Size)}");
        return run.Set.Kernels.Count switch
        {
            1 => Triptych(run, original, options, map, range),
            2 => Pair(run, original, options, map, range),
            _ => Many(run, original, options, map, range),
        };
    }

    /// <summary>The results that stand for the whole on a terminal: original and the last word.</summary>
    public static IReadOnlyList<Image> Small(KernelRun run, ColorMap? map, ValueRange? range)
    {
        Response result = run.Combined.FirstOrDefault(response => response.Meaning != ResponseMeaning.Direction) ?? run.Each[0][0];
        Image picture = Color(run.Each[0], map, range) is { } color && run.Combined.Count == 0 ? color.Image : result.Colored(map, range).Image;
        return [run.Image.ToImage(), picture];
    }

    /// <summary>One kernel's result in the image's own colors, where each channel is brightness.</summary>
    public static (Image Image, int Clipped)? Color(IReadOnlyList<Response> channels, ColorMap? map, ValueRange? range)
    {
        if (channels.Count != 3 || channels[0].Meaning != ResponseMeaning.Brightness || map is not null || range is not null)
            return null;
        Image picture = ImageConversion.FromPlanes([.. channels.Select(channel => channel.Plane)], out int clipped);
        return (picture, clipped);
    }

    public static SheetCell KernelCell(Kernel kernel)
    {
        bool numbers = kernel.Height <= LargestWithNumbers && kernel.Width <= LargestWithNumbers;
        return SheetCell.Of(kernel.Weights, kernel.Name) with { ShowNumbers = numbers, Map = ColorMap.Diverging };
    }

    private static ContactSheet Triptych(KernelRun run, SheetCell original, ContactSheetOptions options, ColorMap? map, ValueRange? range)
    {
        IReadOnlyList<Response> results = run.Each[0];
        SheetCell[] cells = Color(results, map, range) is { } color
            ? [SheetCell.Of(color.Image, $"{run.Set.Name} of each channel, {Times(run.Geometry.Output)}")]
            : [.. results.Select(response => Cell(response, map, range))];
        return new ContactSheet(
            [original, KernelCell(run.Set.Kernels[0]), .. cells], options with { Columns = 2 + cells.Length, Signs = ["∗", "=", .. Enumerable.Repeat(",", cells.Length - 1)] });
    }

    private static ContactSheet Pair(KernelRun run, SheetCell original, ContactSheetOptions options, ColorMap? map, ValueRange? range)
    {
        // more channels than one: each kernel keeps its row, the combined ones follow in rows of the same width
        int channels = run.Each[0].Count;
        bool combined = run.Combined.Count > 0;
        var cells = new List<SheetCell?>();
        for (int k = 0; k < 2; k++)
        {
            cells.Add(k == 0 ? original : combined ? Wheel : null);
            cells.Add(KernelCell(run.Set.Kernels[k]));
            cells.AddRange(run.Each[k].Select(response => Cell(response, map, range)));
            if (combined)
                cells.AddRange(Enumerable.Range(0, channels).Select(n => Combined(run, (2 * n) + k, map, range)));
        }
        return new ContactSheet(cells, options with { Columns = cells.Count / 2 });
    }

    private static ContactSheet Many(KernelRun run, SheetCell original, ContactSheetOptions options, ColorMap? map, ValueRange? range)
    {
        int columns = run.Set.Kernels.Count % 3 == 0 ? 3 : 4;
        var cells = new List<SheetCell?> { original };
        for (int n = 0; n < run.Combined.Count; n++)
            cells.Add(Combined(run, n, map, range));
        if (run.Set.Combination == KernelCombination.Compass && run.Each[0].Count == 1)
            cells.Add(Wheel);
        Fill(cells, columns);
        for (int first = 0; first < run.Set.Kernels.Count; first += columns)
        {
            int last = Math.Min(first + columns, run.Set.Kernels.Count);
            cells.AddRange(run.Set.Kernels.Skip(first).Take(last - first).Select(KernelCell));
            Fill(cells, columns);
            for (int channel = 0; channel < run.Each[0].Count; channel++)
            {
                cells.AddRange(Enumerable.Range(first, last - first).Select(n => Cell(run.Each[n][channel], map, range)));
                Fill(cells, columns);
            }
        }
        return new ContactSheet(cells, options with { Columns = columns, LargestCellPixels = 240, CellPixels = 110 });
    }

    private static void Fill(List<SheetCell?> cells, int columns)
    {
        while (cells.Count % columns != 0)
            cells.Add(null);
    }

    public static SheetCell Cell(Response response, ColorMap? map = null, ValueRange? range = null)
    {
        (ColorMap colors, ValueRange scale) = response.Scale(map, range);
        return SheetCell.Of(response.Plane, $"{response.Name}, {response.Plane.Height}×{response.Plane.Width}") with { Map = colors, Range = scale, ShowNumbers = false };
    }

    public static SheetCell Combined(KernelRun run, int index, ColorMap? map = null, ValueRange? range = null)
    {
        Response response = run.Combined[index];
        return response.Meaning == ResponseMeaning.Direction
            ? SheetCell.Of(DirectionColors.Of(response.Plane, run.Combined[index - 1].Plane), $"{response.Name} (hue), strength (lightness)")
            : Cell(response, map, range);
    }

    private static string TitleOf(KernelRun run) => run.Set.Family is { } family ? $"{family.Title}: {run.Image.Name}" : $"{run.Set.Kernels[0].Title}: {run.Image.Name}";

    private static string NoteOf(KernelRun run, ColorMap? map, ValueRange? range)
    {
        ConvolutionGeometry geometry = run.Geometry;
        LayerSettings layer = geometry.Layer;
        string text = $"input {Times(run.Image.Size)}, kernel {Times(layer.Kernel)}, stride {layer.Stride.ToShortString()}, "
            + $"padding {geometry.Pads}, dilation {layer.Dilation.ToShortString()}: output {Times(geometry.Output)}";
        return Color(run.Each[0], map, range) is { Clipped: > 0 } color ? $"{text}\n{color.Clipped} numbers outside 0 to 1, shown as black or full" : text;
    }

    public static string Times(Size2D size) => size.ToString().Replace('x', '×');
}
