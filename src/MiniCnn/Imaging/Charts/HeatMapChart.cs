namespace MiniCnn.Imaging;

/// <summary>What a heat map shows: numbers that become colors, the text in the cell of a row and column, and the names of rows and columns, or none.</summary>
internal sealed record HeatMap(
    Plane Colors, Func<int, int, string> Text, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, ColorMap Map, ValueRange Range, bool ShowBar, string Description);

internal sealed class HeatMapChart : ChartFigure
{
    private readonly HeatMap _map;
    private readonly double _cellWidth;
    private readonly double _left;

    /// <summary>The options' width limits the cells'.</summary>
    public HeatMapChart(HeatMap map, ChartOptions options)
        : base(options)
    {
        _map = map;
        (Plane colors, IReadOnlyList<string> rows, IReadOnlyList<string> columns) = (map.Colors, map.Rows, map.Columns);
        if ((rows.Count != 0 && rows.Count != colors.Height) || (columns.Count != 0 && columns.Count != colors.Width))
        {
            throw MiniCnnException.BadUsage(
                $"A heat map of {colors.Height}x{colors.Width} got {rows.Count} row and {columns.Count} column names; expected one each or none");
        }
        _left = Margin + (options.YLabel.Length > 0 ? 18 : 0) + (rows.Count > 0 ? rows.Max(row => TextMeasure.Width(row, LabelSize)) + 12 : 0);
        double widest = Enumerable.Range(0, colors.Height * colors.Width).Max(i => TextMeasure.Width(map.Text(i / colors.Width, i % colors.Width), 10)) + 8;
        double space = (options.Width - _left - Margin - BarSpace) / colors.Width;
        _cellWidth = Math.Floor(Math.Clamp(space, Math.Max(6, widest), 56));
    }

    public override double Width => Math.Ceiling(Math.Max(_left + (_cellWidth * _map.Colors.Width) + BarSpace + Margin, Math.Min(Options.Width, 260)));
    public override double Height => PlotTop + (CellHeight * _map.Colors.Height) + (Options.XLabel.Length > 0 ? 24 : 4) + NoteHeight;
    public override string Description =>
        Sentences(_map.Description, Options.YLabel.Length > 0 ? $"Rows: {Options.YLabel}" : "", Options.XLabel.Length > 0 ? $"columns: {Options.XLabel}" : "");
    private double CellHeight => Math.Clamp(_cellWidth, 6, 30);
    private double BarSpace => _map.ShowBar ? ColorBar.WidthOf(_map.Range, _map.Map) + 16 : 0;
    private bool TurnedColumns => _map.Columns.Count > 0 && _map.Columns.Max(column => TextMeasure.Width(column, LabelSize)) > _cellWidth - 2;
    private double PlotTop => Top + (_map.Columns.Count == 0 ? 0 : TurnedColumns ? _map.Columns.Max(column => TextMeasure.Width(column, LabelSize)) + 8 : 18);

    internal override void Draw(Canvas canvas)
    {
        DrawFrame(canvas);
        Image image = ColorMapping.Of(_map.Colors, _map.Map, _map.Range).Image;
        (double width, double height) = (_cellWidth * _map.Colors.Width, CellHeight * _map.Colors.Height);
        canvas.Frame(_left - 1, PlotTop - 1, width + 2, height + 2, Tone.Grid);
        canvas.DrawImage(_left, PlotTop, width, height, image);
        for (int row = 0; row < _map.Rows.Count; row++)
            canvas.Text(_left - 7, PlotTop + ((row + 0.5) * CellHeight) + 4, _map.Rows[row], new TextStyle(LabelSize, TextAnchor.End), Tone.Foreground);
        for (int column = 0; column < _map.Columns.Count; column++)
        {
            TextStyle style = TurnedColumns ? new(LabelSize, Vertical: true) : new(LabelSize, TextAnchor.Middle);
            canvas.Text(_left + ((column + 0.5) * _cellWidth) + (TurnedColumns ? 4 : 0), PlotTop - 6, _map.Columns[column], style, Tone.Foreground);
        }
        for (int i = 0; i < _map.Colors.Values.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, _map.Colors.Width);
            Rgb textColor = ColorMapping.ColorOf(_map.Colors.Values[i], _map.Map, _map.Range).TextColor;
            canvas.Text(_left + ((column + 0.5) * _cellWidth), PlotTop + ((row + 0.5) * CellHeight) + 3.6, _map.Text(row, column), new TextStyle(10, TextAnchor.Middle), textColor);
        }
        canvas.Text(_left + (width / 2), PlotTop + height + 18, Options.XLabel, AxisTitle, Tone.Foreground);
        canvas.Text(Margin + 9, PlotTop + (height / 2), Options.YLabel, AxisTitle with { Vertical = true }, Tone.Foreground);
        if (_map.ShowBar)
            ColorBar.Standing(canvas, _left + width + 16, PlotTop, Math.Min(height, 220), _map.Range, _map.Map);
    }
}
