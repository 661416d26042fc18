namespace MiniCnn.Imaging;

/// <summary>
/// A histogram of directions around a circle; the area of a wedge is its share, so that many are not made to look more than
/// they are.
/// </summary>
internal sealed class RoseChart : ChartFigure
{
    private readonly double[] _shares;
    private readonly double _period;
    private readonly int _count;

    /// <param name="degrees">Directions, counter-clockwise from the right.</param>
    /// <param name="weights">How much each counts; none for one each.</param>
    /// <param name="bins">Wedges in a period.</param>
    /// <param name="period">180 for orientations (each wedge has its opposite), 360 for directions.</param>
    /// <param name="options">Width is the width and nearly the height.</param>
    public RoseChart(IReadOnlyList<double> degrees, IReadOnlyList<double> weights, int bins, double period, ChartOptions options)
        : base(options)
    {
        if (bins is < 2 or > 72 || period is not (180 or 360) || (weights.Count != 0 && weights.Count != degrees.Count) || weights.Any(weight => !(weight >= 0)))
            throw MiniCnnException.BadUsage($"A rose plot cannot have {bins} wedges over {period}° and {weights.Count} weights for {degrees.Count} angles; expected 2 to 72, 180 or 360, and a weight of at least 0 for each angle or none");
        (_period, _count) = (period, degrees.Count);
        _shares = new double[bins];
        for (int i = 0; i < degrees.Count; i++)
        {
            if (!double.IsFinite(degrees[i]))
                continue;
            // A wedge is centered on its angle: the first reaches half a wedge to both sides of 0.
            double place = (degrees[i] / period * bins) + 0.5;
            _shares[(int)(((Math.Floor(place) % bins) + bins) % bins)] += weights.Count > 0 ? weights[i] : 1;
        }

        double sum = _shares.Sum();
        for (int i = 0; sum > 0 && i < bins; i++)
            _shares[i] /= sum;
    }

    public override double Height => Top + Width - (2 * Margin) + 4 + NoteHeight;

    public override string Description
    {
        get
        {
            int most = Array.IndexOf(_shares, _shares.Max());
            return Sentences(
                $"Rose plot of {_count} {(_period == 180 ? "orientations" : "directions")} in {_shares.Length} wedges",
                _shares.Max() > 0 ? $"Most, {NumberText.Brief(Math.Round(_shares[most] * 100, 1))} %, around {NumberText.Brief(most * _period / _shares.Length)}°" : "");
        }
    }

    internal override void Draw(Canvas canvas)
    {
        DrawFrame(canvas);
        Point2 center = new(Width / 2, Top + (Width / 2) - Margin);
        double radius = (Width / 2) - Margin - 26;
        double most = _shares.Max();
        double outer = most > 0 ? most : 1;
        foreach (double part in new[] { 0.25, 1.0 })
        {
            Circle(canvas, center, radius * Math.Sqrt(part));
            canvas.Text(
                center.X + (radius * Math.Sqrt(part) * Math.Cos(1.2)) + 3, center.Y - (radius * Math.Sqrt(part) * Math.Sin(1.2)) - 3,
                NumberText.Brief(Math.Round(outer * part * 100, 1)) + " %", new TextStyle(10), Tone.Muted);
        }

        for (int angle = 0; angle < 360; angle += 45)
        {
            Point2 end = Around(center, radius, angle);
            canvas.Line(center, end, Tone.Grid);
            Point2 label = Around(center, radius + 14, angle);
            canvas.Text(label.X, label.Y + 4, $"{angle % (int)_period}°", new TextStyle(10.5, TextAnchor.Middle), Tone.Foreground);
        }

        double step = _period / _shares.Length;
        for (int turn = 0; turn < 360 / (int)_period; turn++)
        {
            for (int i = 0; i < _shares.Length; i++)
            {
                if (_shares[i] > 0)
                    Wedge(canvas, center, radius * Math.Sqrt(_shares[i] / outer), (turn * _period) + (i * step), step, _shares[i]);
            }
        }
    }

    private static void Wedge(Canvas canvas, Point2 center, double radius, double angle, double step, double share)
    {
        List<Point2> points = [center];
        for (int i = 0; i <= 8; i++)
            points.Add(Around(center, radius, angle + (step * ((i / 8.0) - 0.5))));
        canvas.BeginGroup($"{NumberText.Brief(angle)}°: {NumberText.Brief(Math.Round(share * 100, 1))} %");
        canvas.Polygon(points, SeriesColors.Of(0), 0.8);
        canvas.Polyline([.. points, center], SeriesColors.Of(0));
        canvas.EndGroup();
    }

    private static void Circle(Canvas canvas, Point2 center, double radius) =>
        canvas.Polyline([.. Enumerable.Range(0, 73).Select(i => Around(center, radius, i * 5))], Tone.Grid);

    private static Point2 Around(Point2 center, double radius, double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Point2(center.X + (radius * cos), center.Y - (radius * sin));
    }
}
