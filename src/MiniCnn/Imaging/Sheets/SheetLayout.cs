namespace MiniCnn.Imaging;

/// <summary>A cell with its colors, and the size in which it is shown.</summary>
internal sealed record PlacedCell(SheetCell Cell, Image Image, ColorMapping? ColorMapping, double Width, double Height, bool OwnScale, IReadOnlyList<string> Caption, bool Numbers);

/// <summary>Where everything of a contact sheet stands.</summary>
internal sealed class SheetLayout
{
    public const double Margin = 14;
    public const double CaptionSize = 11;
    public const double LabelSize = 12;
    public const double NumberSize = 10;
    private const double SignSpace = 26;
    private readonly ContactSheetOptions _options;
    private readonly IReadOnlyList<SheetCell?> _cells;

    public SheetLayout(IReadOnlyList<SheetCell?> cells, ContactSheetOptions options)
    {
        (_cells, _options) = (cells, options);
        Columns = options.Columns > 0 ? options.Columns : options.ColumnLabels.Count > 0 ? options.ColumnLabels.Count : ChooseColumns(cells.Count);
        Rows = (cells.Count + Columns - 1) / Columns;
        if (options.RowLabels.Count > Rows || options.ColumnLabels.Count > Columns || options.Signs.Count >= Math.Max(2, Columns))
        {
            throw MiniCnnException.BadUsage(
                $"A contact sheet of {Rows} rows and {Columns} columns got {options.RowLabels.Count} row labels, "
                    + $"{options.ColumnLabels.Count} column labels and {options.Signs.Count} signs; expected no more than rows, columns and gaps between columns");
        }
        ShownScales = FindScales();
        Placed = [.. ParallelEnumerable.Range(0, cells.Count).AsOrdered().Select(i => cells[i] is { } cell ? Place(cell, i / Columns) : null)];
        PlaceColumns();
        PlaceRows();
    }

    public int Columns { get; }
    public int Rows { get; }
    public IReadOnlyList<PlacedCell?> Placed { get; }

    /// <summary>The shared scale (one), those of the rows, or none; null where a row has no numbers.</summary>
    public IReadOnlyList<ValueRange?> ShownScales { get; }
    public double[] ColumnX { get; private set; } = [];
    public double[] ColumnWidths { get; private set; } = [];
    public double[] RowY { get; private set; } = [];
    public double[] ImageHeights { get; private set; } = [];
    public double GridRight { get; private set; }
    public double GridBottom { get; private set; }
    public double Width { get; private set; }
    public double Height { get; private set; }
    public IReadOnlyList<string> TitleLines { get; private set; } = [];
    public IReadOnlyList<string> NoteLines { get; private set; } = [];
    public PlacedCell? At(int row, int column) => (row * Columns) + column < Placed.Count ? Placed[(row * Columns) + column] : null;

    /// <summary>All on one row up to 8; else a divisor that leaves no hole and makes the sheet about twice as wide as high.</summary>
    private static int ChooseColumns(int count)
    {
        if (count <= 8)
            return count;
        double wish = Math.Sqrt(2.05 * count);
        int[] divisors = [.. Enumerable.Range(1, count).Where(d => count % d == 0 && d >= wish / 1.6 && d <= wish * 1.6)];
        return divisors.Length > 0 ? divisors.MinBy(d => Math.Abs(Math.Log(d / wish)) + (d > 12 ? 1 : 0)) : (int)Math.Ceiling(wish);
    }

    private ValueRange?[] FindScales()
    {
        IEnumerable<Plane> Planes(int? row) => _cells.Where((cell, i) => row is null || i / Columns == row)
            .Where(cell => cell is { Plane: not null, Range: null } && UsesSheetMap(cell)).Select(cell => cell!.Plane!);
        return _options.Scale switch
        {
            SheetScale.Shared => [Planes(null).Any() ? _options.Range ?? _options.Map.RangeOf(Planes(null)) : null],
            SheetScale.PerRow => [.. Enumerable.Range(0, Rows).Select(row => Planes(row).Any() ? _options.Range ?? _options.Map.RangeOf(Planes(row)) : (ValueRange?)null)],
            _ => [],
        };
    }

    private bool UsesSheetMap(SheetCell cell) => cell.Map is null || ReferenceEquals(cell.Map, _options.Map);

    private PlacedCell Place(SheetCell cell, int row)
    {
        bool own = _options.Scale == SheetScale.PerCell || cell.Range is not null || !UsesSheetMap(cell);
        ValueRange? range = cell.Range
            ?? (_options.Scale == SheetScale.PerCell ? _options.Range : own || cell.Plane is null ? null : ShownScales[_options.Scale == SheetScale.Shared ? 0 : row]);
        ColorMapping? mapping = cell.Plane is { } plane ? ColorMapping.Of(plane, cell.Map ?? _options.Map, range) : null;
        bool numbers = cell.Plane is not null && (cell.ShowNumbers ?? _options.ShowNumbers);
        Image image = mapping?.Image ?? cell.Image!;
        int longest = Math.Max(cell.Columns, cell.Rows);
        double factor = Math.Max(1, _options.CellPixels / longest);
        if (numbers)
            factor = Math.Max(factor, Math.Max(18, Math.Ceiling(cell.Plane!.Values.Max(v => TextMeasure.Width(NumberOf(v), NumberSize))) + 8));
        else if (longest > _options.LargestCellPixels)
            factor = (double)_options.LargestCellPixels / longest;
        (double width, double height) = (Math.Max(1, Math.Round(cell.Columns * factor)), Math.Max(1, Math.Round(cell.Rows * factor)));
        // A figure at scale 2 has use for twice the pixels that are shown, and a file for no more.
        if (factor < 0.5)
            image = image.Resize((int)width * 2, (int)height * 2);
        double space = Math.Max(width, Math.Min(_options.CellPixels, 90));
        return new PlacedCell(cell, image, mapping, width, height, own && mapping is not null && _options.ShowScale,
            TextMeasure.Wrap(cell.Caption, CaptionSize, space), numbers);
    }

