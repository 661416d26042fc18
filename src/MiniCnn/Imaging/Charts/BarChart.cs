namespace MiniCnn.Imaging;

/// <summary>One bar.</summary>
/// <param name="Label">At its left.</param>
/// <param name="Value">Its length; negative ones run to the left.</param>
/// <param name="Low">Lower end of its interval, drawn as a whisker; or null.</param>
/// <param name="High">Upper end of its interval; or null.</param>
/// <param name="Color">Left out, blue.</param>
public sealed record ChartBar(string Label, double Value, double? Low = null, double? High = null, Rgb? Color = null);

/// <summary>Level bars, so that labels can be read; from zero, unless the options say otherwise.</summary>
internal sealed class BarChart : ChartFigure
{
    private const double Step = 24;
    private const double Thickness = 15;

    private readonly IReadOnlyList<ChartBar> _bars;
    private readonly double? _reference;
    private readonly string _referenceName;
    private readonly AxisScale _axis;
    private readonly double _left;
    private readonly double _right;

    public BarChart(IReadOnlyList<ChartBar> bars, ChartOptions options, double? reference, string referenceName)
        : base(options)
    {
        if (bars.Count == 0 || bars.Any(bar => !double.IsFinite(bar.Value)))
            throw MiniCnnException.BadUsage("A bar chart needs at least one bar, and a finite number for each");
        (_bars, _reference, _referenceName) = (bars, reference, referenceName);
        IEnumerable<double> values = bars.SelectMany(bar => new[] { bar.Value, bar.Low ?? bar.Value, bar.High ?? bar.Value, reference ?? bar.Value });
        _left = Margin + Math.Min(options.Width / 2.5, bars.Max(bar => TextMeasure.Width(bar.Label, LabelSize))) + 12;
        _right = options.Width - Margin - bars.Max(bar => TextMeasure.Width(options.NumberOf(bar.Value), LabelSize)) - 12;
        _axis = AxisScale.Of(values.Append(options.YLow ?? 0), isLog: false, Math.Max(2, (int)((_right - _left) / 70)), tight: false, options.YLow, options.YHigh);
    }

    public override double Height => PlotTop + (_bars.Count * Step) + 24 + (Options.XLabel.Length > 0 ? 18 : 0) + NoteHeight;

    public override string Description => Sentences(
        $"Bar chart{(Options.XLabel.Length > 0 ? " of " + Options.XLabel : "")}",
        string.Join("; ", _bars.Select(bar => $"{bar.Label} {Options.NumberOf(bar.Value)}")),
        _reference is { } value ? $"{_referenceName} {Options.NumberOf(value)}" : "");

    private double PlotTop => Top + (_reference is null || _referenceName.Length == 0 ? 0 : 16);

    internal override void Draw(Canvas canvas)
    {
        DrawFrame(canvas);
        double bottom = PlotTop + (_bars.Count * Step);
        foreach (double tick in _axis.Ticks)
        {
            canvas.Fill(Math.Round(XOf(tick)), PlotTop, 1, bottom - PlotTop, Tone.Grid);
            canvas.Text(XOf(tick), bottom + 15, Options.NumberOf(tick), new TextStyle(10, TextAnchor.Middle), Tone.Muted);
        }
        canvas.Text((_left + _right) / 2, bottom + 34, Options.XLabel, AxisTitle, Tone.Foreground);
        double zero = XOf(Math.Clamp(0, _axis.Low, _axis.High));
        for (int i = 0; i < _bars.Count; i++)
            DrawBar(canvas, _bars[i], PlotTop + (i * Step) + ((Step - Thickness) / 2), zero);
        canvas.Fill(Math.Round(zero), PlotTop, 1, bottom - PlotTop, Tone.Foreground);
        if (_reference is { } reference)
        {
            canvas.Line(new(Math.Round(XOf(reference)) + 0.5, PlotTop - 2), new(Math.Round(XOf(reference)) + 0.5, bottom), Tone.Foreground, 1, 3);
            canvas.Text(XOf(reference), PlotTop - 6, _referenceName, new TextStyle(10, TextAnchor.Middle), Tone.Foreground);
        }
    }

    private void DrawBar(Canvas canvas, ChartBar bar, double y, double zero)
    {
        double end = XOf(Math.Clamp(bar.Value, _axis.Low, _axis.High));
        canvas.BeginGroup($"{bar.Label}: {Options.NumberOf(bar.Value)}");
        canvas.Text(_left - 8, y + 11.5, bar.Label, new TextStyle(LabelSize, TextAnchor.End), Tone.Foreground);
        canvas.Fill(Math.Min(zero, end), y, Math.Abs(end - zero), Thickness, bar.Color ?? SeriesColors.Of(0));
        double right = Math.Max(zero, end);
        if (bar.Low is { } low && bar.High is { } high)
        {
            double middle = y + (Thickness / 2);
            canvas.Line(new(XOf(low), middle), new(XOf(high), middle), Tone.Foreground, 1.5);
            foreach (double x in new[] { XOf(low), XOf(high) })
                canvas.Line(new(x, middle - 4), new(x, middle + 4), Tone.Foreground, 1.5);
            right = Math.Max(right, XOf(high));
        }
        canvas.Text(right + 6, y + 11.5, Options.NumberOf(bar.Value), new TextStyle(LabelSize), Tone.Foreground);
        canvas.EndGroup();
    }

    private double XOf(double value) => _left + (_axis.PositionOf(value) * (_right - _left));
}
