namespace MiniCnn.Imaging;

/// <summary>
/// A grid of planes and images with captions, labels and the meaning of its colors. Small planes are enlarged to squares
/// that can be seen; zero is neutral in the diverging map whatever the range.
/// </summary>
public sealed class ContactSheet : Figure
{
    private readonly ContactSheetOptions _options;
    private readonly SheetLayout _layout;

    /// <summary>Cells row after row; null leaves a place empty.</summary>
    /// <exception cref="MiniCnnException">Usage error: no cells, or options out of their range, all reported at once.</exception>
    public ContactSheet(IReadOnlyList<SheetCell?> cells, ContactSheetOptions? options = null)
        : base(options?.Title ?? "")
    {
        _options = options ?? new ContactSheetOptions();
        _options.Check();
        if (!cells.Any(cell => cell is not null))
            throw MiniCnnException.BadUsage("A contact sheet without images cannot be made; expected at least one");
        _layout = new SheetLayout(cells, _options);
    }

    /// <summary>A sheet of planes, row after row, with a caption for each or none.</summary>
    public static ContactSheet Of(IEnumerable<Plane> planes, ContactSheetOptions? options = null, IReadOnlyList<string>? captions = null) =>
        new([.. planes.Select((plane, i) => SheetCell.Of(plane, captions is not null && i < captions.Count ? captions[i] : ""))], options);

    /// <inheritdoc/>
    public override double Width => _layout.Width;

    /// <inheritdoc/>
    public override double Height => _layout.Height;

