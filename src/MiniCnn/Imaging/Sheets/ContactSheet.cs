namespace MiniCnn.Imaging;

/// <summary>
/// A grid of planes and images with captions, labels and the meaning of its colors. Small planes are enlarged to squares
/// that can be seen; zero is neutral in the diverging map whatever the range.
/// </summary>
public sealed class ContactSheet : Figure
{
    private readonly ContactSheetOptions _options;
    private readonly SheetLayout _layout;

    /// <param name="cells">Row after row; null leaves a place empty.</param>
    /// <param name="options">How it looks.</param>
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

    /// <summary>A sheet of planes.</summary>
    /// <param name="planes">Row after row.</param>
    /// <param name="options">How it looks.</param>
    /// <param name="captions">One a plane, or none.</param>
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
                : _layout.Placed.Any(cell => cell?.ColorMapping is not null) ? $" Colors of the map {_options.Map.Name}, scaled {(_options.Scale == SheetScale.PerRow ? "row by row" : "cell by cell")}." : "";
            string captions = string.Join(", ", _layout.Placed.Where(cell => cell is { Cell.Caption.Length: > 0 }).Take(24).Select(cell => cell!.Cell.Caption.ReplaceLineEndings(" ")));
            return $"{count} {(count == 1 ? "image" : "images")} in {_layout.Rows} {(_layout.Rows == 1 ? "row" : "rows")} of {_layout.Columns}.{scale}"
                + (captions.Length > 0 ? $" {captions}." : "") + (_layout.Warning() is { Length: > 0 } warning ? $" {warning}." : "");
        }
    }

    /// <inheritdoc/>
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
        for (int column = 0; column < _options.ColumnLabels.Count; column++)
        {
            string[] lines = _options.ColumnLabels[column].Split('\n');
            TextStyle style = new(SheetLayout.LabelSize, TextAnchor.Middle);
            double y = _layout.RowY[0] - 8 - ((lines.Length - 1) * style.LineHeight);
            canvas.Paragraph(_layout.ColumnX[column] + (_layout.ColumnWidths[column] / 2), y, lines, style, Tone.Foreground);
        }

        for (int row = 0; row < _options.RowLabels.Count; row++)
        {
            string[] lines = _options.RowLabels[row].Split('\n');
            TextStyle style = new(SheetLayout.LabelSize, TextAnchor.End);
            double y = _layout.RowY[row] + (_layout.ImageHeights[row] / 2) + 4 - ((lines.Length - 1) * style.LineHeight / 2);
            canvas.Paragraph(_layout.ColumnX[0] - 9, y, lines, style, Tone.Foreground);
        }
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
        TextStyle style = new(SheetLayout.CaptionSize, TextAnchor.Middle);
        canvas.Paragraph(center, below + 14, cell.Caption, style, Tone.Foreground);
        canvas.EndGroup();
    }

    private void DrawNumbers(Canvas canvas, PlacedCell cell, double x, double y)
    {
        Plane plane = cell.Cell.Plane!;
        double step = cell.Width / plane.Width;
        for (int row = 0; row < plane.Height; row++)
        {
            for (int column = 0; column < plane.Width; column++)
            {
                float value = plane[row, column];
                Rgb under = float.IsFinite(value) ? cell.ColorMapping!.Map.At(cell.ColorMapping.Range.PositionOf(value)) : ColorMapping.NotFiniteColor;
                canvas.Text(
                    x + ((column + 0.5) * step), y + ((row + 0.5) * step) + (SheetLayout.NumberSize * 0.36), _layout.NumberOf(value),
                    new TextStyle(SheetLayout.NumberSize, TextAnchor.Middle), under.TextColor);
            }
        }
    }

    private void DrawSigns(Canvas canvas)
    {
        for (int row = 0; row < _layout.Rows; row++)
        {
            for (int column = 0; column < _options.Signs.Count && _layout.At(row, column + 1) is not null; column++)
            {
                double left = _layout.ColumnX[column] + _layout.ColumnWidths[column];
                canvas.Text((left + _layout.ColumnX[column + 1]) / 2, _layout.RowY[row] + (_layout.ImageHeights[row] / 2) + 6, _options.Signs[column], new TextStyle(19, TextAnchor.Middle), Tone.Foreground);
            }
        }
    }

    private void DrawScales(Canvas canvas)
    {
        for (int i = 0; i < _layout.ShownScales.Count; i++)
        {
            if (_layout.ShownScales[i] is not { } range)
                continue;
            bool shared = _options.Scale == SheetScale.Shared;
            double height = shared ? Math.Clamp(_layout.RowY[^1] + _layout.ImageHeights[^1] - _layout.RowY[0], 50, 220) : _layout.ImageHeights[i];
            ColorBar.Standing(canvas, _layout.GridRight + 15, _layout.RowY[shared ? 0 : i], height, range, _options.Map);
        }
    }

    private static string NameOf(PlacedCell cell, int row, int column)
    {
        string name = cell.Cell.Caption.Length > 0 ? cell.Cell.Caption.ReplaceLineEndings(" ") : $"row {row + 1}, column {column + 1}";
        return cell.Cell.Plane is { } plane
            ? $"{name}: {plane.Height}×{plane.Width}, {NumberText.Brief(ValueRange.Of(plane).Low)} to {NumberText.Brief(ValueRange.Of(plane).High)}"
            : name;
    }
}
