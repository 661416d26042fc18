namespace MiniCnn.Imaging;

/// <summary>A matrix as colored cells with numbers.</summary>
internal sealed class HeatMapChart : ChartFigure
{
    private readonly Plane _colors;
    private readonly Func<int, int, string> _text;
    private readonly IReadOnlyList<string> _rows;
    private readonly IReadOnlyList<string> _columns;
    private readonly ColorMap _map;
    private readonly ValueRange _range;
    private readonly bool _showBar;
    private readonly string _story;
    private readonly double _cellWidth;
    private readonly double _left;

    /// <param name="colors">What gets a color.</param>
    /// <param name="text">What is written into a cell.</param>
    /// <param name="rows">Names of rows.</param>
    /// <param name="columns">Names of columns.</param>
    /// <param name="map">Colors.</param>
    /// <param name="range">Numbers of the ends.</param>
    /// <param name="showBar">Whether a color bar shows the numbers of colors.</param>
    /// <param name="story">What there is to see.</param>
    /// <param name="options">Width is the most that cells may take.</param>
    public HeatMapChart(
        Plane colors, Func<int, int, string> text, IReadOnlyList<string> rows, IReadOnlyList<string> columns, ColorMap map, ValueRange range, bool showBar, string story, ChartOptions options)
        : base(options)
    {
        if ((rows.Count != 0 && rows.Count != colors.Height) || (columns.Count != 0 && columns.Count != colors.Width))
        {
            throw MiniCnnException.BadUsage(
                $"A heat map of {colors.Height}x{colors.Width} got {rows.Count} row and {columns.Count} column names; expected one each or none");
        }

        (_colors, _text, _rows, _columns, _map, _range, _showBar, _story) = (colors, text, rows, columns, map, range, showBar, story);
        _left = Margin + (options.YLabel.Length > 0 ? 18 : 0) + (rows.Count > 0 ? rows.Max(row => TextMeasure.Width(row, LabelSize)) + 12 : 0);
        double widest = Enumerable.Range(0, colors.Height * colors.Width).Max(i => TextMeasure.Width(text(i / colors.Width, i % colors.Width), 10)) + 8;
        double room = (options.Width - _left - Margin - BarRoom) / colors.Width;
        _cellWidth = Math.Floor(Math.Clamp(room, Math.Max(6, widest), 56));
    }

    public override double Width => Math.Ceiling(Math.Max(_left + (_cellWidth * _colors.Width) + BarRoom + Margin, Math.Min(Options.Width, 260)));

    public override double Height => PlotTop + (CellHeight * _colors.Height) + (Options.XLabel.Length > 0 ? 24 : 4) + NoteHeight;

    public override string Description => Sentences(_story, Options.YLabel.Length > 0 ? $"Rows: {Options.YLabel}" : "", Options.XLabel.Length > 0 ? $"columns: {Options.XLabel}" : "");

    private double CellHeight => Math.Clamp(_cellWidth, 6, 30);

    private double BarRoom => _showBar ? ColorBar.WidthOf(_range, _map) + 16 : 0;

    private bool TurnedColumns => _columns.Count > 0 && _columns.Max(column => TextMeasure.Width(column, LabelSize)) > _cellWidth - 2;

    private double PlotTop => Top + (_columns.Count == 0 ? 0 : TurnedColumns ? _columns.Max(column => TextMeasure.Width(column, LabelSize)) + 8 : 18);

    internal override void Draw(Canvas canvas)
    {
        DrawFrame(canvas);
        Image image = ColorMapping.Of(_colors, _map, _range).Image;
        (double width, double height) = (_cellWidth * _colors.Width, CellHeight * _colors.Height);
        canvas.Frame(_left - 1, PlotTop - 1, width + 2, height + 2, Tone.Grid);
        canvas.DrawImage(_left, PlotTop, width, height, image);
        for (int row = 0; row < _rows.Count; row++)
            canvas.Text(_left - 7, PlotTop + ((row + 0.5) * CellHeight) + 4, _rows[row], new TextStyle(LabelSize, TextAnchor.End), Tone.Foreground);
        for (int column = 0; column < _columns.Count; column++)
        {
            double x = _left + ((column + 0.5) * _cellWidth);
            if (TurnedColumns)
                canvas.Text(x + 4, PlotTop - 6, _columns[column], new TextStyle(LabelSize, Vertical: true), Tone.Foreground);
            else
                canvas.Text(x, PlotTop - 6, _columns[column], new TextStyle(LabelSize, TextAnchor.Middle), Tone.Foreground);
        }

        for (int i = 0; i < _colors.Values.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, _colors.Width);
            float value = _colors.Values[i];
            Rgb textColor = (float.IsFinite(value) ? _map.At(_range.PositionOf(value)) : ColorMapping.NotFiniteColor).TextColor;
            canvas.Text(_left + ((column + 0.5) * _cellWidth), PlotTop + ((row + 0.5) * CellHeight) + 3.6, _text(row, column), new TextStyle(10, TextAnchor.Middle), textColor);
        }

        canvas.Text(_left + (width / 2), PlotTop + height + 18, Options.XLabel, new TextStyle(12, TextAnchor.Middle), Tone.Foreground);
        canvas.Text(Margin + 9, PlotTop + (height / 2), Options.YLabel, new TextStyle(12, TextAnchor.Middle, Vertical: true), Tone.Foreground);
        if (_showBar)
            ColorBar.Standing(canvas, _left + width + 16, PlotTop, Math.Min(height, 220), _range, _map);
    }
}
