namespace MiniCnn.Imaging;

internal sealed class LineChart : ChartFigure
{
    private const int MaxMarks = 30;

    private readonly IReadOnlyList<ChartSeries> _series;
    private readonly Point2[][] _points;
    private readonly int _leftOut;
    private readonly AxisScale _x;
    private readonly AxisScale _y;
    private readonly double _left;
    private readonly double _right;
    private readonly List<(double X, int Row, int Series)> _legend = [];

    public LineChart(IReadOnlyList<ChartSeries> series, ChartOptions options)
        : base(options)
    {
        if (series.Count == 0)
            throw MiniCnnException.BadUsage("A line chart without a series cannot be made; expected at least one");
        _series = series;
        // A point that cannot be shown becomes a break in its line.
        _points = [.. series.Select(s => s.Points.Select(p => IsShown(p) ? p : new Point2(double.NaN, double.NaN)).ToArray())];
        _leftOut = series.Zip(_points).Sum(pair => pair.First.Points.Zip(pair.Second).Count(p => double.IsFinite(p.First.Y) && double.IsNaN(p.Second.Y)));
        IEnumerable<Point2> all = _points.SelectMany(points => points).Where(p => double.IsFinite(p.X));
        _x = AxisScale.Of(all.Select(p => p.X), options.LogX, Math.Max(2, options.Width / 90), tight: true);
        _y = AxisScale.Of(all.Select(p => p.Y), options.LogY, Math.Max(2, options.PlotHeight / 45), tight: false, options.YLow, options.YHigh);
        _left = Margin + (options.YLabel.Length > 0 ? 18 : 0) + _y.Ticks.Select(t => TextMeasure.Width(options.NumberOf(t), LabelSize)).DefaultIfEmpty(0).Max() + 8;
        _right = options.Width - Margin - 6;
        PlaceLegend();
    }

    public override double Height => PlotTop + Options.PlotHeight + 22 + (Options.XLabel.Length > 0 ? 18 : 0) + NoteHeight;

    public override string Description => Sentences(
        $"Line chart of {string.Join(", ", _series.Select(s => s.Name))}",
        Options.XLabel.Length > 0 ? $"Across: {Options.XLabel}" : "",
        Options.YLabel.Length > 0 ? $"Upwards: {Options.YLabel}{(Options.LogY ? ", logarithmic" : "")}" : "",
        string.Join("; ", _series.Zip(_points).Select(pair => Story(pair.First, pair.Second))));

    protected override string Note => $"{Options.Note}{(_leftOut > 0 ? $"\nNumbers that these axes cannot show are left out: {_leftOut}" : "")}".TrimStart('\n');
    private double PlotTop => Top + (_legend.Count > 0 ? ((_legend[^1].Row + 1) * 18) + 4 : 0);

    internal override void Draw(Canvas canvas)
    {
        DrawFrame(canvas);
        DrawAxes(canvas);
        for (int i = 0; i < _series.Count; i++)
        {
            canvas.BeginGroup(Story(_series[i], _points[i]));
            DrawSeries(canvas, _points[i], ColorOf(i), _series[i].Dashed);
            canvas.EndGroup();
        }
        foreach ((double x, int row, int series) in _legend)
        {
            double y = Top + (row * 18) + 8;
            canvas.Line(new(x, y), new(x + 20, y), ColorOf(series), 2, _series[series].Dashed ? 4 : 0);
            canvas.Text(x + 26, y + 4, _series[series].Name, new TextStyle(LabelSize), Tone.Foreground);
        }
    }

    private static string Story(ChartSeries series, Point2[] points)
    {
        Point2[] shown = [.. points.Where(p => double.IsFinite(p.X))];
        return shown.Length == 0 ? $"{series.Name}: no numbers" : $"{series.Name} from {NumberText.Brief(shown[0].Y)} to {NumberText.Brief(shown[^1].Y)}";
    }

    private bool IsShown(Point2 p) =>
        double.IsFinite(p.X) && double.IsFinite(p.Y) && (!Options.LogY || p.Y > 0) && (!Options.LogX || p.X > 0)
        && !(p.Y < Options.YLow) && !(p.Y > Options.YHigh);

    private Rgb ColorOf(int index) => _series[index].Color ?? SeriesColors.Of(index);

    /// <summary>Beside each other, then in the next row; none for a single series without a name.</summary>
    private void PlaceLegend()
    {
        (double x, int row) = (_left, 0);
        for (int i = 0; i < _series.Count; i++)
        {
            if (_series[i].Name.Length == 0 || (_series.Count == 1 && _series[i].Name == Options.YLabel))
                continue;
            double width = 26 + TextMeasure.Width(_series[i].Name, LabelSize) + 18;
            if (x > _left && x + width - 18 > _right)
                (x, row) = (_left, row + 1);
            _legend.Add((x, row, i));
            x += width;
        }
    }

    private void DrawAxes(Canvas canvas)
    {
        double bottom = PlotTop + Options.PlotHeight;
        foreach (double tick in _y.Ticks)
        {
            double y = Math.Round(YOf(tick));
            canvas.Fill(_left, y, _right - _left, 1, Tone.Grid);
            canvas.Text(_left - 7, y + 4, Options.NumberOf(tick), new TextStyle(LabelSize, TextAnchor.End), Tone.Foreground);
        }
        canvas.Fill(_left, bottom, _right - _left, 1, Tone.Muted);
        foreach (double tick in _x.Ticks)
        {
            double x = Math.Round(XOf(tick));
            canvas.Fill(x, bottom, 1, 5, Tone.Muted);
            canvas.Text(x, bottom + 18, NumberText.Brief(tick), new TextStyle(LabelSize, TextAnchor.Middle), Tone.Foreground);
        }
        canvas.Text((_left + _right) / 2, bottom + 36, Options.XLabel, AxisTitle, Tone.Foreground);
        canvas.Text(Margin + 9, PlotTop + (Options.PlotHeight / 2.0), Options.YLabel, AxisTitle with { Vertical = true }, Tone.Foreground);
    }

    private void DrawSeries(Canvas canvas, Point2[] points, Rgb color, bool dashed)
    {
        List<Point2> line = [];
        foreach (Point2 p in points.Append(new Point2(double.NaN, 0)))
        {
            if (double.IsFinite(p.X))
                line.Add(new Point2(XOf(p.X), YOf(p.Y)));
            else if (line.Count > 0)
            {
                canvas.Polyline([.. line], color, 2, dashed ? 5 : 0);
                line.Clear();
            }
        }
        if (points.Length > MaxMarks || dashed)
            return;
        foreach (Point2 p in points.Where(p => double.IsFinite(p.X)))
            canvas.Disc(new Point2(XOf(p.X), YOf(p.Y)), 3, color);
    }

    private double XOf(double value) => _left + 4 + (_x.PositionOf(value) * (_right - _left - 8));
    private double YOf(double value) => PlotTop + ((1 - _y.PositionOf(value)) * Options.PlotHeight);
}
