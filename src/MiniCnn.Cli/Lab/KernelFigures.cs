namespace MiniCnn.Cli.Lab;

internal static class KernelFigures
{
    private static readonly LayerSettings WholeImage = new() { Padding = Padding.Half, PaddingMode = PaddingMode.Replicate };

    /// <summary>Kernel | frequency response | original | result, a row for each kernel, and the combined result.</summary>
    public static ContactSheet Of(KernelSet set, LabImage image)
    {
        var run = KernelRun.Of(image, set, WholeImage, ChannelMode.Gray, false);
        var options = new ContactSheetOptions
        {
            Title = set.Family?.Title ?? set.Kernels[0].Title,
            Note = $"Source: {set.Kernels[0].Source}",
            Scale = SheetScale.PerCell,
            CellPixels = 150,
            LargestCellPixels = 300,
            Gap = 18,
        };
        return set.Kernels.Count <= 2 ? Rows(run, options) : Grid(run, options with { CellPixels = 110, LargestCellPixels = 220 });
    }

    private static ContactSheet Rows(KernelRun run, ContactSheetOptions options)
    {
        var cells = new List<SheetCell?>();
        for (int n = 0; n < run.Set.Kernels.Count; n++)
            cells.AddRange([KernelSheet.KernelCell(run.Set.Kernels[n]), ResponseCell(run.Set.Kernels[n]), n == 0 ? Original(run) : run.Combined.Count > 0 ? KernelSheet.Combined(run, 0) : null, KernelSheet.Cell(run.Each[n][0])]);
        if (run.Combined.Count > 1)
            cells.AddRange([null, KernelSheet.Wheel, KernelSheet.Combined(run, 1), null]);
        return new ContactSheet(cells, options with { Columns = 4, ColumnLabels = ["kernel", "frequency response", "", "result"] });
    }

    /// <summary>Two kernels a row, each with its response and result; the original and what the set says together first.</summary>
    private static ContactSheet Grid(KernelRun run, ContactSheetOptions options)
    {
        // pictures stand in the columns of results, so that kernels keep narrow columns
        var pictures = new List<SheetCell?> { Original(run) };
        pictures.AddRange(Enumerable.Range(0, run.Combined.Count).Select(n => KernelSheet.Combined(run, n)));
        if (run.Set.Combination == KernelCombination.Compass)
            pictures.Insert(2, KernelSheet.Wheel);
        var cells = new List<SheetCell?>();
        foreach (SheetCell? picture in pictures.Count % 2 == 0 ? pictures : [.. pictures, null])
            cells.AddRange([null, null, picture]);
        for (int n = 0; n < run.Set.Kernels.Count; n++)
            cells.AddRange([KernelSheet.KernelCell(run.Set.Kernels[n]), ResponseCell(run.Set.Kernels[n]) with { Caption = "frequencies" }, KernelSheet.Cell(run.Each[n][0])]);
        return new ContactSheet(cells, options with { Columns = 6 });
    }

    private static SheetCell Original(KernelRun run) => SheetCell.Of(run.Image.ToImage(), run.Image.Name);

    /// <summary>Every kernel of the catalog with its result, family by family.</summary>
    public static ContactSheet Catalog(LabImage image)
    {
        var gray = image.ToGray().ToImage();
        LabImage small = image with { Planes = (gray.Width <= 160 ? gray : gray.Resize(160, (int)Math.Max(1, Math.Round(gray.Height * 160.0 / gray.Width)))).ToPlanes() };
        var cells = new List<SheetCell?>();
        foreach (Kernel kernel in KernelCatalog.All)
        {
            var run = KernelRun.Of(small, new KernelSet(kernel.Name, [kernel], KernelCombination.None), WholeImage, ChannelMode.Gray, false);
            cells.Add(SheetCell.Of(kernel.Weights, kernel.Name) with { Map = ColorMap.Diverging });
            cells.Add(KernelSheet.Cell(run.Each[0][0]) with { Caption = "" });
        }
        string title = $"The kernels and what they do to {image.Name}";
        return new ContactSheet(
            cells, new() { Title = title, Columns = 8, Scale = SheetScale.PerCell, ShowScale = false, CellPixels = 96, LargestCellPixels = 128, Gap = 10 });
    }

    private static SheetCell ResponseCell(Kernel kernel)
    {
        Plane response = FrequencyResponse.Of(kernel.Weights);
        return SheetCell.Of(response, "middle: flat; edges: half a cycle per pixel") with { Map = ColorMap.Viridis, Range = new(0, Math.Max(response.Values.Max(), float.Epsilon)) };
    }
}