    public string NumberOf(float value) => _options.Decimals is { } decimals ? NumberText.Fixed(value, decimals) : NumberText.Brief(value);

    private void PlaceColumns()
    {
        double x = Margin;
        if (_options.RowLabels.Count > 0)
            x += TextMeasure.Width(_options.RowLabels.SelectMany(label => label.Split('\n')), LabelSize) + 10;
        (ColumnX, ColumnWidths) = (new double[Columns], new double[Columns]);
        for (int column = 0; column < Columns; column++)
        {
            IEnumerable<PlacedCell> cells = Enumerable.Range(0, Rows).Select(row => At(row, column)).OfType<PlacedCell>();
            double width = cells.Select(cell => Math.Max(cell.Width, TextMeasure.Width(cell.Caption, CaptionSize)))
                .Append(column < _options.ColumnLabels.Count ? TextMeasure.Width(_options.ColumnLabels[column].Split('\n'), LabelSize) : 0).Max();
            (ColumnX[column], ColumnWidths[column]) = (x, Math.Ceiling(width));
            x += ColumnWidths[column] + (column + 1 < Columns ? Math.Max(_options.Gap, column < _options.Signs.Count ? SignSpace : 0) : 0);
        }
        GridRight = x;
        double bars = !_options.ShowScale ? 0 : ShownScales.OfType<ValueRange>().Select(range => ColorBar.WidthOf(range, _options.Map) + 14).DefaultIfEmpty(0).Max();
        // A title wider than a small sheet makes it wider up to a point, then it wraps.
        Width = Math.Max(Math.Ceiling(GridRight + bars + Margin), Math.Min(420, TextMeasure.Width(_options.Title, 15, bold: true) + (2 * Margin)));
        TitleLines = TextMeasure.Wrap(_options.Title, 16.5, Width - (2 * Margin));
    }

    private void PlaceRows()
    {
        double y = Margin + (TitleLines.Count * 20) + (TitleLines.Count > 0 ? 6 : 0);
        if (_options.ColumnLabels.Count > 0)
            y += (_options.ColumnLabels.Max(label => label.Split('\n').Length) * LabelSize * 1.3) + 4;
        (RowY, ImageHeights) = (new double[Rows], new double[Rows]);
        for (int row = 0; row < Rows; row++)
        {
            PlacedCell[] cells = [.. Enumerable.Range(0, Columns).Select(column => At(row, column)).OfType<PlacedCell>()];
            (RowY[row], ImageHeights[row]) = (y, cells.Select(cell => cell.Height).DefaultIfEmpty(0).Max());
            double below = ScaleHeight(row) + cells.Select(CaptionHeight).DefaultIfEmpty(0).Max();
            y += ImageHeights[row] + below + (row + 1 < Rows ? Math.Max(_options.Gap, 2) : 0);
        }
        GridBottom = Math.Max(y, ShownScales is [not null] && _options.ShowScale ? RowY[0] + 64 : 0);
        NoteLines = TextMeasure.Wrap($"{_options.Note}\n{Warning()}".Trim('\n'), 10.5, Width - (2 * Margin));
        Height = Math.Ceiling(GridBottom + (NoteLines.Count > 0 ? 8 + (NoteLines.Count * 10.5 * 1.3) : 0) + Margin);
    }

    /// <summary>Space under the images of a row for their own color bars, so that captions stand on one line.</summary>
    public double ScaleHeight(int row) =>
        Enumerable.Range(0, Columns).Any(column => At(row, column) is { OwnScale: true }) ? ColorBar.LyingHeight + 4 : 0;

    private static double CaptionHeight(PlacedCell cell) => cell.Caption.Count == 0 ? 0 : 5 + (cell.Caption.Count * CaptionSize * 1.25);

    /// <summary>What the colors cannot show, in words.</summary>
    public string Warning()
    {
        static string Numbers(int count) => count == 1 ? "1 number" : $"{count} numbers";
        int clipped = Placed.Sum(cell => cell?.ColorMapping?.Clipped ?? 0), notFinite = Placed.Sum(cell => cell?.ColorMapping?.NotFinite ?? 0);
        int shrunk = Placed.Count(cell => cell is not null && cell.Width < cell.Cell.Columns);
        return string.Join("; ", new[]
        {
            clipped > 0 ? $"{Numbers(clipped)} outside the scale, shown in its end colors" : "",
            notFinite > 0 ? $"{Numbers(notFinite)} not finite, shown magenta" : "",
            shrunk > 0 ? $"{shrunk} of {Placed.Count} images shown smaller than they are" : "",
        }.Where(text => text.Length > 0));
    }
}
