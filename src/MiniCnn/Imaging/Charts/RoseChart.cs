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

    /// <summary>Arguments as of <see cref="Chart.Rose"/>; no weights mean one each. With a period of 180 each wedge has its opposite.</summary>
    public RoseChart(IReadOnlyList<double> degrees, IReadOnlyList<double> weights, int bins, double period, ChartOptions options)
        : base(options)
    {
        if (bins is < 2 or > 72 || period is not (180 or 360) || (weights.Count != 0 && weights.Count != degrees.Count) || weights.Any(weight => !(weight >= 0)))
            throw MiniCnnException.BadUsage($"A rose plot cannot have {bins} wedges over {period}° and {weights.Count} weights for {degrees.Count} angles; "
                + "expected 2 to 72, 180 or 360, and a weight of at least 0 for each angle or none");
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
        if (sum > 0)
            _shares = [.. _shares.Select(share => share / sum)];
    }

    public override double Height => Top + Width - (2 * Margin) + 4 + NoteHeight;

    public override string Description => Sentences(
        $"Rose plot of {_count} {(_period == 180 ? "orientations" : "directions")} in {_shares.Length} wedges",
        _shares.Max() > 0 ? $"Most, {Percent(_shares.Max())}, around {NumberText.Brief(Array.IndexOf(_shares, _shares.Max()) * _period / _shares.Length)}°" : "");

    internal override void Draw(Canvas canvas)
    {
        DrawFrame(canvas);
        Point2 center = new(Width / 2, Top + (Width / 2) - Margin);
        double radius = (Width / 2) - Margin - 26;
        double outer = _shares.Max() > 0 ? _shares.Max() : 1;
        foreach (double part in new[] { 0.25, 1.0 })
        {
            double ring = radius * Math.Sqrt(part);
            canvas.Polyline([.. Enumerable.Range(0, 73).Select(i => Around(center, ring, i * 5))], Tone.Grid);
            canvas.Text(center.X + (ring * Math.Cos(1.2)) + 3, center.Y - (ring * Math.Sin(1.2)) - 3, Percent(outer * part), new TextStyle(10), Tone.Muted);
        }
        for (int angle = 0; angle < 360; angle += 45)
        {
            canvas.Line(center, Around(center, radius, angle), Tone.Grid);
            Point2 label = Around(center, radius + 14, angle);
            canvas.Text(label.X, label.Y + 4, $"{angle % (int)_period}°", new TextStyle(10.5, TextAnchor.Middle), Tone.Foreground);
        }
        double step = _period / _shares.Length;
        for (int i = 0; i < 360 / (int)_period * _shares.Length; i++)
        {
            double share = _shares[i % _shares.Length];
            if (share > 0)
                Wedge(canvas, center, radius * Math.Sqrt(share / outer), i * step, step, share);
        }
    }

    private static void Wedge(Canvas canvas, Point2 center, double radius, double angle, double step, double share)
    {
        Point2[] points = [center, .. Enumerable.Range(0, 9).Select(i => Around(center, radius, angle + (step * ((i / 8.0) - 0.5))))];
        canvas.BeginGroup($"{NumberText.Brief(angle)}°: {Percent(share)}");
        canvas.Polygon(points, SeriesColors.Of(0), 0.8);
        canvas.Polyline([.. points, center], SeriesColors.Of(0));
        canvas.EndGroup();
    }

    private static string Percent(double share) => NumberText.Brief(Math.Round(share * 100, 1)) + " %";

    private static Point2 Around(Point2 center, double radius, double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Point2(center.X + (radius * cos), center.Y - (radius * sin));
    }
}
