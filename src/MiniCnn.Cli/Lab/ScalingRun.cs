namespace MiniCnn.Cli.Lab;

/// <summary>An image pooled, or upsampled by a transposed convolution with other methods for comparison. The kernel is null for pooling.</summary>
internal sealed record ScalingRun(LabImage Image, Kernel? Kernel, ConvolutionGeometry Geometry, IReadOnlyList<Response> Results, Checkerboard? Board)
{
    public static ScalingRun Pool(LabImage image, PoolingRule rule, LayerSettings layer)
    {
        LabImage gray = image.ToGray();
        Plane pooled = PoolingOperator.Pool(gray.Planes[0], rule, layer);
        ConvolutionGeometry geometry = layer.Over(gray.Size);
        PoolingRule other = rule == PoolingRule.Maximum ? PoolingRule.Mean : PoolingRule.Maximum;
        var results = new List<Response> { new(Name(rule), pooled, ResponseMeaning.Brightness) };
        if (layer.Dilation == Size2D.Square(1))
            results.Add(new(Name(other), PoolingOperator.Pool(gray.Planes[0], other, layer), ResponseMeaning.Brightness));
        results.Add(new("every pixel of a step (no window)",
            PoolingOperator.Pool(gray.Planes[0], rule, new() { Kind = LayerKind.Pooling, Kernel = 1, Stride = layer.Stride }), ResponseMeaning.Brightness));
        return new(gray, null, geometry, results, null);
    }

    public static ScalingRun Transpose(LabImage image, Kernel kernel, LayerSettings layer)
    {
        LabImage gray = image.ToGray();
        LayerSettings settings = layer with { Kernel = new(kernel.Height, kernel.Width), Bias = false };
        ConvolutionGeometry geometry = settings.Over(gray.Size);
        Plane result = KernelOperator.Transpose(gray.Planes, KernelWeights.Of(kernel.Weights), settings)[0];
        // Each output gets about sum/stride² of the input's brightness: one scale for all makes the board visible.
        double gain = kernel.Sum / settings.Stride.Area;
        Plane shown = Math.Abs(gain) > 1e-6 ? result.Map(value => (float)(value / gain)) : result;
        string name = Math.Abs(gain - 1) < 1e-6 || Math.Abs(gain) <= 1e-6 ? "transposed convolution" : $"transposed convolution / {LabOutput.Brief(gain)}";
        var board = Checkerboard.Of(geometry, kernel.Weights);
        Response[] results =
        [
            new(name, shown, Math.Abs(gain) > 1e-6 ? ResponseMeaning.Brightness : ResponseMeaning.ZeroCentered),
            new("nearest", Upscaling.Nearest(gray.Planes[0], geometry.Output), ResponseMeaning.Brightness),
            new("bilinear", Upscaling.Bilinear(gray.Planes[0], geometry.Output), ResponseMeaning.Brightness),
            new("what a flat image becomes", board.Flat, board.Min < 0 ? ResponseMeaning.ZeroCentered : ResponseMeaning.Strength),
        ];
        return new(gray, kernel, geometry, results, board);
    }

    public ContactSheet ToSheet()
    {
        var original = SheetCell.Of(Image.ToImage(), $"{Image.Name}, {KernelSheet.Times(Image.Size)}");
        var cells = new List<SheetCell?> { original };
        if (Kernel is not null)
            cells.Add(KernelSheet.KernelCell(Kernel));
        ValueRange? shared = Kernel is null || Results[0].Meaning != ResponseMeaning.Brightness ? null : new ValueRange(0, Math.Max(Results[0].Plane.Values.Max(), 1));
        for (int n = 0; n < Results.Count; n++)
        {
            bool flat = Kernel is not null && n == Results.Count - 1;
            // seen whole, a large picture is shrunk and its board with it: a part of it, enlarged, shows the pattern
            (Plane plane, string place) = flat ? Part(Results[n].Plane, 0, 0, 16) : Kernel is null ? (Results[n].Plane, "") : Detail(Results[n].Plane);
            ColorMapping colored = Results[n].Colored(null, flat ? ValueRange.Of(plane) : n < 3 ? shared : null);
            string caption = $"{Results[n].Name}, {Results[n].Plane.Height}×{Results[n].Plane.Width}{place}";
            cells.Add(SheetCell.Of(plane, caption) with { Map = colored.Map, Range = colored.Range, ShowNumbers = false });
        }
        string note = Board is null ? "" : Board.IsEven
            ? "A flat image stays flat away from the borders: no checkerboard."
            : $"Away from the borders a flat image becomes {LabOutput.Brief(Board.Min)} to {LabOutput.Brief(Board.Max)}, "
                + $"which shows as a checkerboard (unevenness {LabOutput.Brief(Board.Unevenness)}).";
        (string title, int columns) = Board is null ? ($"Pooling: {Image.Name}", 4) : ($"Transposed convolution: {Image.Name}", 3);
        return new ContactSheet(
            cells, new() { Title = title, Note = note, Scale = SheetScale.PerCell, LargestCellPixels = 320, CellPixels = 240, Gap = 18, Columns = columns });
    }

    /// <summary>The 80×80 part with the most detail of the bilinear picture, so that all results show the same place.</summary>
    private (Plane Plane, string Place) Detail(Plane plane)
    {
        const int Side = 80;
        if (plane.Height <= 2 * Side && plane.Width <= 2 * Side)
            return (plane, "");
        Plane guide = Results[2].Plane;
        (int row, int column, double max) = (0, 0, -1);
        for (int y = 0; y + Side <= guide.Height; y += Side / 2)
        {
            for (int x = 0; x + Side <= guide.Width; x += Side / 2)
            {
                Plane part = guide.Crop(y, x, Side, Side);
                double contrast = 0;
                for (int n = 1; n < part.Values.Length; n++)
                    contrast += n % Side == 0 ? 0 : Math.Abs(part.Values[n] - part.Values[n - 1]);
                if (contrast > max)
                    (row, column, max) = (y, x, contrast);
            }
        }
        return Part(plane, row, column, Side);
    }

    private static (Plane Plane, string Place) Part(Plane plane, int row, int column, int side)
    {
        (int height, int width) = (Math.Min(plane.Height - row, side), Math.Min(plane.Width - column, side));
        return (plane.Crop(row, column, height, width), $": rows {row} to {row + height - 1}, columns {column} to {column + width - 1}");
    }

    private static string Name(PoolingRule rule) => rule == PoolingRule.Maximum ? "max pooling" : "mean pooling";
}