    /// <summary>How many numbers lie outside their scale; also written under the sheet.</summary>
    public int Clipped => _layout.Placed.Sum(cell => cell?.ColorMapping?.Clipped ?? 0);

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            int count = _layout.Placed.Count(cell => cell is not null);
            string scale = _layout.ShownScales is [{ } range] && _layout.Placed.Any(cell => cell is { OwnScale: false, ColorMapping: not null })
                ? $" Colors of the map {_options.Map.Name} from {NumberText.Brief(range.Low)} to {NumberText.Brief(range.High)}."
                : _layout.Placed.Any(cell => cell?.ColorMapping is not null)
                    ? $" Colors of the map {_options.Map.Name}, scaled {(_options.Scale == SheetScale.PerRow ? "row by row" : "cell by cell")}." : "";
            string captions = string.Join(", ", _layout.Placed.Where(cell => cell is { Cell.Caption.Length: > 0 }).Take(24).Select(cell => cell!.Cell.Caption.ReplaceLineEndings(" ")));
            return $"{count} {(count == 1 ? "image" : "images")} in {_layout.Rows} {(_layout.Rows == 1 ? "row" : "rows")} of {_layout.Columns}.{scale}"
                + (captions.Length > 0 ? $" {captions}." : "") + (_layout.Warning() is { Length: > 0 } warning ? $" {warning}." : "");
        }
    }

    internal override void Draw(Canvas canvas)
    {
        canvas.Paragraph(SheetLayout.Margin, SheetLayout.Margin + 12, _layout.TitleLines, new TextStyle(15, Bold: true), Tone.Foreground);
        DrawLabels(canvas);
        for (int i = 0; i < _layout.Placed.Count; i++)
        {
            if (_layout.Placed[i] is { } cell)
                DrawCell(canvas, cell, i / _layout.Columns, i % _layout.Columns);
        }
        DrawSigns(canvas);
        if (_options.ShowScale)
            DrawScales(canvas);
        canvas.Paragraph(SheetLayout.Margin, _layout.GridBottom + 18, _layout.NoteLines, new TextStyle(10.5), Tone.Muted);
    }

    private void DrawLabels(Canvas canvas)
    {
        TextStyle style = new(SheetLayout.LabelSize, TextAnchor.Middle);
        // Lines above the last, in pixels; of a row half of them.
        void Label(string text, double x, double y, TextAnchor anchor, double share)
        {
            string[] lines = text.Split('\n');
            canvas.Paragraph(x, y - ((lines.Length - 1) * style.LineHeight * share), lines, style with { Anchor = anchor }, Tone.Foreground);
        }
        foreach ((int column, string text) in _options.ColumnLabels.Index())
            Label(text, _layout.ColumnX[column] + (_layout.ColumnWidths[column] / 2), _layout.RowY[0] - 8, TextAnchor.Middle, 1);
        foreach ((int row, string text) in _options.RowLabels.Index())
            Label(text, _layout.ColumnX[0] - 9, _layout.RowY[row] + (_layout.ImageHeights[row] / 2) + 4, TextAnchor.End, 0.5);
    }

    private void DrawCell(Canvas canvas, PlacedCell cell, int row, int column)
    {
        double center = _layout.ColumnX[column] + (_layout.ColumnWidths[column] / 2);
        double x = Math.Round(center - (cell.Width / 2));
        double y = Math.Round(_layout.RowY[row] + ((_layout.ImageHeights[row] - cell.Height) / 2));
        canvas.BeginGroup(NameOf(cell, row, column));
        canvas.Frame(x - 1, y - 1, cell.Width + 2, cell.Height + 2, Tone.Grid);
        canvas.DrawImage(x, y, cell.Width, cell.Height, cell.Image);
        if (cell.Numbers)
            DrawNumbers(canvas, cell, x, y);
        double below = _layout.RowY[row] + _layout.ImageHeights[row] + _layout.ScaleHeight(row);
        if (cell.OwnScale)
            ColorBar.Lying(canvas, x, y + cell.Height + 4, cell.Width, cell.ColorMapping!.Range, cell.ColorMapping.Map);
        canvas.Paragraph(center, below + 14, cell.Caption, new TextStyle(SheetLayout.CaptionSize, TextAnchor.Middle), Tone.Foreground);
        canvas.EndGroup();
    }

    private void DrawNumbers(Canvas canvas, PlacedCell cell, double x, double y)
    {
        Plane plane = cell.Cell.Plane!;
        double step = cell.Width / plane.Width;
        for (int i = 0; i < plane.Values.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, plane.Width);
            Rgb under = ColorMapping.ColorOf(plane.Values[i], cell.ColorMapping!.Map, cell.ColorMapping.Range);
            canvas.Text(
                x + ((column + 0.5) * step), y + ((row + 0.5) * step) + (SheetLayout.NumberSize * 0.36), _layout.NumberOf(plane.Values[i]),
                new TextStyle(SheetLayout.NumberSize, TextAnchor.Middle), under.TextColor);
        }
    }

    private void DrawSigns(Canvas canvas)
    {
        foreach (int row in Enumerable.Range(0, _layout.Rows))
        {
            for (int column = 0; column < _options.Signs.Count && _layout.At(row, column + 1) is not null; column++)
            {
                double x = (_layout.ColumnX[column] + _layout.ColumnWidths[column] + _layout.ColumnX[column + 1]) / 2;
                canvas.Text(x, _layout.RowY[row] + (_layout.ImageHeights[row] / 2) + 6, _options.Signs[column], new TextStyle(19, TextAnchor.Middle), Tone.Foreground);
            }
        }
    }

    private void DrawScales(Canvas canvas)
    {
        for (int i = 0; i < _layout.ShownScales.Count; i++)
        {
            // The bar of a shared scale is the first, and runs along all rows.
            double height = _options.Scale == SheetScale.Shared ? Math.Clamp(_layout.RowY[^1] + _layout.ImageHeights[^1] - _layout.RowY[0], 50, 220) : _layout.ImageHeights[i];
            if (_layout.ShownScales[i] is { } range)
                ColorBar.Standing(canvas, _layout.GridRight + 15, _layout.RowY[i], height, range, _options.Map);
        }
    }

    private static string NameOf(PlacedCell cell, int row, int column)
    {
        string name = cell.Cell.Caption.Length > 0 ? cell.Cell.Caption.ReplaceLineEndings(" ") : $"row {row + 1}, column {column + 1}";
        if (cell.Cell.Plane is not { } plane)
            return name;
        var range = ValueRange.Of(plane);
        return $"{name}: {plane.Height}×{plane.Width}, {NumberText.Brief(range.Low)} to {NumberText.Brief(range.High)}";
    }
}
